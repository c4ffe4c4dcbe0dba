export type Quarter = 'concentrate_here' | 'keep_up' | 'low_priority' | 'possible_overkill'
type Rated = { readonly importance: number; readonly performance: number }

/**
 * Which quarter each aspect lies in, with the crosshair at the means of both; on the crosshair counts as high.
 * `undefined` without an aspect.
 * Source: Martilla and James 1977, Journal of Marketing 41, 77-79.
 */
export function importancePerformance(
  aspects: readonly Rated[],
): { crosshair: Rated; quarters: Quarter[] } | undefined {
  if (aspects.length === 0) return undefined
  const mean = (of: keyof Rated) => aspects.reduce((sum, aspect) => sum + aspect[of], 0) / aspects.length
  const crosshair = { importance: mean('importance'), performance: mean('performance') }
  return {
    crosshair,
    quarters: aspects.map(({ importance, performance }) => {
      const isGood = performance >= crosshair.performance
      if (importance >= crosshair.importance) return isGood ? 'keep_up' : 'concentrate_here'
      return isGood ? 'possible_overkill' : 'low_priority'
    }),
  }
}
