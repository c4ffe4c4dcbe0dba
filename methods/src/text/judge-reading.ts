import type { Estimate } from '../estimate.ts'
import { wilsonInterval } from '../wilson.ts'

export type Judged = { said: string; is: string }
export type HowWell = { accuracy: Estimate; macroF1: Estimate }

const rounds = 1000

/**
 * How well labels were guessed: the share that is right with Wilson's interval, and the mean over the labels that occur of their F1, with
 * the 2.5 % and 97.5 % points of 1000 samples drawn with replacement. The samples are the same each time. undefined when nothing was judged.
 * Source: macro-F1 as the mean of F1 (Opitz & Burst 2019); interval: Efron's percentile bootstrap.
 */
export function howWell(judged: readonly Judged[]): HowWell | undefined {
  const n = judged.length
  const accuracy = wilsonInterval(judged.filter(({ said, is }) => said === is).length, n)
  if (!accuracy) return undefined
  const labels = [...new Set(judged.map(({ is }) => is))]
  const chance = fromSeed(n)
  const samples = Array.from({ length: rounds }, () =>
    meanF1(
      Array.from({ length: n }, () => judged[Math.floor(chance() * n)] as Judged),
      labels,
    ),
  ).toSorted((a, b) => a - b)
  const at = (share: number) => samples[Math.round(share * (rounds - 1))] ?? 0
  return { accuracy, macroF1: { value: meanF1(judged, labels), low: at(0.025), high: at(0.975), n } }
}

/** Mean F1 of the labels; a label that is neither said nor there counts 0. */
export function meanF1(judged: readonly Judged[], labels: readonly string[]): number {
  const scores = labels.map((label) => {
    let both = 0
    let one = 0
    for (const { said, is } of judged) {
      if (said === label && is === label) both += 1
      else if (said === label || is === label) one += 1
    }
    return both === 0 ? 0 : (2 * both) / (2 * both + one)
  })
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Mulberry32: chance that is the same each time. */
function fromSeed(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
