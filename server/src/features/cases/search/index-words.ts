import { sql } from 'kysely'
import {
  answerWritten,
  caseChanged,
  caseOpened,
  casesTakenIn,
  messageReceived,
  noteWritten,
} from '../../../events/case-events.ts'
import { customerAddressAdded, customerChanged, customerMerged } from '../../../events/customer-events.ts'
import { on } from '../../../platform/events/event.ts'
import type { Tx } from '../../../platform/scope.ts'
import { cutWords } from './words.ts'

/** The words of a case's subject, number and customer, and of the message named. */
async function indexCase(tx: Tx, caseId: string, messageId?: string): Promise<void> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['c.subject', 'c.number', 'u.name'])
    .select((select) => [
      select
        .selectFrom('message')
        .select('text')
        .where('id', '=', messageId ?? null)
        .as('text'),
      select
        .selectFrom('customer_address as a')
        .select(sql<string>`string_agg(a.value, ' ')`.as('addresses'))
        .whereRef('a.customer_id', '=', 'u.id')
        .as('addresses'),
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  if (row) await addWords(tx, caseId, [row.subject, String(row.number), row.name, row.addresses ?? '', row.text ?? ''])
}

async function indexTakenIn(tx: Tx, caseIds: string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('message')
    .select(['case_id', sql<string>`min(id::text)`.as('first')])
    .where('case_id', 'in', caseIds)
    .groupBy('case_id')
    .execute()
  for (const row of rows) await indexCase(tx, row.case_id, row.first)
}

/** What was said later adds its own words; those of the case are there since it was opened. */
async function indexMessage(tx: Tx, caseId: string, messageId: string): Promise<void> {
  const row = await tx.db.selectFrom('message').select('text').where('id', '=', messageId).executeTakeFirst()
  if (row) await addWords(tx, caseId, [row.text])
}

/** Where words were taken out: what is found is what still stands there. */
export async function indexAnew(tx: Tx, caseId: string): Promise<void> {
  await tx.db.deleteFrom('case_word').where('case_id', '=', caseId).execute()
  await indexCase(tx, caseId)
  const rows = await tx.db.selectFrom('message').select('text').where('case_id', '=', caseId).execute()
  await addWords(
    tx,
    caseId,
    rows.map(({ text }) => text),
  )
}

async function indexCasesOf(tx: Tx, customerId: string): Promise<void> {
  const rows = await tx.db.selectFrom('case').select('id').where('customer_id', '=', customerId).execute()
  for (const { id } of rows) await indexCase(tx, id)
}

/** Adds words; those already there stay. In order, so that two cases indexed at once never wait for each other crosswise. */
async function addWords(tx: Tx, caseId: string, texts: string[]): Promise<void> {
  const words = [...cutWords(texts.join('\n'))].sort()
  await sql`insert into case_word (word, case_id) select word, ${caseId}::uuid from unnest(${words}::text[]) as word on conflict do nothing`.execute(
    tx.db,
  )
}

export const indexWords = [
  on(caseOpened, 'search.case-opened', ({ caseId, messageId }, tx) => indexCase(tx, caseId, messageId)),
  on(casesTakenIn, 'search.cases-taken-in', ({ caseIds }, tx) => indexTakenIn(tx, caseIds)),
  on(messageReceived, 'search.message-received', ({ caseId, messageId }, tx) => indexMessage(tx, caseId, messageId)),
  on(answerWritten, 'search.answered', ({ caseId, messageId }, tx) => indexMessage(tx, caseId, messageId)),
  on(noteWritten, 'search.note', ({ caseId, messageId }, tx) => indexMessage(tx, caseId, messageId)),
  on(caseChanged, 'search.case-changed', async ({ caseId, changed }, tx) =>
    'subject' in changed ? indexCase(tx, caseId) : undefined,
  ),
  on(customerChanged, 'search.customer-changed', async ({ customerId, changed }, tx) =>
    changed.includes('name') ? indexCasesOf(tx, customerId) : undefined,
  ),
  on(customerAddressAdded, 'search.address-added', ({ customerId }, tx) => indexCasesOf(tx, customerId)),
  on(customerMerged, 'search.customer-merged', ({ customerId }, tx) => indexCasesOf(tx, customerId)),
]
