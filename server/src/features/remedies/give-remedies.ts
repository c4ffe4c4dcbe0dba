import type { Role } from '@heed/contract/permissions.ts'
import type { giveRemedies, RemedyKind } from '@heed/contract/remedies.ts'
import { isPayable } from '@heed/methods/money.ts'
import { isWithin, type Limit, type Worth } from '@heed/methods/remedy-limits.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { remedyAsked, remedyDecided } from '../../events/remedy-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notPayable } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { aboutWhom } from './about-whom.ts'
import { chooseApprover, decideUntil } from './choose-approver.ts'
import { issueCoupon } from './issue-coupon.ts'
import { apologyIsFree, notAllowedHere, otherCurrency, percentOfWhat, worthless } from './remedies.errors.ts'
import { listLimits } from './remedy-policy.ts'
import { listGiven, selectRemedies } from './remedy-rows.ts'

type Gift = z.output<typeof giveRemedies.body>
type Item = Gift['items'][number]

/** Inside the giver's limit it is granted at once; beyond it all of it waits for somebody who may decide it. */
export const give = (scope: Scope, caseId: string, gift: Gift) =>
  scope.transaction(async (tx) => {
    // Locked, so that two gifts at once cannot each count without the other.
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const { currency } = await tx.db
      .selectFrom('branch')
      .select('currency')
      .where('id', '=', branchId)
      .executeTakeFirstOrThrow()
    for (const item of gift.items) checkItem(item, currency)
    await refuseWhatRulesForbid(tx, gift)
    const limits = await listLimits(tx)
    const given = [...(await listGiven(tx, caseId, currency)), ...gift.items]
    const colleague = await aboutWhom(tx, caseId)
    const isInside =
      (colleague === null || colleague !== scope.actor?.id) &&
      isWithin(limits, scope.actor?.role ?? 'owner', currency, given)
    const about = { caseId, branchId, currency, limits, given, colleague }
    const ids: string[] = []
    for (const item of gift.items) {
      const remedyId = newId()
      ids.push(remedyId)
      if (isInside || item.amount === 0) await grantAtOnce(tx, remedyId, item, gift, about)
      else await ask(tx, remedyId, item, gift, about)
    }
    return { items: await selectRemedies(tx, sql`r.id = any (${ids}::uuid[])`, sql`order by r.id`) }
  })

function checkItem(item: Item, currency: string): void {
  if (item.currency !== undefined && item.currency !== currency) throw otherCurrency()
  if (!isPayable(item.amount, currency)) throw notPayable()
  if (item.kind === 'apology' && item.amount > 0) throw apologyIsFree()
  if (item.kind !== 'apology' && item.amount === 0) throw worthless()
  if (item.percent !== null && item.kind !== 'coupon' && item.kind !== 'discount') throw percentOfWhat()
}

const leading: Role[] = ['lead', 'manager', 'owner']

/** Beyond the rules gives only somebody who leads, and says why. */
async function refuseWhatRulesForbid(tx: Tx, gift: Gift): Promise<void> {
  const forbidden = await listForbidden(tx)
  const { actor } = tx.scope
  const mayExcept = gift.exceptionWords !== null && (actor === null || leading.includes(actor.role))
  if (!mayExcept && gift.items.some(({ kind }) => forbidden.has(kind))) throw notAllowedHere()
}

export async function listForbidden(tx: Tx): Promise<ReadonlySet<RemedyKind>> {
  const rules = await tx.db.selectFrom('remedy_rule').select('kind').where('allowed', '=', false).execute()
  return new Set(rules.map(({ kind }) => kind as RemedyKind))
}

type About = {
  caseId: string
  branchId: string
  currency: string
  limits: readonly Limit[]
  given: readonly Worth[]
  /** Whom the complaint is about. */
  colleague: string | null
}

const columnsOf = (tx: Tx, id: string, item: Item, gift: Gift, { caseId, branchId, currency }: About) => ({
  id,
  branch_id: branchId,
  case_id: caseId,
  kind: item.kind,
  words: item.words,
  amount: item.amount,
  currency,
  percent: item.percent,
  reason: gift.reason,
  exception_words: gift.exceptionWords,
  product: gift.product,
  asked_by: tx.scope.actor?.id ?? null,
  asked_at: now(),
})

async function grantAtOnce(tx: Tx, remedyId: string, item: Item, gift: Gift, about: About): Promise<void> {
  const at = now()
  await tx.db
    .insertInto('remedy')
    .values({
      ...columnsOf(tx, remedyId, item, gift, about),
      state: 'granted',
      decided_by: tx.scope.actor?.id ?? null,
      decided_at: at,
    })
    .execute()
  await issueCoupon(tx, remedyId, at)
  const { caseId, branchId, currency } = about
  await tx.emit(
    remedyDecided,
    { remedyId, caseId, kind: item.kind, amount: item.amount, currency, granted: true },
    { caseId, branchId, at },
  )
}

async function ask(tx: Tx, remedyId: string, item: Item, gift: Gift, about: About): Promise<void> {
  const { caseId, branchId, currency, limits, given, colleague } = about
  const not = [tx.scope.actor?.id ?? null, colleague].filter((id) => id !== null)
  const approverId = await chooseApprover(tx, { branchId, currency, given, limits, not })
  const decideBy = await decideUntil(tx, branchId)
  await tx.db
    .insertInto('remedy')
    .values({
      ...columnsOf(tx, remedyId, item, gift, about),
      state: 'asked',
      approver_id: approverId,
      // With nobody to pass it on to it waits for any owner.
      decide_by: approverId ? decideBy : null,
    })
    .execute()
  await tx.emit(
    remedyAsked,
    {
      remedyId,
      caseId,
      kind: item.kind,
      amount: item.amount,
      currency,
      approverId,
      decideBy: decideBy.toISOString(),
    },
    { caseId, branchId },
  )
}
