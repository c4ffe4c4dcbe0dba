import type { Share } from '@heed/contract/chain.ts'

/** Below this a share says next to nothing: its interval spans most of what is possible. */
const fewest = 10

/** How much a share may be read into: none counted, too few for a percentage, or a percentage with its interval. */
export const readShare = ({ n, good, sharePercent, interval }: Share) => {
  if (n === 0 || sharePercent === null || !interval) return { kind: 'none' as const }
  if (n < fewest) return { kind: 'few' as const, good, n }
  const [low, high] = interval
  return { kind: 'share' as const, good, n, sharePercent, low, high }
}
