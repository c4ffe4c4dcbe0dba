/** Which moments the page shows; it stands in the address. */
export type MomentsSearch = { view?: 'kept'; branch?: string; of?: 'me' }

export const readMomentsSearch = (search: Record<string, unknown>): MomentsSearch => ({
  view: search.view === 'kept' ? 'kept' : undefined,
  branch: typeof search.branch === 'string' && /^[0-9a-f-]{36}$/.test(search.branch) ? search.branch : undefined,
  of: search.of === 'me' ? 'me' : undefined,
})
