import { z } from 'zod'
import { messageKinds, Spoken } from './case-messages.ts'
import { CaseState, SurveyAnswer } from './cases.ts'
import { ConsentPurpose } from './consents.ts'
import { FactBasis, FactKind } from './customer-facts.ts'
import { NeedState } from './customer-needs.ts'
import { endpoint } from './endpoint.ts'
import { Feedback, FeedbackSource, FeedbackState } from './feedback.ts'
import { CustomerAccount } from './messaging.ts'
import { FreeText, Id, IdParams, Instant, Language, listOf, OneLine, PageQuery, pageOf, Zone } from './primitives.ts'
import { PromiseState } from './promises.ts'
import { RemedyKind, RemedyState } from './remedies.ts'
import { RequestState } from './special-requests.ts'
import { ChannelKind } from './standards.ts'
import { BestTime, FormOfAddress, Reach, TalkWish, Wishes } from './wishes.ts'

export const longestNote = 4000

export const Customer = z.object({
  id: Id,
  name: z.string(),
  /** How the customer wants to be addressed; asked, never guessed from the name. */
  formOfAddress: z.string().nullable(),
  /** The same in its parts. */
  addressAs: FormOfAddress.nullable(),
  language: Language,
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  /** What they are called at messaging providers. */
  accounts: z.array(CustomerAccount),
  note: z.string().nullable(),
  /** IANA zone of the customer's own clock, where it is not their branch's. */
  zone: z.string().nullable(),
  /** As they said; null while nobody asked. */
  talk: TalkWish.nullable(),
  bestTime: BestTime.nullable(),
  /** How they want to be reached; null while nobody asked. */
  reach: Reach.nullable(),
  postalAddress: z.string().nullable(),
  /** They asked for no more surveys. */
  surveysStopped: z.boolean(),
  since: Instant,
  openCases: z.int(),
})
export type Customer = z.infer<typeof Customer>

export const CustomerPage = Customer.extend({
  /** At the branch in sight that served them last; null where none is in sight. */
  wishes: Wishes.nullable(),
  answers: z.array(SurveyAnswer.extend({ caseId: Id, caseNumber: z.int() })),
})
export type CustomerPage = z.infer<typeof CustomerPage>

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag: 'customers',
  may: 'customer:read',
  summary: 'Customers, newest first, or by name, address or account',
  query: PageQuery.extend({ search: FreeText.max(200).optional() }).strict(),
  response: pageOf(Customer),
})
export const getCustomer = endpoint({
  id: 'getCustomer',
  method: 'GET',
  path: '/customers/:id',
  tag: 'customers',
  may: 'customer:read',
  summary: 'One customer with their answers',
  params: IdParams,
  response: CustomerPage,
})
export const updateCustomer = endpoint({
  id: 'updateCustomer',
  method: 'PATCH',
  path: '/customers/:id',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Change what is known of a customer',
  params: IdParams,
  body: z
    .object({
      name: OneLine.min(1).max(120),
      formOfAddress: OneLine.max(120).nullable(),
      language: Language,
      note: FreeText.max(longestNote).nullable(),
      zone: Zone.nullable(),
      talk: TalkWish.nullable(),
      bestTime: BestTime.nullable(),
      surveysStopped: z.boolean(),
    })
    .partial(),
  response: Customer,
})

export const addCustomerAddress = endpoint({
  id: 'addCustomerAddress',
  method: 'POST',
  path: '/customers/:id/addresses',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Add a mail address or phone number that is nobody else’s',
  params: IdParams,
  body: z.object({ address: OneLine.min(1).max(254) }),
  response: Customer,
})
export const removeCustomerAddress = endpoint({
  id: 'removeCustomerAddress',
  method: 'DELETE',
  path: '/customers/:id/addresses/:address',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Remove an address; not while mails to it wait, nor the last one while a case is open',
  params: z.object({ id: Id, address: FreeText.min(1).max(254) }),
  response: Customer,
})

const CaseEntry = z.object({
  id: Id,
  at: Instant,
  case: z.object({ id: Id, number: z.int(), subject: z.string(), language: Language }),
  channelKind: ChannelKind,
  branchName: z.string(),
})
/** One thing that was said, judged or done, whichever channel it came by and case it belongs to. */
export const HistoryEntry = z.discriminatedUnion('entry', [
  CaseEntry.extend({
    entry: z.literal('message'),
    kind: z.enum(messageKinds),
    author: z.string(),
    /** The beginning; the whole stands in the case. */
    text: z.string(),
    language: Language.nullable(),
    cameByMail: z.boolean(),
    spoken: Spoken.nullable(),
    files: z.int(),
  }),
  CaseEntry.extend({
    entry: z.literal('survey'),
    ...SurveyAnswer.omit({ id: true, at: true }).shape,
  }),
  CaseEntry.extend({
    entry: z.literal('state'),
    from: CaseState,
    to: CaseState,
    /** Null when Heed or the customer's own words did it. */
    actor: z.string().nullable(),
  }),
  /** Said outside cases and surveys: at the counter, on paper, in a review. */
  z.object({
    entry: z.literal('feedback'),
    id: Id,
    at: Instant,
    source: FeedbackSource,
    /** One of our channels, or the name of a place such as a review site. */
    channel: z.string().nullable(),
    /** null: about the whole business. */
    branchName: z.string().nullable(),
    text: z.string().nullable(),
    isHidden: Feedback.shape.isHidden,
    language: Language,
    score: Feedback.shape.score,
    state: FeedbackState,
  }),
  CaseEntry.extend({ entry: z.literal('promise'), words: z.string(), state: PromiseState, dueAt: Instant }),
  CaseEntry.extend({ entry: z.literal('request'), product: z.string(), state: RequestState }),
  CaseEntry.extend({
    entry: z.literal('remedy'),
    kind: RemedyKind,
    state: RemedyState,
    amount: z.number(),
    currency: z.string(),
  }),
  /** They were told what became of a faulty product. */
  CaseEntry.extend({ entry: z.literal('alert'), product: z.string() }),
  /** They were told what changed because of their words. */
  CaseEntry.extend({ entry: z.literal('changed'), did: z.string() }),
  CaseEntry.partial({ case: true, channelKind: true, branchName: true }).extend({
    entry: z.literal('need'),
    words: z.string(),
    state: NeedState,
  }),
  CaseEntry.partial({ case: true, channelKind: true, branchName: true }).extend({
    entry: z.literal('fact'),
    kind: FactKind,
    topic: z.string(),
    value: z.unknown(),
    basis: FactBasis,
  }),
  CaseEntry.partial({ case: true, channelKind: true, branchName: true }).extend({
    entry: z.literal('consent'),
    purpose: ConsentPurpose,
    given: z.boolean(),
  }),
])
export const historyKinds = [
  'message',
  'survey',
  'state',
  'feedback',
  'promise',
  'request',
  'remedy',
  'alert',
  'changed',
  'need',
  'fact',
  'consent',
] as const
export const HistoryKind = z.enum(historyKinds)
export type HistoryKind = z.infer<typeof HistoryKind>
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const getCustomerHistory = endpoint({
  id: 'getCustomerHistory',
  method: 'GET',
  path: '/customers/:id/history',
  tag: 'customers',
  may: 'customer:read',
  summary: 'Everything said and done with a customer over all cases and channels, newest first, paged by key',
  params: IdParams,
  query: PageQuery.extend({ channelKind: ChannelKind.optional(), kinds: listOf(HistoryKind).optional() }).strict(),
  response: pageOf(HistoryEntry),
})

/** Perhaps the same person: the same name, the same number written otherwise, or the same mailbox. */
export const Lookalike = z.object({
  customer: Customer,
  because: z.array(z.enum(['name', 'phone', 'email'])),
  /** What would move, as far as it is in sight. */
  moves: z.object({ cases: z.int(), messages: z.int(), answers: z.int(), feedback: z.int(), addresses: z.int() }),
})
export type Lookalike = z.infer<typeof Lookalike>
export const listLookalikes = endpoint({
  id: 'listLookalikes',
  method: 'GET',
  path: '/customers/:id/lookalikes',
  tag: 'customers',
  may: 'customer:read',
  summary: 'Customers who may be the same person',
  params: IdParams,
  response: z.object({ items: z.array(Lookalike) }),
})
export const mergeCustomers = endpoint({
  id: 'mergeCustomers',
  method: 'POST',
  path: '/customers/:id/merge',
  tag: 'customers',
  may: 'customer:merge',
  summary:
    'Make another customer one with this one: addresses, cases, messages, answers, feedback and notes move here, in every branch',
  params: IdParams,
  body: z.object({ otherId: Id }),
  response: Customer,
})
