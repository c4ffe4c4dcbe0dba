/**
 * Holm's step-down of several tests that are looked at together, so that the chance to call even one difference that is none stays
 * below `alpha`.
 * @param pValues raw p-values 0…1, in any order.
 * @returns in the same order `adjusted`, never below the raw one and at most 1, and `levels`: the level at which each comparison's own
 *   interval excludes nought exactly where its adjusted p-value is at most `alpha`. Those that stand share the level of the first that did.
 * @throws RangeError for a p-value outside 0…1.
 * Source: Holm 1979, Scandinavian Journal of Statistics 6, 65-70.
 */
export function holm(pValues: readonly number[], alpha = 0.05): { adjusted: number[]; levels: number[] } {
  if (!pValues.every((p) => p >= 0 && p <= 1)) throw new RangeError('a p-value lies between 0 and 1')
  const order = pValues.map((_, at) => at).sort((one, other) => (pValues[one] as number) - (pValues[other] as number))
  const adjusted = pValues.map(() => 1)
  const levels = pValues.map(() => alpha)
  let highest = 0
  let level = alpha
  for (const [rank, at] of order.entries()) {
    const left = pValues.length - rank
    // Once one stands, those after it are judged no more.
    if (highest <= alpha) level = alpha / left
    highest = Math.max(highest, Math.min(1, left * (pValues[at] as number)))
    adjusted[at] = highest
    levels[at] = level
  }
  return { adjusted, levels }
}
