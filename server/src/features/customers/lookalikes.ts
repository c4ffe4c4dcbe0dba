import type { Lookalike } from '@heed/contract/customers.ts'
import { sql } from 'kysely'
import type { Scope } from '../../platform/scope.ts'
import { isOfItsOwn, requireCustomer } from './customers.queries.ts'
import { present } from './customers.ts'

const mostShown = 5
/** A name that many people have says nothing about being one. */
const mostNamesakes = 3

/** Customers with the same folded name unless it is a common one, the same last digits of a number, or the same mailbox. */
export const listLookalikes = (scope: Scope, customerId: string): Promise<{ items: Lookalike[] }> =>
  scope.transaction(async (tx) => {
    const customer = await requireCustomer(tx, customerId)
    const { rows: found } = await sql<{ id: string; because: Lookalike['because'] }>`
      select id, array_agg(distinct because order by because) as because from (
        select o.id, 'name' as because from customer o
          where o.workspace_id = ${scope.workspaceId} and o.name_key = ${customer.name_key} and length(o.name_key) > 1
            and (select count(*) from customer n where n.workspace_id = ${scope.workspaceId} and n.name_key = ${customer.name_key}) <= ${mostNamesakes + 1}
        union all
        select o.customer_id, o.kind from customer_address a
          join customer_address o on o.workspace_id = a.workspace_id and o.kind = a.kind and o.address_key = a.address_key
          where a.customer_id = ${customerId} and (a.kind = 'email' or length(a.address_key) >= 7)
      ) other where id <> ${customerId} group by id order by count(distinct because) desc, id desc limit ${mostShown}`.execute(
      tx.db,
    )
    if (found.length === 0) return { items: [] }
    const rows = await tx.db
      .selectFrom('customer')
      .selectAll()
      .select([
        sql<number>`(select count(*) from "case" c where c.customer_id = customer.id)`.as('cases'),
        sql<number>`(select count(*) from message m join "case" c on c.id = m.case_id where c.customer_id = customer.id)`.as(
          'messages',
        ),
        sql<number>`(select count(*) from survey_response r where r.customer_id = customer.id)`.as('answers'),
        sql<number>`(select count(*) from feedback f where f.customer_id = customer.id and ${isOfItsOwn})`.as(
          'feedback',
        ),
        sql<number>`(select count(*) from customer_address a where a.customer_id = customer.id)`.as('addresses'),
      ])
      .where(
        'id',
        'in',
        found.map(({ id }) => id),
      )
      .execute()
    const customers = await present(tx, rows)
    return {
      items: found.flatMap(({ id, because }) => {
        const row = rows.find((candidate) => candidate.id === id)
        const shown = customers.find((candidate) => candidate.id === id)
        if (!row || !shown) return []
        const { cases, messages, answers, feedback, addresses } = row
        return [{ customer: shown, because, moves: { cases, messages, answers, feedback, addresses } }]
      }),
    }
  })
