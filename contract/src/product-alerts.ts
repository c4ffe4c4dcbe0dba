import { z } from 'zod'
import { Attachment } from './case-messages.ts'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, Language, OneLine, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const alertDecisions = ['back_to_shelf', 'back_to_supplier', 'dropped'] as const
export const AlertDecision = z.enum(alertDecisions)
export type AlertDecision = z.infer<typeof AlertDecision>

/** What a branch was asked to take off its shelf, and what it removed. */
export const Withdrawal = z.object({
  id: Id,
  branch: Person,
  askedAt: Instant,
  /** Pieces removed; 0 where there were none. null while it is not confirmed. */
  removed: z.int().nullable(),
  note: z.string().nullable(),
  confirmedBy: Person.nullable(),
  confirmedAt: Instant.nullable(),
})
export type Withdrawal = z.infer<typeof Withdrawal>

export const ProductAlertBrief = z.object({
  id: Id,
  product: z.string(),
  batch: z.string().nullable(),
  openedBy: Person.nullable(),
  openedAt: Instant,
  /** Of the whole business, whichever branches the reader sees. */
  branches: z.object({ asked: z.int(), confirmed: z.int(), removed: z.int() }),
  /** The reader's own branches that have not confirmed yet. */
  waiting: z.int(),
  complaints: z.int(),
  decision: AlertDecision.nullable(),
  closedAt: Instant.nullable(),
})
export type ProductAlertBrief = z.infer<typeof ProductAlertBrief>

/** What became of telling the customer of a complaint; null while the alert is open, or the mail is being written. */
const Telling = z.enum(['mailed', 'unreachable', 'in_another_case'])

export const ProductAlert = ProductAlertBrief.extend({
  facts: z.string(),
  files: z.array(Attachment),
  /** Of branches in sight. */
  withdrawals: z.array(Withdrawal),
  /** In sight. */
  cases: z.array(
    z.object({
      id: Id,
      number: z.int(),
      subject: z.string(),
      customer: Person,
      branch: Person,
      /** By the same product, rather than by hand. */
      bySameProduct: z.boolean(),
      telling: Telling.nullable(),
    }),
  ),
  finding: z.string().nullable(),
  forCustomers: z.partialRecord(Language, z.string()),
  closedBy: Person.nullable(),
})
export type ProductAlert = z.infer<typeof ProductAlert>

const Facts = FreeText.min(1).max(5000)
const Batch = OneLine.min(1).max(100).nullable()

export const listProductAlerts = endpoint({
  id: 'listProductAlerts',
  method: 'GET',
  path: '/product-alerts',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Product alerts, newest first, with how many branches have confirmed',
  query: PageQuery.extend({ state: z.enum(['open', 'closed']).default('open') }).strict(),
  response: pageOf(ProductAlertBrief),
})
export const getProductAlert = endpoint({
  id: 'getProductAlert',
  method: 'GET',
  path: '/product-alerts/:id',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'One alert: its facts, the removals and complaints in sight, its finding',
  params: IdParams,
  response: ProductAlert,
})
/** Each open branch is asked at once; open complaints about the same product are linked. */
export const openProductAlert = endpoint({
  id: 'openProductAlert',
  method: 'POST',
  path: '/product-alerts',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Have goods that may be faulty taken off the shelf in every branch, and looked into',
  body: z
    .object({
      product: OneLine.min(1).max(200),
      batch: Batch.default(null),
      facts: Facts,
      /** The complaint that it comes from. */
      caseId: Id.optional(),
      attachmentIds: z.array(Id).max(20).default([]),
    })
    .strict(),
  response: ProductAlert,
  status: 201,
})
export const changeProductAlert = endpoint({
  id: 'changeProductAlert',
  method: 'PATCH',
  path: '/product-alerts/:id',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Write down what is known of an open alert, or what was found',
  params: IdParams,
  body: z.object({ facts: Facts, batch: Batch, finding: Facts.nullable() }).partial().strict(),
  response: ProductAlert,
})
export const confirmWithdrawal = endpoint({
  id: 'confirmWithdrawal',
  method: 'POST',
  path: '/branch-withdrawals/:id/confirm',
  tag: 'prevention',
  may: 'prevention:record',
  summary:
    'Confirm in one’s own name that the goods are off the shelf, and how many were removed; a count that was wrong is put right until the alert is closed',
  params: IdParams,
  body: z
    .object({
      removed: z.int().min(0).max(1_000_000),
      /** The count that is put right, as it was read; left out where nothing was confirmed. */
      was: z.int().nullable().default(null),
      note: OneLine.min(1).max(500).nullable().default(null),
    })
    .strict(),
  response: Withdrawal,
})
/** Refused until every branch has confirmed and a finding is written. */
export const closeProductAlert = endpoint({
  id: 'closeProductAlert',
  method: 'POST',
  path: '/product-alerts/:id/close',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Decide what becomes of the goods; the customers of linked complaints are told once, in their language',
  params: IdParams,
  body: z
    .object({
      decision: AlertDecision,
      /** What customers read beside the decision; those of other languages read the decision alone. */
      forCustomers: z.partialRecord(Language, FreeText.min(1).max(2000)).default({}),
    })
    .strict(),
  response: ProductAlert,
})
export const linkAlertCase = endpoint({
  id: 'linkAlertCase',
  method: 'PUT',
  path: '/product-alerts/:id/cases',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Add a complaint to an open alert, or take one out that is about something else',
  params: IdParams,
  body: z.object({ caseId: Id, linked: z.boolean() }).strict(),
  response: ProductAlert,
})

export const SupplierLetter = z.object({ language: Language, subject: z.string(), text: z.string() })
export type SupplierLetter = z.infer<typeof SupplierLetter>
/** Names no customer; the facts and the finding stand in the words in which they were written. */
export const getSupplierLetter = endpoint({
  id: 'getSupplierLetter',
  method: 'GET',
  path: '/product-alerts/:id/supplier-letter',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'A letter to the supplier about an alert as it stands, in one of five languages',
  params: IdParams,
  query: z.object({ language: Language }).strict(),
  response: SupplierLetter,
})

/** An alert as the page of a case shows it. */
export const CaseAlert = z.object({
  id: Id,
  product: z.string(),
  batch: z.string().nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  decision: AlertDecision.nullable(),
  isLinked: z.boolean(),
  /** For an answer, in the customer's language: we are looking into these goods. null once it is closed. */
  sentence: z.string().nullable(),
})
export type CaseAlert = z.infer<typeof CaseAlert>

export const listCaseAlerts = endpoint({
  id: 'listCaseAlerts',
  method: 'GET',
  path: '/cases/:id/product-alerts',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'Alerts that a case belongs to, and open ones about what its customer bought',
  params: IdParams,
  response: z.object({ items: z.array(CaseAlert) }),
})
