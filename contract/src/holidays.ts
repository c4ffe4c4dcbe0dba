import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams } from './primitives.ts'
import { type OpeningHours, Span } from './workspace.ts'

/** What a single day is beside the week: closed, a working day where the week has none (made up for a holiday), or other hours. */
export const dayKinds = ['closed', 'make_up', 'other_hours'] as const
export const DayKind = z.enum(dayKinds)
export type DayKind = z.infer<typeof DayKind>

const weekdayOf = (date: string) =>
  String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7) as keyof OpeningHours['weekly']

/** Follows from the spans and the week, so it can never disagree with them. */
export const kindOfDay = (
  { date, spans }: { date: string; spans: readonly unknown[] },
  weekly: OpeningHours['weekly'],
): DayKind => {
  if (spans.length === 0) return 'closed'
  return (weekly[weekdayOf(date)] ?? []).length === 0 ? 'make_up' : 'other_hours'
}

export const ProposedDay = z.object({
  date: Day,
  spans: z.array(Span),
  note: z.string(),
  kind: DayKind,
  /** Against the days that differ now. `same`: it stands there already. */
  change: z.enum(['new', 'replaces', 'same']),
  /** What stands there now, where it would be replaced. */
  before: z.object({ spans: z.array(Span), note: z.string().nullable() }).nullable(),
  /** The date follows the moon or is set anew each year: somebody makes sure of it. */
  checkDate: z.boolean(),
})
export type ProposedDay = z.infer<typeof ProposedDay>

/** Why an entry of a file is left out. */
export const leftOutReasons = [
  'cancelled',
  'no_date',
  'bad_date',
  'past',
  'too_long',
  'repeats_too_often',
  'repeats_unread',
  'timed',
  'too_many_days',
] as const

export const HolidayPreview = z.object({
  /** In the order of their dates; nothing is saved. */
  days: z.array(ProposedDay),
  /** The first hundred, and how many there are. */
  leftOut: z.array(z.object({ name: z.string(), date: Day.nullable(), reason: z.enum(leftOutReasons) })),
  leftOutCount: z.int(),
})
export type HolidayPreview = z.infer<typeof HolidayPreview>

export const longestCalendarFile = 1_048_576

export const readHolidayFile = endpoint({
  id: 'readHolidayFile',
  method: 'POST',
  path: '/branches/:id/hours/ics',
  tag: 'workspace',
  may: 'branch:edit',
  summary: 'Read the holidays of a calendar file (iCalendar) as days that differ; nothing is saved',
  params: IdParams,
  body: z
    .object({
      text: z.string().min(1).max(longestCalendarFile),
      /** An entry with hours closes its whole day, or is left out. */
      timed: z.enum(['whole_day', 'leave_out']).default('whole_day'),
    })
    .strict(),
  response: HolidayPreview,
})

export const holidayCountries = ['AZ', 'CN', 'DE', 'GB', 'ID', 'TR', 'US'] as const
/** Offered as a start; never applied by themselves. */
export const suggestHolidays = endpoint({
  id: 'suggestHolidays',
  method: 'GET',
  path: '/branches/:id/holidays',
  tag: 'workspace',
  may: 'branch:edit',
  summary: 'Public holidays of a country as suggestions; those whose date must be made sure of say so',
  params: z.object({ id: Id }),
  query: z.object({ country: z.enum(holidayCountries), year: z.coerce.number().int().min(2020).max(2060) }).strict(),
  response: HolidayPreview,
})
