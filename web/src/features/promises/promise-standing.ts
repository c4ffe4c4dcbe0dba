import type { Promised } from '@heed/contract/promises.ts'

export type PromiseStanding = 'open' | 'kept' | 'broken' | 'late' | 'withdrawn'

/** What a promise says now; one whose moment passed counts as broken at once, without waiting for the server. */
export const standingOf = (
  { state, dueAt, doneAt }: Pick<Promised, 'state' | 'dueAt' | 'doneAt'>,
  now: Date,
): PromiseStanding => {
  if (state === 'broken' || (state === 'open' && new Date(dueAt) < now)) return doneAt ? 'late' : 'broken'
  return state
}
