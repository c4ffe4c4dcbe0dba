import type { promiseTimes } from '@heed/contract/promises.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import { openDays } from '@heed/methods/open-days.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { calendarOf } from '../standards/index.ts'

type Suggestion = { time: (typeof promiseTimes)[number]; atMs: number }

const hourMs = 3_600_000
const nearMs = hourMs / 2
const lookAheadMs = 60 * 24 * hourMs
const mornings = 9
const evenings = 20

/** Moments worth promising in a case, on the hours of its branch. */
export const suggestPromiseTimes = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const branch = await hoursOfCase(tx, caseId)
    const { nearClosing, items } = suggest(calendarOf(branch, 'branch'), now().getTime())
    return {
      zone: branch.zone,
      nearClosing,
      items: items.map(({ time, atMs }) => ({ time, at: new Date(atMs).toISOString() })),
    }
  })

/** The hours on which a case's branch works; a case out of sight is not found. */
export async function hoursOfCase(tx: Tx, caseId: string) {
  const branch = await tx.db
    .selectFrom('case as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select(['b.id as branch_id', 'b.zone', 'b.hours', 'b.hours_version'])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  if (!branch) throw notFound()
  return branch
}

/**
 * Mornings and evenings are those of a working day: an hour after opening but not before nine, and closing but not after eight.
 * Minutes before closing, and while closed, the two moments of today are not offered.
 */
export function suggest(calendar: Calendar, nowMs: number): { nearClosing: boolean; items: Suggestion[] } {
  const dateOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.zone).toPlainDate()
  const at = (date: Temporal.PlainDate, hour: number) =>
    date.toZonedDateTime({ timeZone: calendar.zone, plainTime: new Temporal.PlainTime(hour) }).epochMilliseconds
  const today = dateOf(nowMs)
  const days = [...openDays(calendar, nowMs, nowMs + lookAheadMs)].flatMap((spans) => {
    const [first, last] = [spans[0], spans.at(-1)]
    return first && last && last.to > nowMs ? [{ date: dateOf(first.from), spans, first, last }] : []
  })
  const open = days.find(({ spans }) => spans.some(({ from, to }) => from <= nowMs && nowMs < to))
  const nearClosing = !open || open.last.to - nowMs <= nearMs
  const items: Suggestion[] = []
  if (open && !nearClosing) {
    const inAnHour = nowMs + hourMs
    if (open.spans.some(({ from, to }) => from <= inAnHour && inAnHour <= to))
      items.push({ time: 'in_an_hour', atMs: inAnHour })
    const evening = Math.min(open.last.to, at(open.date, evenings))
    if (evening - nowMs > nearMs) items.push({ time: 'before_closing', atMs: evening })
  }
  const next = days.find(({ date }) => Temporal.PlainDate.compare(date, today) > 0)
  if (next) {
    const { date, first, last } = next
    const morning = Math.min(Math.max(first.from + hourMs, at(date, mornings)), first.to)
    const evening = Math.min(last.to, at(date, evenings))
    items.push({ time: 'next_morning', atMs: morning })
    if (evening > morning) items.push({ time: 'next_evening', atMs: evening })
  }
  return { nearClosing, items }
}
