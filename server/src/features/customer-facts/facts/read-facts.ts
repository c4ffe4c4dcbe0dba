import type { CustomerFacts } from '@heed/contract/customer-facts.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCustomer } from '../../customers/index.ts'
import { readKnown } from './fact-rows.ts'

const mostBefore = 50
const mostOtherWays = 5

export const read = (scope: Scope, customerId: string): Promise<CustomerFacts> =>
  scope.transaction((tx) => readFacts(tx, customerId))

export async function readFacts(tx: Tx, customerId: string): Promise<CustomerFacts> {
  const { postal_address: postalAddress } = await requireCustomer(tx, customerId)
  const { facts, before } = await readKnown(tx, customerId)
  return {
    facts,
    assumed: { count: facts.filter(({ basis }) => basis === 'assumed').length, of: facts.length },
    before: before.slice(0, mostBefore),
    postalAddress,
    record: await readRecord(tx, customerId),
    otherWays: await readOtherWays(tx, customerId),
  }
}

/** What customers never see, and what was taken back as agreed, was not promised to them. */
async function readRecord(tx: Tx, customerId: string): Promise<CustomerFacts['record']> {
  const { rows } = await sql<CustomerFacts['record']>`
    select (select count(*) from promise p join "case" c on c.id = p.case_id
        where c.customer_id = ${customerId} and p.state = 'kept' and not p.internal)::int as "promisesKept",
      (select count(*) from promise p join "case" c on c.id = p.case_id
        where c.customer_id = ${customerId} and p.state in ('kept', 'broken') and not p.internal)::int as promises,
      (select count(*) from special_request r join "case" c on c.id = r.case_id
        where c.customer_id = ${customerId} and r.source is not null)::int as "requestsFound",
      (select count(*) from special_request r join "case" c on c.id = r.case_id where c.customer_id = ${customerId})::int as requests`.execute(
    tx.db,
  )
  return rows[0] as CustomerFacts['record']
}

async function readOtherWays(tx: Tx, customerId: string): Promise<CustomerFacts['otherWays']> {
  const rows = await tx.db
    .selectFrom('message as m')
    .innerJoin('case as c', 'c.id', 'm.case_id')
    .select(['m.id', 'm.at', 'm.other_way', 'c.id as case_id', 'c.number'])
    .where('c.customer_id', '=', customerId)
    .where('m.other_way', 'is not', null)
    .orderBy('m.at', 'desc')
    .execute()
  return {
    count: rows.length,
    last: rows.slice(0, mostOtherWays).map((row) => ({
      messageId: row.id,
      case: { id: row.case_id, number: row.number },
      at: row.at.toISOString(),
      why: row.other_way ?? '',
    })),
  }
}
