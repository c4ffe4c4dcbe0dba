import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Language, PageQuery, pageOf } from './primitives.ts'

/** A text in one or more languages; at least one. */
const inLanguages = (max: number) =>
  z
    .partialRecord(Language, FreeText.min(1).max(max))
    .refine((texts) => Object.keys(texts).length > 0, { error: 'decision.no_words' })
export const Said = inLanguages(160)
export const Did = inLanguages(1000)

/** "You said, we did": one decision about what several customers said, written by the business. */
export const Decision = z.object({
  id: Id,
  /** null: the whole business. */
  branch: z.object({ id: Id, name: z.string() }).nullable(),
  said: z.partialRecord(Language, z.string()),
  did: z.partialRecord(Language, z.string()),
  decidedOn: Day,
  doneOn: Day.nullable(),
  isPublic: z.boolean(),
  /** Items in sight that it answers, and how many of them were told. */
  items: z.int(),
  told: z.int(),
  createdBy: z.string().nullable(),
})
export type Decision = z.infer<typeof Decision>

export const listDecisions = endpoint({
  id: 'listDecisions',
  method: 'GET',
  path: '/decisions',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'Decisions about what customers said, newest first',
  query: PageQuery.strict(),
  response: pageOf(Decision),
})
export const makeDecision = endpoint({
  id: 'makeDecision',
  method: 'POST',
  path: '/decisions',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Write down a decision, also about several items at once',
  body: z
    .object({
      branchId: Id.nullable().default(null),
      said: Said,
      did: Did,
      decidedOn: Day.optional(),
      doneOn: Day.nullable().default(null),
      isPublic: z.boolean().default(false),
      feedbackIds: z.array(Id).max(500).default([]),
    })
    .strict(),
  response: Decision,
  status: 201,
})
/** With `doneOn` what was decided about its items is done. */
export const changeDecision = endpoint({
  id: 'changeDecision',
  method: 'PATCH',
  path: '/decisions/:id',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Change a decision, or say when it was done',
  params: IdParams,
  body: z.object({ isPublic: z.boolean(), said: Said, did: Did, decidedOn: Day, doneOn: Day }).partial().strict(),
  response: Decision,
})
export const linkFeedback = endpoint({
  id: 'linkFeedback',
  method: 'POST',
  path: '/decisions/:id/items',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Answer further items by this decision',
  params: IdParams,
  body: z.object({ feedbackIds: z.array(Id).min(1).max(500) }).strict(),
  response: z.object({ linked: z.int(), notFound: z.array(Id), decision: Decision }),
})

export const Telling = z.object({
  /** Items that are done and not yet told. */
  items: z.int(),
  /** Customers who will get one mail each. */
  mails: z.int(),
  /** Items without a customer, a case or a mail address; they are marked as told, and nobody is written to. */
  withoutMail: z.int(),
  /** How the mail reads, one for each language that is needed. */
  samples: z.array(z.object({ language: Language, mails: z.int(), subject: z.string(), text: z.string() })),
})
export type Telling = z.infer<typeof Telling>
const telling = { tag: 'feedback', may: 'feedback:act', params: IdParams, response: Telling } as const
export const previewTelling = endpoint({
  ...telling,
  id: 'previewTelling',
  method: 'GET',
  path: '/decisions/:id/telling',
  summary: 'Whom a mail would tell what was done, and how it reads',
})
/** Marks the items as told and writes to each customer once; sent again it writes to nobody twice. */
export const tellCustomers = endpoint({
  ...telling,
  id: 'tellCustomers',
  method: 'POST',
  path: '/decisions/:id/telling',
  summary: 'Tell the customers by mail',
})
export const previewItemTelling = endpoint({
  ...telling,
  id: 'previewItemTelling',
  method: 'GET',
  path: '/feedback/:id/telling',
  summary: 'How a mail about one item would read',
})
export const tellCustomer = endpoint({
  ...telling,
  id: 'tellCustomer',
  method: 'POST',
  path: '/feedback/:id/telling',
  summary: 'Tell one customer by mail',
})

/** The public list of a branch, or of the whole business (`branch` null). */
export const SaidPage = z.object({
  branch: z.object({ id: Id, name: z.string() }).nullable(),
  slug: z.string().nullable(),
  active: z.boolean(),
  /** Where everybody can read it; null until it was switched on once. */
  address: z.url().nullable(),
})
export type SaidPage = z.infer<typeof SaidPage>
export const listSaidPages = endpoint({
  id: 'listSaidPages',
  method: 'GET',
  path: '/said-pages',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'Public lists of the business and its branches',
  response: z.object({ items: z.array(SaidPage) }),
})
export const switchSaidPage = endpoint({
  id: 'switchSaidPage',
  method: 'PUT',
  path: '/said-pages',
  tag: 'feedback',
  may: 'feedback:publish',
  summary: 'Switch a public list on or off, or give it another place',
  body: z
    .object({
      branchId: Id.nullable(),
      active: z.boolean(),
      slug: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .min(2)
        .max(60)
        .optional(),
    })
    .strict(),
  response: SaidPage,
})
