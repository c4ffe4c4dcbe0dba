import type { Coupon, Remedy } from '@heed/contract/remedies.ts'
import { isWithin, type Limit, type Worth } from '@heed/methods/remedy-limits.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Coupon as CouponTable, Remedy as RemedyTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { listLimits } from './remedy-policy.ts'

export type RemedyRow = Selectable<RemedyTable>
type CouponRow = Selectable<CouponTable> & { redeemer_name: string | null; survey_name?: string | null }
export type ListedRow = RemedyRow & {
  case_number: number
  branch_name: string
  asker_name: string | null
  approver_name: string | null
  decider_name: string | null
  fulfiller_name: string | null
  about_member_id: string | null
  given: Worth[]
}

/** What the customer of the case that `of` belongs to has, or will have, of it: limits hold for all of it together. */
export const givenInCase = (of: 'r' | 'x') => sql<Worth[]>`(
  select coalesce(json_agg(json_build_object('kind', g.kind, 'amount', g.amount)), '[]') from (
    select kind, amount from remedy g
    where g.case_id = ${sql.id(of)}.case_id and g.currency = ${sql.id(of)}.currency and g.state in ('asked', 'granted', 'fulfilled')
    union all
    select 'exception', cost from policy_exception e
    where e.case_id = ${sql.id(of)}.case_id and e.currency = ${sql.id(of)}.currency and e.state in ('asked', 'granted')) g)`

/** The rows themselves, as the alias `r`. */
export const listedRemedies = (tx: Tx, where: RawBuilder<unknown>) => sql`
    select r.* from (
      select r.*, c.number as case_number, b.name as branch_name, a.name as asker_name, p.name as approver_name,
        d.name as decider_name, f.name as fulfiller_name,
        (select k.about_member_id from complaint k where k.case_id = r.case_id and k.withdrawn_at is null) as about_member_id,
        case when r.state = 'asked' then ${givenInCase('r')} else '[]'::json end as given
      from remedy r
      join "case" c on c.id = r.case_id
      left join branch b on b.id = r.branch_id
      left join member a on a.id = r.asked_by
      left join member p on p.id = r.approver_id
      left join member d on d.id = r.decided_by
      left join member f on f.id = r.fulfilled_by
      where r.workspace_id = ${tx.scope.workspaceId} and ${where}) r`

/** Remedies with the names that people know them by; ordering and limit are the caller's. */
export async function selectRemedies(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Remedy[]> {
  const { rows } = await sql<ListedRow>`${listedRemedies(tx, where)} ${tail}`.execute(tx.db)
  if (rows.length === 0) return []
  const coupons = await selectCoupons(
    tx,
    rows.map(({ id }) => id),
  )
  const limits = rows.some(({ state }) => state === 'asked') ? await listLimits(tx) : []
  return rows.map((row) => present(tx, row, limits, coupons.get(row.id)))
}

export async function readRemedy(tx: Tx, remedyId: string): Promise<Remedy> {
  const [remedy] = await selectRemedies(tx, sql`r.id = ${remedyId}`, sql``)
  if (!remedy) throw notFound()
  return remedy
}

async function selectCoupons(tx: Tx, remedyIds: string[]): Promise<Map<string, CouponRow>> {
  const rows = await tx.db
    .selectFrom('coupon as k')
    .leftJoin('member as m', 'm.id', 'k.redeemed_by')
    .selectAll('k')
    .select('m.name as redeemer_name')
    .where('k.remedy_id', 'in', remedyIds)
    .execute()
  return new Map(rows.flatMap((row) => (row.remedy_id ? [[row.remedy_id, row]] : [])))
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

export const presentCoupon = (row: CouponRow): Coupon => ({
  id: row.id,
  code: row.code,
  amount: row.amount,
  percent: row.percent,
  currency: row.currency,
  expiresOn: row.expires_on,
  redeemedAt: row.redeemed_at?.toISOString() ?? null,
  redeemedBy: person(row.redeemed_by, row.redeemer_name),
  receipt: row.receipt,
  voided: row.voided_at !== null,
  thanks:
    row.survey_id === null
      ? null
      : {
          survey: row.survey_name ?? '',
          words: (row.words ?? {}) as NonNullable<Coupon['thanks']>['words'],
          purchase: row.purchase,
        },
})

const present = (tx: Tx, row: ListedRow, limits: Limit[], coupon: CouponRow | undefined): Remedy => ({
  id: row.id,
  case: { id: row.case_id, number: row.case_number },
  branch: { id: row.branch_id, name: row.branch_name ?? '' },
  kind: row.kind as Remedy['kind'],
  words: row.words,
  amount: row.amount,
  currency: row.currency,
  percent: row.percent,
  reason: row.reason,
  exceptionWords: row.exception_words,
  product: row.product,
  state: row.state as Remedy['state'],
  askedBy: person(row.asked_by, row.asker_name),
  askedAt: row.asked_at.toISOString(),
  approver: row.state === 'asked' ? person(row.approver_id, row.approver_name) : null,
  decideBy: row.state === 'asked' ? (row.decide_by?.toISOString() ?? null) : null,
  decidedBy: person(row.decided_by, row.decider_name),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionWords: row.decision_words,
  fulfilledAt: row.fulfilled_at?.toISOString() ?? null,
  fulfilledBy: person(row.fulfilled_by, row.fulfiller_name),
  proof: row.proof,
  coupon: coupon ? presentCoupon(coupon) : null,
  passedOver: row.passed_over,
  mayDecide: row.state === 'asked' && mayDecide(tx, row, row.given, limits),
})

/**
 * What the customer has, or will have, of a case in one currency, exceptions to rules with it: a case may have moved to a
 * branch with another.
 */
export async function listGiven(tx: Tx, caseId: string, currency: string): Promise<Worth[]> {
  const { rows } = await sql<{ given: Worth[] }>`
    select ${givenInCase('r')} as given from (select ${caseId}::uuid as case_id, ${currency}::text as currency) r`.execute(
    tx.db,
  )
  return rows[0]?.given ?? []
}

/** Whoever may decide as much as the case comes to in all, save the person who asked. */
export function mayDecide(
  tx: Tx,
  asked: Pick<RemedyRow, 'asked_by' | 'currency'> & { about_member_id: string | null },
  given: readonly Worth[],
  limits: readonly Limit[],
): boolean {
  const { actor } = tx.scope
  if (!actor) return true
  if (actor.id === asked.asked_by || actor.id === asked.about_member_id || !tx.scope.may('remedy:decide')) return false
  return isWithin(limits, actor.role, asked.currency, given)
}
