import type { ShopAsked, SpecialRequest } from '@heed/contract/special-requests.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type {
  SpecialRequest as RequestTable,
  ShopAsked as ShopTable,
} from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

export type RequestRow = Selectable<RequestTable>
export type ShopRow = Selectable<ShopTable>

type ListedRow = Omit<RequestRow, 'expected_on'> & {
  expected_on: string | null
  number: number
  subject: string
  customer: string | null
  branch_id: string
  branch_name: string
  asker_name: string | null
  teller_name: string | null
  due_at: Date | null
  promise_state: string | null
}

/** Special requests as `s`; ordering and limit are the caller's. */
export async function selectRequests(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<SpecialRequest[]> {
  const { rows } = await sql<ListedRow>`
    select s.*, s.expected_on::text as expected_on, c.number, c.subject, u.name as customer, b.id as branch_id, b.name as branch_name,
      a.name as asker_name, t.name as teller_name, p.due_at, p.state as promise_state
    from special_request s
    join "case" c on c.id = s.case_id
    join branch b on b.id = c.branch_id
    left join customer u on u.id = c.customer_id
    left join member a on a.id = s.asked_by
    left join member t on t.id = s.told_by
    left join promise p on p.id = s.promise_id
    where s.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(tx.db)
  if (rows.length === 0) return []
  const shops = await tx.db
    .selectFrom('shop_asked as x')
    .leftJoin('member as m', 'm.id', 'x.answered_by')
    .selectAll('x')
    .select('m.name as answerer_name')
    .where(
      'x.request_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy(sql`x.distance_km nulls last`)
    .orderBy('x.id')
    .execute()
  const byRequest = Map.groupBy(shops, ({ request_id }) => request_id)
  return rows.map((row) => present(row, (byRequest.get(row.id) ?? []).map(presentShop)))
}

export async function readRequest(tx: Tx, requestId: string): Promise<SpecialRequest> {
  const [item] = await selectRequests(tx, sql`s.id = ${requestId}`, sql``)
  if (!item) throw notFound()
  return item
}

/** Locked, with the branch in which its case is now. */
export async function takeRequest(tx: Tx, requestId: string): Promise<RequestRow & { branch_id: string }> {
  const row = await tx.db
    .selectFrom('special_request as s')
    .innerJoin('case as c', 'c.id', 's.case_id')
    .selectAll('s')
    .select('c.branch_id')
    .where('s.id', '=', requestId)
    .forUpdate('s')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

export const presentShop = (row: ShopRow & { answerer_name: string | null }): ShopAsked => ({
  id: row.id,
  branchId: row.branch_id,
  name: row.name,
  phone: row.phone,
  distanceKm: row.distance_km,
  askedAt: row.asked_at.toISOString(),
  answer: row.answer as ShopAsked['answer'],
  holdUntil: row.hold_until?.toISOString() ?? null,
  words: row.words,
  answeredBy: person(row.answered_by, row.answerer_name),
  answeredAt: row.answered_at?.toISOString() ?? null,
})

const present = (row: ListedRow, shops: ShopAsked[]): SpecialRequest => ({
  id: row.id,
  case: { id: row.case_id, number: row.number, subject: row.subject, customer: row.customer },
  branch: { id: row.branch_id, name: row.branch_name },
  product: row.product,
  detail: row.detail,
  neededBy: row.needed_by?.toISOString() ?? null,
  source: row.source,
  price: row.price,
  currency: row.currency,
  expectedOn: row.expected_on,
  alternative: row.alternative,
  state: row.state as SpecialRequest['state'],
  askedBy: person(row.asked_by, row.asker_name),
  askedAt: row.asked_at.toISOString(),
  toldBy: person(row.told_by, row.teller_name),
  toldAt: row.told_at?.toISOString() ?? null,
  wait:
    row.promise_id && row.due_at && row.wait_minutes !== null
      ? {
          minutes: row.wait_minutes,
          promiseId: row.promise_id,
          dueAt: row.due_at.toISOString(),
          state: row.promise_state as NonNullable<SpecialRequest['wait']>['state'],
        }
      : null,
  shops,
})
