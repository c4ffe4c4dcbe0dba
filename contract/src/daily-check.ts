import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant } from './primitives.ts'
import { Wording } from './standards.ts'

/** What is taken for granted in a branch, and whether it was so today; null until somebody has looked. */
export const DailyCheck = z.object({
  /** On the branch's calendar. */
  day: Day,
  branchId: Id,
  items: z.array(
    z.object({
      standardId: Id,
      name: z.string(),
      wording: Wording,
      answer: z
        .object({ kept: z.boolean(), at: Instant, by: z.object({ id: Id, name: z.string() }).nullable() })
        .nullable(),
    }),
  ),
})
export type DailyCheck = z.infer<typeof DailyCheck>

export const getDailyCheck = endpoint({
  id: 'getDailyCheck',
  method: 'GET',
  path: '/daily-check',
  tag: 'standards',
  may: 'standard:read',
  summary: 'The basics of a branch, and which of them are in place today',
  query: z.object({ branchId: Id }).strict(),
  response: DailyCheck,
})
export const answerDailyCheck = endpoint({
  id: 'answerDailyCheck',
  method: 'PUT',
  path: '/daily-check',
  tag: 'standards',
  may: 'standard:mark',
  summary: 'Say whether a basic is in place today; another answer of the same day takes its place',
  body: z.object({ branchId: Id, standardId: Id, kept: z.boolean() }).strict(),
  response: DailyCheck,
})
export const listMissedBasics = endpoint({
  id: 'listMissedBasics',
  method: 'GET',
  path: '/daily-check/missed',
  tag: 'standards',
  may: 'standard:read',
  summary: 'Basics that are missed today in each branch in sight: they come before every figure',
  response: z.object({
    items: z.array(
      z.object({
        standardId: Id,
        name: z.string(),
        branch: z.object({ id: Id, name: z.string() }),
        at: Instant,
      }),
    ),
  }),
})
