import type { HolidayPreview, readHolidayFile } from '@heed/contract/holidays.ts'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { readEntries } from './calendar-lines.ts'
import { type Dated, datesOfEntry } from './entry-dates.ts'
import { type Found, preview, proposeDays, readBranch } from './propose-days.ts'

/** Calendars of countries that make up for holidays mark the weekend days that are worked on. */
const worked = /补班|上班|[（(]班[)）]|make-?up (?:work|day)|\bworking day\b/i

/** What a file of holidays would change in a branch. Nothing is saved: that is done with the hours. */
export const readFile = (
  scope: Scope,
  branchId: string,
  { text, timed }: z.output<typeof readHolidayFile.body>,
): Promise<HolidayPreview> =>
  scope.transaction(async (tx) => {
    const branch = await readBranch(tx, branchId, now().getTime())
    const dated = readEntries(text).map((lines) => datesOfEntry(lines, { ...branch, timed }))
    const found = dated.flatMap((one): Found[] =>
      'dates' in one ? one.dates.map((date) => ({ date, name: one.name, isWorked: worked.test(one.name) })) : [],
    )
    const { days, isCut } = proposeDays(found, branch)
    const leftOut = dated.filter((one): one is Exclude<Dated, { dates: string[] }> => 'reason' in one)
    return preview(days, [
      ...(isCut ? [{ name: '', date: days.at(-1)?.date ?? null, reason: 'too_many_days' as const }] : []),
      ...leftOut,
    ])
  })
