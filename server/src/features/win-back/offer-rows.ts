import type { WinBackOffer, WinBackState } from '@heed/contract/win-back.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { presentReturn, type ReturnRow } from './return-rates.ts'
import { firstReturnOf } from './returns.ts'

type Row = ReturnRow & {
  id: string
  case_id: string
  number: number
  customer_id: string
  customer_name: string
  remedy_id: string
  kind: WinBackOffer['kind']
  amount: number
  currency: string
  remedy_state: WinBackOffer['remedyState']
  code: string | null
  expires_on: string | null
  is_expired: boolean
  words: string
  offered_by: string | null
  member_name: string | null
  offered_at: Date
  sent_at: Date | null
  told: WinBackOffer['told']
  redeemed_at: Date | null
}

/** With what became of each; a customer may have come again in a branch out of the reader's sight. */
export async function selectOffers(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<WinBackOffer[]> {
  const { rows: inSight } = await sql<{ id: string }>`
    select o.id from win_back_offer o where o.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(
    tx.db,
  )
  const ids = inSight.map(({ id }) => id)
  if (ids.length === 0) return []
  const when = {
    customer: sql`c.customer_id`,
    case: sql`c.id`,
    from: sql`o.offered_at`,
    to: sql`'infinity'::timestamptz`,
  }
  const { rows } = await tx.everywhere(() =>
    sql<Row>`
      select o.*, c.number, c.customer_id, p.name as customer_name, r.kind, r.amount, r.currency, r.state as remedy_state,
        k.code, k.expires_on::text, coalesce(k.expires_on < (${now()}::timestamptz at time zone b.zone)::date, false) as is_expired,
        case when k.id is null then r.fulfilled_at else k.redeemed_at end as redeemed_at, m.name as member_name,
        came.at as came_at, came.way as came_way, came.case_id as came_case_id, cc.number as came_number, cc.branch_id as came_branch_id
      from win_back_offer o join "case" c on c.id = o.case_id join customer p on p.id = c.customer_id
      join remedy r on r.id = o.remedy_id join branch b on b.id = c.branch_id
      left join coupon k on k.remedy_id = r.id left join member m on m.id = o.offered_by
      left join lateral (${firstReturnOf(when)}) came on true
      left join "case" cc on cc.id = came.case_id
      where o.id = any (${ids}::uuid[]) order by o.id desc`.execute(tx.db),
  )
  return rows.map((row) => ({
    id: row.id,
    case: { id: row.case_id, number: row.number },
    customer: { id: row.customer_id, name: row.customer_name },
    remedyId: row.remedy_id,
    kind: row.kind,
    amount: Number(row.amount),
    currency: row.currency,
    remedyState: row.remedy_state,
    code: row.code,
    expiresOn: row.expires_on,
    words: row.words,
    state: stateOf(row),
    by: row.offered_by ? { id: row.offered_by, name: row.member_name ?? '' } : null,
    at: row.offered_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    told: row.told,
    redeemedAt: row.redeemed_at?.toISOString() ?? null,
    cameAgain: presentReturn(tx.scope, row),
  }))
}

function stateOf(row: Row): WinBackState {
  if (row.remedy_state === 'refused' || row.remedy_state === 'withdrawn') return 'ended'
  if (row.redeemed_at) return 'redeemed'
  if (row.is_expired) return 'ended'
  if (row.remedy_state === 'asked') return 'asked'
  return row.sent_at ? 'sent' : 'offered'
}

export async function readOffer(tx: Tx, offerId: string): Promise<WinBackOffer> {
  const [offer] = await selectOffers(tx, sql`o.id = ${offerId}`, sql``)
  if (!offer) throw notFound()
  return offer
}
