import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Nothing, OneLine } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })
export const contactChannels = ['phone', 'website', 'chat', 'mail', 'social', 'walk_in', 'other'] as const
/** An announcement or a machine that answers is automatic, never a person. */
export const stepKinds = ['automatic', 'choice', 'wait', 'person'] as const

const Step = z.object({ words: OneLine.min(1).max(200), kind: z.enum(stepKinds) }).strict()
const TestStep = Step.extend({ seconds: z.int().min(0).max(86_400) }).strict()

export const ContactTest = z.object({
  id: Id,
  at: Instant,
  madeBy: Person.nullable(),
  steps: z.array(TestStep),
  /** Up to the person, or all of them where none was reached. */
  stepsTaken: z.int(),
  /** null: no person was reached. */
  personSeconds: z.int().nullable(),
})
export type ContactTest = z.infer<typeof ContactTest>

export const ContactPath = z.object({
  id: Id,
  branch: Person.nullable(),
  channel: z.enum(contactChannels),
  name: z.string(),
  mostSteps: z.int(),
  steps: z.array(Step),
  /** Up to the first person; null: the way leads to none. */
  stepsToPerson: z.int().nullable(),
  /** More steps than set, by the plan or by the newest test, or no person at all. */
  isRed: z.boolean(),
  isWorst: z.boolean(),
  tests: z.object({
    n: z.int(),
    reached: z.int(),
    /** Of those that reached a person. */
    medianSeconds: z.number().nullable(),
    last: ContactTest.nullable(),
  }),
})
export type ContactPath = z.infer<typeof ContactPath>

export const listContactPaths = endpoint({
  id: 'listContactPaths',
  method: 'GET',
  path: '/contact-paths',
  tag: 'audits',
  may: 'standard:read',
  summary: 'How a customer gets to a person on each channel, the worst named',
  query: z.object({ branchId: Id.optional() }).strict(),
  response: z.object({ items: z.array(ContactPath) }),
})
const written = {
  channel: z.enum(contactChannels),
  name: OneLine.min(1).max(120),
  mostSteps: z.int().min(1).max(20),
  steps: z.array(Step).min(1).max(20),
}
export const makeContactPath = endpoint({
  id: 'makeContactPath',
  method: 'POST',
  path: '/contact-paths',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'Write down the steps from a wish to a person',
  body: z.object({ branchId: Id.nullable(), ...written }).strict(),
  response: ContactPath,
  status: 201,
})
export const changeContactPath = endpoint({
  id: 'changeContactPath',
  method: 'PUT',
  path: '/contact-paths/:id',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'Change the steps, or how many there may be; tests keep the steps they were made with',
  params: IdParams,
  body: z.object(written).strict(),
  response: ContactPath,
})
export const retireContactPath = endpoint({
  id: 'retireContactPath',
  method: 'DELETE',
  path: '/contact-paths/:id',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'This way is no longer offered',
  params: IdParams,
  response: Nothing,
})
export const testContactPath = endpoint({
  id: 'testContactPath',
  method: 'POST',
  path: '/contact-paths/:id/tests',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Keep a test call: the steps that were met, and how many seconds each took',
  params: IdParams,
  body: z.object({ steps: z.array(TestStep).min(1).max(20) }).strict(),
  response: ContactPath,
  status: 201,
})
export const listContactTests = endpoint({
  id: 'listContactTests',
  method: 'GET',
  path: '/contact-paths/:id/tests',
  tag: 'audits',
  may: 'standard:read',
  summary: 'The tests of a way, newest first, no more than 100',
  params: IdParams,
  response: z.object({ items: z.array(ContactTest) }),
})
