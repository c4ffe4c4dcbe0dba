import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant } from './primitives.ts'

export const consentPurposes = ['surveys', 'offers', 'stories', 'calls'] as const
/** Surveys; offers and reasons to come back; telling their story to others; calls that they did not ask for. */
export const ConsentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

export const consentSaidBy = ['written', 'phone', 'in_person'] as const
/** By which way it came: said by the customer, by the link in a survey, by another program, from a file, or because two customers became one. */
export const ConsentWay = z.enum([...consentSaidBy, 'link', 'record', 'file', 'merge', 'earlier'])
export type ConsentWay = z.infer<typeof ConsentWay>

export const Consent = z.object({
  id: Id,
  purpose: ConsentPurpose,
  given: z.boolean(),
  at: Instant,
  how: ConsentWay,
  /** null where they did it themselves, or nobody is known. */
  by: z.object({ id: Id, name: z.string() }).nullable(),
  /** Where it was said, as far as it is in sight. */
  case: z.object({ id: Id, number: z.int() }).nullable(),
})
export type Consent = z.infer<typeof Consent>

export const CustomerConsents = z.object({
  /** Of each purpose what holds now; null: nobody asked. */
  items: z.array(z.object({ purpose: ConsentPurpose, consent: Consent.nullable() })),
  /** What held before, newest first, at most 50. */
  before: z.array(Consent),
})
export type CustomerConsents = z.infer<typeof CustomerConsents>

export const getCustomerConsents = endpoint({
  id: 'getCustomerConsents',
  method: 'GET',
  path: '/customers/:id/consents',
  tag: 'customers',
  may: 'customer:read',
  summary:
    'What a customer agreed to, purpose by purpose: when, how and by whom it was written down, and what held before',
  params: IdParams,
  response: CustomerConsents,
})
export const recordConsent = endpoint({
  id: 'recordConsent',
  method: 'POST',
  path: '/customers/:id/consents',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Write down that a customer gave or withdrew their consent to one purpose; the same again is no news',
  params: IdParams,
  body: z
    .object({
      purpose: ConsentPurpose,
      given: z.boolean(),
      how: z.enum(consentSaidBy),
      caseId: Id.nullable().default(null),
    })
    .strict(),
  response: CustomerConsents,
})
