import { z } from 'zod'
import { CaseFilter } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { ImportState, ImportWork } from './import-states.ts'
import { Day, Id, IdParams, Instant, listOf } from './primitives.ts'

export const recordKinds = ['customers', 'cases', 'purchases'] as const
export const RecordKind = z.enum(recordKinds)
export type RecordKind = z.infer<typeof RecordKind>

/** What a file of each kind holds, in the order of an export; of a foreign file every column is one of these or left out. */
export const recordColumns = {
  customers: [
    'id',
    'external_id',
    'name',
    'emails',
    'phones',
    'language',
    'form_of_address',
    'note',
    'zone',
    'talk',
    'best_time',
    'surveys_stopped',
    'since',
  ],
  cases: [
    'id',
    'external_id',
    'number',
    'customer_id',
    'customer_name',
    'customer_email',
    'customer_phone',
    'branch',
    'channel',
    'kind',
    'state',
    'priority',
    'subject',
    'text',
    'language',
    'tags',
    'owner',
    'opened_at',
    'first_answer_at',
    'last_message_at',
    'solved_at',
    'closed_at',
    'snoozed_until',
  ],
  /** A row for each line of a purchase; rows with the same reference are one purchase. */
  purchases: [
    'reference',
    'at',
    'branch',
    'customer_id',
    'customer_name',
    'customer_email',
    'customer_phone',
    'language',
    'code',
    'product',
    'quantity',
    'line_amount',
    'amount',
    'currency',
    'words',
    'cancelled',
  ],
} as const satisfies Record<RecordKind, readonly string[]>

/** Those of the case list, and the days on which a case was opened, on the calendar of its branch. */
export const RecordFilter = CaseFilter.extend({ openedFrom: Day.optional(), openedTo: Day.optional() })
export type RecordFilter = z.infer<typeof RecordFilter>

const out = { tag: 'record files', may: 'record:export', query: RecordFilter.strict(), response: z.string() } as const
/** CSV with a header line; the import takes it unchanged. Who sees some branches only gets the customers with a case there. */
export const exportCustomers = endpoint({
  ...out,
  id: 'exportCustomers',
  method: 'GET',
  path: '/customers.csv',
  summary: 'All customers as CSV, or those with a case that the filter lets through',
})
export const exportCases = endpoint({
  ...out,
  id: 'exportCases',
  method: 'GET',
  path: '/cases.csv',
  summary: 'Cases as CSV, each with the id of its customer in the file of customers',
})

/** The days on which they were bought, on the calendar of their branch. */
export const PurchaseFilter = z.object({ from: Day, to: Day, branchId: listOf(Id) }).partial()
export type PurchaseFilter = z.infer<typeof PurchaseFilter>
export const exportPurchases = endpoint({
  ...out,
  id: 'exportPurchases',
  method: 'GET',
  path: '/purchases.csv',
  summary: 'Purchases in sight as CSV, a row for each line, each with the id of its customer in the file of customers',
  query: PurchaseFilter.strict(),
})

export const RecordProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  rule: z.enum([
    'column_unknown',
    'column_twice',
    'not_csv',
    'not_utf8',
    'no_rows',
    'too_many_rows',
    'cells',
    'too_long',
    'id_twice',
    'nobody',
    'email_odd',
    'phone_odd',
    'language_unknown',
    'zone_unknown',
    'talk_unknown',
    'hours_odd',
    'yes_no_odd',
    'date_odd',
    'date_future',
    'date_order',
    'customer_missing',
    'customer_unknown',
    'branch_unknown',
    'channel_missing',
    'nothing_said',
    'kind_unknown',
    'state_unknown',
    'priority_unknown',
    'number_odd',
    'currency_unknown',
    'nothing_bought',
    'purchase_differs',
    'purchase_broken',
  ]),
  value: z.string().nullable(),
})
export type RecordProblem = z.infer<typeof RecordProblem>

export const RecordImport = z.object({
  id: Id,
  kind: RecordKind,
  filename: z.string(),
  state: ImportState,
  stoppedIn: ImportWork.nullable(),
  columns: z.array(z.string()),
  mapping: z.record(z.string(), z.string().nullable()),
  branchId: Id.nullable(),
  total: z.int(),
  good: z.int(),
  bad: z.int(),
  /** Of the good rows, those that are here already and stay as they are. */
  known: z.int(),
  done: z.int(),
  added: z.int(),
  problems: z.array(RecordProblem),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type RecordImport = z.infer<typeof RecordImport>

const imports = { tag: 'record files', may: 'record:import', response: RecordImport } as const
export const listRecordImports = endpoint({
  ...imports,
  id: 'listRecordImports',
  method: 'GET',
  path: '/record-imports',
  summary: 'The files that you brought, the newest 20 first',
  response: z.object({ items: z.array(RecordImport.omit({ problems: true, columns: true, mapping: true })) }),
})
/** multipart/form-data with one `file`: CSV as RFC 4180 says, up to 25 MB and 250,000 rows. */
export const startRecordImport = endpoint({
  ...imports,
  id: 'startRecordImport',
  method: 'POST',
  path: '/record-imports',
  summary: 'Bring a file of customers, cases or purchases; it is checked, and nothing is taken in yet',
  query: z.object({ kind: RecordKind }).strict(),
  status: 202,
})
export const getRecordImport = endpoint({
  ...imports,
  id: 'getRecordImport',
  method: 'GET',
  path: '/record-imports/:id',
  summary: 'How an import stands',
  params: IdParams,
})
export const mapRecordImport = endpoint({
  ...imports,
  id: 'mapRecordImport',
  method: 'PATCH',
  path: '/record-imports/:id',
  summary: 'Say which column is what; the file is checked again',
  params: IdParams,
  body: z
    .object({
      mapping: z.record(z.string().max(200), z.string().max(40).nullable()),
      /** Where cases and purchases go whose branch is unknown; null reports them. */
      branchId: Id.nullable(),
    })
    .partial()
    .strict(),
})
export const confirmRecordImport = endpoint({
  ...imports,
  id: 'confirmRecordImport',
  method: 'POST',
  path: '/record-imports/:id/confirm',
  summary: 'Take in the good rows; repeated, it takes in nothing twice',
  params: IdParams,
  status: 202,
})
/** As the file had them, each with its line and what is wrong: mended, the file can be brought again. */
export const getBadRows = endpoint({
  ...imports,
  id: 'getBadRows',
  method: 'GET',
  path: '/record-imports/:id/bad-rows.csv',
  summary: 'The rows that cannot be taken in, as CSV to mend',
  params: IdParams,
  response: z.string(),
})
