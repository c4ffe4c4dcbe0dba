/** Runs `work` from `lanes` at once for `seconds`; how often a second it was done. */
export async function throughput(
  lanes: number,
  seconds: number,
  work: (lane: number, turn: number) => Promise<void>,
): Promise<number> {
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; performance.now() < until; turn += 1) {
        await work(lane, turn)
        done += 1
      }
    }),
  )
  return (done * 1000) / (performance.now() - began)
}

export const quantile = (values: number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}

/** Milliseconds of each of `times` runs, after a few that do not count. */
export async function latencies(times: number, work: (turn: number) => Promise<void>): Promise<number[]> {
  for (let turn = 0; turn < 10; turn += 1) await work(turn)
  const measured: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now()
    await work(turn)
    measured.push(performance.now() - began)
  }
  return measured
}

export const report = (figure: string, value: number, unit: string, more: Record<string, unknown> = {}): void =>
  console.log(JSON.stringify({ figure, value: Number(value.toPrecision(4)), unit, ...more }))
