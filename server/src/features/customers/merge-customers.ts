import { type Customer, longestNote } from '@heed/contract/customers.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { FormOfAddress } from '@heed/contract/wishes.ts'
import { nameToCall } from '@heed/methods/salutation.ts'
import { sql } from 'kysely'
import { customerMerged } from '../../events/customer-events.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findWithdrawn, keepConsent } from './consents/keep-consent.ts'
import { mergeWithSelf, notesTooLong } from './customers.errors.ts'
import { present } from './customers.ts'

/** Besides cases and their messages, everything that names a customer. */
export const namingTables = [
  'customer_address',
  'survey_invitation',
  'survey_response',
  'occasion',
  'feedback',
  'feedback_notice',
  'merged_customer',
  'customer_origin',
  'channel_thread',
  'customer_fact',
  'customer_need',
  'lost_call',
  'customer_consent',
] as const

/**
 * Two rows of one person become one: everything of the other moves here and the other is gone. A customer belongs to the
 * whole business, so what lies in branches out of the merger's sight moves too; none of it is shown to them.
 */
export function mergeInto(scope: Scope, customerId: string, otherId: string): Promise<Customer> {
  if (customerId === otherId) throw mergeWithSelf()
  // Jobs lock a case before its customer: whoever loses that race tries again.
  return repeatableTransaction(scope, async (tx) => {
    await tx.everywhere(() => moveOver(tx, customerId, otherId))
    return readOne(tx, customerId)
  })
}

async function moveOver(tx: Tx, customerId: string, otherId: string): Promise<void> {
  const [kept, other] = await lockBoth(tx, customerId, otherId)
  const note = [kept.note, other.note].filter(Boolean).join('\n\n') || null
  if (note && note.length > longestNote) throw notesTooLong()
  const withdrawn = await findWithdrawn(tx, [kept.id, other.id])
  const cases = await moveAll(tx, kept.id, other.id)
  await tx.db
    .updateTable('customer')
    .set({
      ...formOf(kept, other),
      reach: asJson(kept.reach ?? other.reach),
      postal_address: kept.postal_address ?? other.postal_address,
      note,
      zone: kept.zone ?? other.zone,
      talk: kept.talk ?? other.talk,
      best_time: asJson(kept.best_time ?? other.best_time),
      surveys_stopped_at: kept.surveys_stopped_at ?? other.surveys_stopped_at,
      // A name that is only an address says less than a name.
      name: isName(kept.name) || !isName(other.name) ? kept.name : other.name,
      created_at: new Date(Math.min(kept.created_at.getTime(), other.created_at.getTime())),
    })
    .where('id', '=', kept.id)
    .execute()
  for (const purpose of withdrawn) await keepConsent(tx, { customerId: kept.id, purpose, given: false, how: 'merge' })
  await tx.db.insertInto('merged_customer').values({ id: other.id, customer_id: kept.id }).execute()
  await tx.db.deleteFrom('customer').where('id', '=', other.id).execute()
  await tx.emit(customerMerged, { customerId, otherId, caseIds: cases })
}

/** The parts that are kept, as they read in the language that is kept. */
function formOf(kept: Named, other: Named) {
  const from = kept.form_of_address === null ? other : kept
  const parts = from.address_as as FormOfAddress | null
  return {
    form_of_address: parts ? nameToCall(kept.language as Language, parts) : from.form_of_address,
    address_as: asJson(parts),
  }
}
type Named = { language: string; form_of_address: string | null; address_as: unknown }

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** In one order for everybody, so that two merges of the same two do not wait for each other in a circle. */
async function lockBoth(tx: Tx, customerId: string, otherId: string) {
  const rows = await tx.db
    .selectFrom('customer')
    .selectAll()
    .where('id', 'in', [customerId, otherId])
    .orderBy('id')
    .forUpdate()
    .execute()
  const kept = rows.find(({ id }) => id === customerId)
  const other = rows.find(({ id }) => id === otherId)
  if (!kept || !other) throw notFound()
  return [kept, other] as const
}

async function moveAll(tx: Tx, to: string, from: string): Promise<string[]> {
  const cases = await tx.db
    .updateTable('case')
    .set({ customer_id: to })
    .where('customer_id', '=', from)
    .returning('id')
    .execute()
  const ids = cases.map(({ id }) => id)
  if (ids.length > 0)
    await tx.db
      .updateTable('message')
      .set({ customer_id: to })
      .where('case_id', 'in', ids)
      .where('customer_id', '=', from)
      .execute()
  await dropTwinNotices(tx, [to, from])
  // One run asks one person once; what both were asked stays, as the run of one of them.
  await sql`update survey_invitation o set run_id = null where o.customer_id = ${from}
    and exists (select from survey_invitation k where k.customer_id = ${to} and k.run_id = o.run_id)`.execute(tx.db)
  for (const table of namingTables)
    await tx.db.updateTable(table).set({ customer_id: to }).where('customer_id', '=', from).execute()
  return ids
}

/** Of one decision one person is told once: the notice that is not mailed yet goes. Locked first, so that one being mailed just now is seen as it ends up. */
async function dropTwinNotices(tx: Tx, customerIds: string[]): Promise<void> {
  await tx.db
    .selectFrom('feedback_notice')
    .select('id')
    .where('customer_id', 'in', customerIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  await sql`delete from feedback_notice n using feedback_notice o
    where n.customer_id = any (${customerIds}::uuid[]) and o.customer_id = any (${customerIds}::uuid[]) and n.decision_id = o.decision_id
      and (n.outbox_id is not null, n.id) < (o.outbox_id is not null, o.id)`.execute(tx.db)
}

const isName = (name: string) => /\p{L}/u.test(name) && !name.includes('@')

async function readOne(tx: Tx, customerId: string): Promise<Customer> {
  const row = await tx.db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst()
  if (!row) throw notFound()
  const [customer] = await present(tx, [row])
  return customer as Customer
}
