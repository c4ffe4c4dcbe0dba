/** Why no weights can be given: a question that all answered alike, or one that follows from the others. */
export type Refusal = 'constant' | 'singular'
export type Weights = { raw: number[]; percent: number[]; r2: number }

const smallestEigenvalue = 1e-8

/**
 * How much of the variance of an outcome belongs to each of several correlated predictors: Johnson's relative weights. `raw` add up to
 * R², `percent` to 100. They say what goes together, not what causes what. `undefined` for fewer than two predictors or rows.
 * @param outcome one value a row.
 * @param predictors one list of values a predictor, each as long as the outcome.
 * @throws RangeError for lists of different lengths.
 * Source: Johnson 2000, Multivariate Behavioral Research 35, 1-19.
 */
export function relativeWeights(
  outcome: readonly number[],
  predictors: readonly (readonly number[])[],
): Weights | Refusal | undefined {
  if (predictors.some((values) => values.length !== outcome.length)) throw new RangeError('lists of different lengths')
  if (predictors.length < 2 || outcome.length < 2) return undefined
  const products = multiply([outcome, ...predictors])
  return weigh(products, products.times)
}

/**
 * The 2.5 % and 97.5 % points of each predictor's percent over `samples` drawn with replacement; the same seed draws the same.
 * `undefined` where fewer than nine in ten samples had weights.
 */
export function bootstrapWeights(
  outcome: readonly number[],
  predictors: readonly (readonly number[])[],
  { seed, samples }: { seed: number; samples: number },
): { low: number; high: number }[] | undefined {
  const products = multiply([outcome, ...predictors])
  const n = outcome.length
  const chance = drawFrom(seed)
  const drawn: number[][] = []
  const times = new Float64Array(products.times.length)
  for (let turn = 0; turn < samples; turn += 1) {
    times.fill(0)
    for (let draw = 0; draw < n; draw += 1) {
      const row = products.groupOf[Math.floor(chance() * n)] as number
      times[row] = (times[row] as number) + 1
    }
    const weights = weigh(products, times)
    if (typeof weights === 'object') drawn.push(weights.percent)
  }
  if (drawn.length < samples * 0.9) return undefined
  return predictors.map((_, at) => {
    const sorted = drawn.map((percent) => percent[at] as number).sort((one, other) => one - other)
    const point = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number
    return { low: point(0.025), high: point(0.975) }
  })
}

/** Mulberry32: 0 ≤ x < 1. */
function drawFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Matrix = number[][]
const cell = (matrix: Matrix, row: number, column: number) => (matrix[row] as number[])[column] as number

/** `times`: how often each row counts. */
function weigh(products: Products, times: Float64Array): Weights | Refusal {
  const correlations = correlate(products, times)
  if (!correlations) return 'constant'
  const places = Array.from({ length: products.columns - 1 }, (_, at) => at)
  const between = places.map((row) => places.map((column) => cell(correlations, row + 1, column + 1)))
  const { values, vectors } = eigen(between)
  if (Math.min(...values) < smallestEigenvalue) return 'singular'
  const combine = (power: number) => {
    const powers = values.map((value) => value ** power)
    return places.map((row) =>
      places.map((column) =>
        powers.reduce((sum, value, k) => sum + cell(vectors, row, k) * value * cell(vectors, column, k), 0),
      ),
    )
  }
  const [root, inverse] = [combine(0.5), combine(-0.5)]
  const beta = places.map((k) =>
    places.reduce((sum, column) => sum + cell(inverse, k, column) * cell(correlations, 0, column + 1), 0),
  )
  const raw = places.map((row) =>
    places.reduce((sum, k) => sum + cell(root, row, k) ** 2 * (beta[k] as number) ** 2, 0),
  )
  const r2 = raw.reduce((sum, weight) => sum + weight, 0)
  return { raw, percent: raw.map((weight) => (r2 === 0 ? 100 / raw.length : (weight / r2) * 100)), r2 }
}

/**
 * Of each row that differs from the others: the outcome and the predictors, each about nought so that large numbers lose nothing, then
 * each times each up to it, all side by side. `times`: how often the row was given; `groupOf`: which of them a given row is.
 */
type Products = { columns: number; width: number; cells: Float64Array; times: Float64Array; groupOf: Int32Array }

function multiply(lists: readonly (readonly number[])[]): Products {
  const columns = lists.length
  const width = columns + (columns * (columns + 1)) / 2
  const means = lists.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
  const groups = new Map<string, { row: number[]; times: number; at: number }>()
  const groupOf = Int32Array.from(lists[0] as readonly number[], (_, at) => {
    const row = lists.map((values) => values[at] as number)
    const key = row.join(' ')
    const group = groups.get(key) ?? { row, times: 0, at: groups.size }
    group.times += 1
    groups.set(key, group)
    return group.at
  })
  const cells = new Float64Array(groups.size * width)
  for (const { row, at } of groups.values()) {
    const centred = row.map((value, column) => value - (means[column] as number))
    const pairs = centred.flatMap((one, place) => centred.slice(0, place + 1).map((other) => one * other))
    cells.set([...centred, ...pairs], at * width)
  }
  return { columns, width, cells, groupOf, times: Float64Array.from(groups.values(), (group) => group.times) }
}

/** Correlations of all columns with each other; undefined where one does not vary. */
function correlate(products: Products, times: Float64Array): Matrix | undefined {
  const places = Array.from({ length: products.columns }, (_, at) => at)
  const n = times.reduce((sum, count) => sum + count, 0)
  const sums = sumUp(products, times)
  const meanAt = (at: number) => (sums[at] as number) / n
  const covariance = (one: number, other: number): number =>
    meanAt(products.columns + (one * (one + 1)) / 2 + other) - meanAt(one) * meanAt(other)
  const sizes = places.map((at) => Math.sqrt(Math.max(0, covariance(at, at))))
  if (Math.min(...sizes) < 1e-9) return undefined
  return places.map((row) =>
    places.map((column) => {
      if (row === column) return 1
      const [one, other] = row > column ? [row, column] : [column, row]
      return covariance(one, other) / ((sizes[one] as number) * (sizes[other] as number))
    }),
  )
}

/** Plain loops over what lies side by side: this is where the time goes. */
function sumUp({ width, cells }: Products, times: Float64Array): Float64Array {
  const sums = new Float64Array(width)
  for (let row = 0, from = 0; row < times.length; row += 1, from += width) {
    const count = times[row] as number
    if (count === 0) continue
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + count * (cells[from + at] as number)
  }
  return sums
}

/** Eigenvalues and -vectors (in columns) of a symmetric matrix. Source: Jacobi's rotations, Golub and Van Loan § 8.5. */
function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const size = symmetric.length
  const a = symmetric.map((row) => [...row])
  const v = a.map((_, row) => a.map((__, column) => (row === column ? 1 : 0)))
  for (let sweep = 0; sweep < 100; sweep += 1) {
    let off = 0
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += cell(a, p, q) ** 2
    if (off < 1e-22) break
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, p, q)
  }
  return { values: a.map((_, at) => cell(a, at, at)), vectors: v }
}

function rotate(a: Matrix, v: Matrix, p: number, q: number): void {
  if (Math.abs(cell(a, p, q)) < 1e-300) return
  const theta = (cell(a, q, q) - cell(a, p, p)) / (2 * cell(a, p, q))
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (const row of a) turn(row, p, q, c, s)
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
  for (let k = 0; k < a.length; k += 1) {
    const [x, y] = [rowP[k] as number, rowQ[k] as number]
    rowP[k] = c * x - s * y
    rowQ[k] = s * x + c * y
  }
  for (const row of v) turn(row, p, q, c, s)
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] as number, row[q] as number]
  row[p] = c * x - s * y
  row[q] = s * x + c * y
}
