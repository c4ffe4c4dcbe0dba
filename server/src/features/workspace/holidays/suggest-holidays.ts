import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HolidayPreview, suggestHolidays } from '@heed/contract/holidays.ts'
import { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { nthWeekday } from './entry-dates.ts'
import { type Found, preview, proposeDays, readBranch } from './propose-days.ts'

const MonthDay = z.string().regex(/^\d\d-\d\d$/)
const Rule = z
  .object({
    /** One of these says when: a date, days after Easter Sunday, a date of the moon's calendars, the nth weekday of a month. */
    on: MonthDay.optional(),
    easter: z.int().optional(),
    islamic: MonthDay.optional(),
    chinese: MonthDay.optional(),
    solar: z.literal('qingming').optional(),
    weekday: z
      .string()
      .regex(/^\d\d [1-7] -?[1-5]$/)
      .optional(),
    days: z.int().min(1).default(1),
    /** Days before it that belong to it. */
    before: z.int().min(0).default(0),
    check: z.boolean().default(false),
    names: z.record(z.string(), z.string()),
  })
  .strict()
const Country = z.object({
  country: z.string(),
  /** What becomes of one that falls on Saturday or Sunday. */
  weekend: z.enum(['stays', 'next_working_day', 'nearest_working_day']),
  days: z.array(Rule),
})
type Rule = z.output<typeof Rule>

const folder = join(import.meta.dirname, '../../../../../content/holidays')
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Public holidays of a country in a year, in the language of the branch where the country has it. */
export const suggest = (
  scope: Scope,
  branchId: string,
  { country, year }: z.output<typeof suggestHolidays.query>,
): Promise<HolidayPreview> =>
  scope.transaction(async (tx) => {
    const branch = await readBranch(tx, branchId, now().getTime())
    const rules = Country.parse(JSON.parse(readFileSync(join(folder, `${country}.json`), 'utf8')))
    const found = holidaysOf(rules, year).map(({ date, rule }) => ({
      date: date.toString(),
      name: rule.names[branch.language] ?? rule.names.en ?? '',
      checkDate: rule.check,
    }))
    return preview(proposeDays(found satisfies Found[], branch).days, [])
  })

type Holiday = { date: Temporal.PlainDate; rule: Rule }

export function holidaysOf({ weekend, days }: z.output<typeof Country>, year: number): Holiday[] {
  // One of the turn of the year may come over from the next or the last.
  const all = [year - 1, year, year + 1].flatMap((one) => days.flatMap((rule) => datesOf(rule, one)))
  const taken = new Set(all.map(({ date }) => date.toString()))
  const moved = weekend === 'stays' ? [] : all.flatMap((holiday) => move(holiday, weekend, taken))
  return [...all, ...moved].filter(({ date }) => date.year === year)
}

/** The day off instead of one on a weekend: the next working day, or the Friday before a Saturday. */
function move({ date, rule }: Holiday, weekend: 'next_working_day' | 'nearest_working_day', taken: Set<string>) {
  if (date.dayOfWeek < 6) return []
  const step = weekend === 'nearest_working_day' && date.dayOfWeek === 6 ? -1 : 1
  let instead = date
  while (instead.dayOfWeek >= 6 || taken.has(instead.toString())) instead = instead.add({ days: step })
  taken.add(instead.toString())
  return [{ date: instead, rule }]
}

function datesOf(rule: Rule, year: number): Holiday[] {
  return firstDays(rule, year).flatMap((first) =>
    Array.from({ length: rule.days }, (_, day) => ({ date: first.add({ days: day - rule.before }), rule })),
  )
}

/** A year of the sun can hold two of one date of the moon, or none. */
function firstDays(rule: Rule, year: number): Temporal.PlainDate[] {
  const [month = 1, day = 1] = (rule.on ?? rule.islamic ?? rule.chinese ?? '').split('-').map(Number)
  if (rule.on) return [Temporal.PlainDate.from({ year, month, day })]
  if (rule.easter !== undefined) return [easterSunday(year).add({ days: rule.easter })]
  if (rule.solar) return [Temporal.PlainDate.from({ year, month: 4, day: qingming(year) })]
  if (rule.weekday) {
    const [inMonth = 1, weekday = 1, nth = 1] = rule.weekday.split(' ').map(Number)
    const date = nthWeekday(year, inMonth, nth, codes[weekday - 1] ?? 'MO')
    return date ? [date] : []
  }
  const calendar = rule.islamic ? 'islamic-umalqura' : 'chinese'
  const around = Temporal.PlainDate.from({ year, month: 1, day: 1 }).withCalendar(calendar).year
  const code = `M${String(month).padStart(2, '0')}`
  return [around, around + 1]
    .map((one) => Temporal.PlainDate.from({ calendar, year: one, monthCode: code, day }).withCalendar('iso8601'))
    .filter((date) => date.year === year)
}

/** Gregorian Easter; Meeus, Jones and Butcher. */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(f / 31), day: (f % 31) + 1 })
}

/** The day in April on which the sun stands at 15°, for the years 2000 to 2099. */
const qingming = (year: number): number => Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)
