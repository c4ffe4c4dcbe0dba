/** Durations of all cases of a measure; a group is some stretches of it. */
export type Column = { values: Float64Array; buckets: Uint16Array }
export type Stretch = { from: number; n: number }

const bucketCount = 4096
// Exponent and six more bits of a double: buckets 1.6 % wide, rising with the value. Below 2^-10 all share the first.
const bitsKept = 14
const lowest = highWordOf(2 ** -10) >>> bitsKept
const histogram = new Uint32Array(bucketCount)

function highWordOf(value: number): number {
  return new DataView(Float64Array.of(value).buffer).getUint32(4, true)
}

/** @param values not negative. */
export function columnOf(values: Float64Array): Column {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const buckets = new Uint16Array(values.length)
  for (let index = 0; index < values.length; index += 1) {
    const bucket = ((words[index * 2 + 1] as number) >>> bitsKept) - lowest
    buckets[index] = bucket < 0 ? 0 : bucket >= bucketCount ? bucketCount - 1 : bucket
  }
  return { values, buckets }
}

/**
 * Quantiles of a group and as many `zeros` besides, interpolated between neighbours as `percentile_cont` does; none of an empty group.
 * Counted by bucket first, so that only the few values of the bucket a rank falls into are sorted: a year's figures ask
 * this of a hundred groups.
 * @param probabilities 0…1.
 */
export function quantilesOf(
  column: Column,
  stretches: readonly Stretch[],
  zeros: number,
  probabilities: readonly number[],
): number[] {
  const { buckets } = column
  histogram.fill(0)
  let n = zeros
  for (const { from, n: count } of stretches) {
    n += count
    for (let index = from; index < from + count; index += 1) (histogram[buckets[index] as number] as number)++
  }
  if (n === 0) return []
  let opened: { bucket: number; values: Float64Array } | undefined
  const valueAt = (rank: number): number => {
    let before = zeros
    if (rank < before) return 0
    let bucket = 0
    while (before + (histogram[bucket] as number) <= rank) before += histogram[bucket++] as number
    if (opened?.bucket !== bucket)
      opened = { bucket, values: sortBucket(column, stretches, bucket, histogram[bucket] as number) }
    return opened.values[rank - before] as number
  }
  return probabilities.map((probability) => {
    const position = (n - 1) * probability
    const below = Math.floor(position)
    const low = valueAt(below)
    if (below === position) return low
    const high = valueAt(below + 1)
    return low === high ? low : low + (position - below) * (high - low)
  })
}

function sortBucket(
  { values, buckets }: Column,
  stretches: readonly Stretch[],
  bucket: number,
  count: number,
): Float64Array {
  const found = new Float64Array(count)
  let at = 0
  for (const { from, n } of stretches) {
    for (let index = from; index < from + n; index += 1)
      if (buckets[index] === bucket) found[at++] = values[index] as number
  }
  return found.sort()
}
