import { z } from 'zod'
import { TodayItem } from './actions.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

/** What falls into some hours, by the person whose it is. */
export const BoardColumn = z.object({
  /** `shift`: hours of the rota; `rest`: today, outside of them; `day`: a day of the week; `undated`: without a moment. */
  of: z.enum(['shift', 'rest', 'day', 'undated']),
  /** Of a shift, and of what lies outside of all. */
  branch: Person.nullable(),
  day: Day.nullable(),
  from: Instant.nullable(),
  until: Instant.nullable(),
  onDuty: z.array(Person),
  isNow: z.boolean(),
  /** Nobody's first. Whoever is on duty stands here with empty hands, too. */
  people: z.array(z.object({ person: Person.nullable(), items: z.array(TodayItem) })),
})
export type BoardColumn = z.infer<typeof BoardColumn>

export const getTodayBoard = endpoint({
  id: 'getTodayBoard',
  method: 'GET',
  path: '/today/board',
  tag: 'actions',
  may: 'case:read',
  summary:
    'Everything in sight that can be acted on, by shift of the rota or by day of the coming week, and by person; what is late stands in the shift or the day that runs',
  query: z.object({ view: z.enum(['shift', 'week']).default('shift'), branchId: Id.optional() }).strict(),
  response: z.object({
    columns: z.array(BoardColumn),
    /** Due after the last column. */
    later: z.int(),
    /** Left off, as on Today. */
    more: z.int(),
  }),
})
