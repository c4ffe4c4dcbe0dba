import { type HolidayPreview, kindOfDay, type ProposedDay } from '@heed/contract/holidays.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'

export type Branch = { zone: string; language: string; hours: OpeningHours; today: Temporal.PlainDate }

export async function readBranch(tx: Tx, branchId: string, nowMs: number): Promise<Branch> {
  const row = await tx.db
    .selectFrom('branch')
    .select(['zone', 'language', 'hours'])
    .where('id', '=', branchId)
    .executeTakeFirst()
  if (!row) throw notFound()
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(row.zone).toPlainDate()
  return { zone: row.zone, language: row.language, hours: row.hours as unknown as OpeningHours, today }
}

/** One day of a source: what it is called, and whether it is worked on instead of another. */
export type Found = { date: string; name: string; isWorked?: boolean; checkDate?: boolean }

/** As many days that differ as a branch can have. */
const most = 2000
const longestNote = 120

/** Several entries of a date are one day; a day that is worked on gets the usual hours of a weekday. */
export function proposeDays(found: readonly Found[], { hours }: Branch): { days: ProposedDay[]; isCut: boolean } {
  const byDate = Map.groupBy(found, ({ date }) => date)
  const days = [...byDate.keys()].sort().map((date): ProposedDay => {
    const entries = byDate.get(date) ?? []
    const spans = entries.some(({ isWorked }) => isWorked) ? usualSpans(hours) : []
    const note = [...new Set(entries.map(({ name }) => name).filter(Boolean))].join(' / ').slice(0, longestNote).trim()
    const before = hours.overrides.find((override) => override.date === date)
    const isSame = before && JSON.stringify(before.spans) === JSON.stringify(spans) && (before.note ?? '') === note
    return {
      date,
      spans,
      note,
      kind: kindOfDay({ date, spans }, hours.weekly),
      change: isSame ? 'same' : before ? 'replaces' : 'new',
      before: before && !isSame ? { spans: before.spans, note: before.note ?? null } : null,
      checkDate: entries.some(({ checkDate }) => checkDate === true),
    }
  })
  return { days: days.slice(0, most), isCut: days.length > most }
}

function usualSpans({ weekly }: OpeningHours): ProposedDay['spans'] {
  for (const day of ['1', '2', '3', '4', '5', '6', '7'] as const) {
    const spans = weekly[day]
    if (spans && spans.length > 0) return spans
  }
  return [['09:00', '18:00']]
}

const shown = 100
type LeftOut = HolidayPreview['leftOut'][number]

export const preview = (days: ProposedDay[], leftOut: LeftOut[]): HolidayPreview => ({
  days,
  leftOut: leftOut.slice(0, shown),
  leftOutCount: leftOut.length,
})
