import type { addNeed, changeNeed, Need } from '@heed/contract/customer-needs.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { needAdded, needChanged } from '../../../events/customer-fact-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCustomer } from '../../customers/index.ts'
import { requireCaseOf } from '../facts/write-facts.ts'

const mostShown = 200

const selectNeeds = (tx: Tx) =>
  tx.db
    .selectFrom('customer_need as n')
    .leftJoin('case as c', 'c.id', 'n.case_id')
    .leftJoin('member as m', 'm.id', 'n.member_id')
    .leftJoin('member as s', 's.id', 'n.settled_by')
    .select([
      'n.id',
      'n.words',
      'n.state',
      'n.at',
      'n.settled_at',
      sql<string | null>`n.needed_by::text`.as('needed_by'),
    ])
    .select([
      'c.id as case_id',
      'c.number',
      'm.id as member_id',
      'm.name as member',
      's.id as settler_id',
      's.name as settler',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof selectNeeds>['execute']>>[number]

const person = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null)

const present = (row: Row): Need => ({
  id: row.id,
  words: row.words,
  neededBy: row.needed_by,
  case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number } : null,
  state: row.state as Need['state'],
  by: person(row.member_id, row.member),
  at: row.at.toISOString(),
  settledBy: person(row.settler_id, row.settler),
  settledAt: row.settled_at?.toISOString() ?? null,
})

const readNeed = async (tx: Tx, needId: string): Promise<Need> =>
  present(await selectNeeds(tx).where('n.id', '=', needId).executeTakeFirstOrThrow())

export const list = (scope: Scope, customerId: string) =>
  scope.transaction(async (tx) => {
    await requireCustomer(tx, customerId)
    const rows = await selectNeeds(tx)
      .where('n.customer_id', '=', customerId)
      .orderBy(sql`n.state <> 'open'`)
      .orderBy('n.at', 'desc')
      .orderBy('n.id', 'desc')
      .limit(mostShown)
      .execute()
    return { items: rows.map(present) }
  })

export const add = (scope: Scope, customerId: string, need: z.output<typeof addNeed.body>) =>
  scope.transaction(async (tx) => {
    await requireCaseOf(tx, customerId, need.caseId)
    const needId = newId()
    await tx.db
      .insertInto('customer_need')
      .values({
        id: needId,
        customer_id: customerId,
        words: need.words,
        needed_by: need.neededBy,
        case_id: need.caseId,
        member_id: scope.actor?.id ?? null,
        at: now(),
      })
      .execute()
    await tx.emit(needAdded, { customerId, needId })
    return readNeed(tx, needId)
  })

export const change = (scope: Scope, needId: string, changed: z.output<typeof changeNeed.body>) =>
  scope.transaction(async (tx) => {
    const before = await tx.db
      .selectFrom('customer_need')
      .select(['customer_id', 'state', 'words', 'settled_at', 'settled_by'])
      .where('id', '=', needId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound()
    const state = changed.state ?? before.state
    const settled =
      state === before.state
        ? { settled_at: before.settled_at, settled_by: before.settled_by }
        : {
            settled_at: state === 'open' ? null : now(),
            settled_by: state === 'open' ? null : (scope.actor?.id ?? null),
          }
    await tx.db
      .updateTable('customer_need')
      .set({
        words: changed.words ?? before.words,
        ...(changed.neededBy === undefined ? {} : { needed_by: changed.neededBy }),
        state,
        ...settled,
      })
      .where('id', '=', needId)
      .execute()
    await tx.emit(needChanged, { customerId: before.customer_id, needId, state })
    return readNeed(tx, needId)
  })
