export const improvementParts = ['cycles', 'processes', 'benchmarks', 'chain'] as const
export type ImprovementPart = (typeof improvementParts)[number]

export type ImprovementSearch = {
  show?: ImprovementPart
  /** Whose chain is shown. */
  standard?: string
}

export const readImprovementSearch = (search: Record<string, unknown>): ImprovementSearch => ({
  show: improvementParts.find((part) => part === search.show && part !== 'cycles'),
  standard:
    typeof search.standard === 'string' && /^[0-9a-f-]{36}$/.test(search.standard) ? search.standard : undefined,
})
