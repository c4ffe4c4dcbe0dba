export const handModes = ['interview', 'paper', 'print'] as const
export type HandMode = (typeof handModes)[number]
export type HandSearch = { mode: HandMode; branch?: string | undefined; language?: string | undefined }

/** What the address says; anything else is left out. */
export const readHandSearch = (search: Record<string, unknown>): HandSearch => ({
  mode: handModes.find((mode) => mode === search.mode) ?? 'interview',
  branch: typeof search.branch === 'string' && search.branch ? search.branch : undefined,
  language: typeof search.language === 'string' && search.language ? search.language : undefined,
})
