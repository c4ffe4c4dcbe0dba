import { dayOf, shortDay } from './day-words.ts'
import { daysBetween } from './period.ts'

/** "24 Oct to 22 Nov 2026" as two days, and how many days they span. */
export const periodWords = ({ from, to }: { from: string; to: string }) => ({
  period: `${from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : dayOf(from)} – ${dayOf(to)}`,
  days: daysBetween(from, to),
})
