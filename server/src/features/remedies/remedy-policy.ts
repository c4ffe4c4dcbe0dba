import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RemedyKind, type RemedyPolicy, remedyKinds, type setRemedyPolicy } from '@heed/contract/remedies.ts'
import { isPayable } from '@heed/methods/money.ts'
import type { Limit } from '@heed/methods/remedy-limits.ts'
import type { z } from 'zod'
import { remedyPolicyChanged } from '../../events/remedy-events.ts'
import { branchOpened, workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { beyondBranches, notPayable } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

type Content = {
  decideMinutes: number
  limits: Record<string, Record<string, number>>
  rules: Record<string, Pick<RemedyPolicy['rules'][number], 'allowed' | 'validDays' | 'words'>>
}
const content = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/remedies/policy.json'), 'utf8'),
) as Content

const proposalOf = (kind: RemedyKind) => content.rules[kind] ?? { allowed: true, validDays: 365, words: {} }

export const listLimits = (tx: Tx): Promise<Limit[]> =>
  tx.db
    .selectFrom('remedy_limit')
    .select(['role', 'currency', 'kind', 'amount'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .execute()

export const readPolicy = (scope: Scope) => scope.transaction(presentPolicy)

async function presentPolicy(tx: Tx): Promise<RemedyPolicy> {
  const rules = await tx.db.selectFrom('remedy_rule').selectAll().execute()
  const limits = await tx.db.selectFrom('remedy_limit').selectAll().orderBy('currency').orderBy('amount').execute()
  const workspace = await tx.db.selectFrom('workspace').select('remedy_decide_minutes').executeTakeFirstOrThrow()
  return {
    // A business that was here before remedies were has no rules yet: it is proposed the same.
    rules: remedyKinds.map((kind) => {
      const rule = rules.find((candidate) => candidate.kind === kind)
      if (!rule) return { kind, ...proposalOf(kind), notYetYours: true }
      return {
        kind,
        allowed: rule.allowed,
        words: rule.words as RemedyPolicy['rules'][number]['words'],
        validDays: rule.valid_days,
        notYetYours: rule.not_yet_yours,
      }
    }),
    limits: limits.map((limit) => ({
      role: limit.role as RemedyPolicy['limits'][number]['role'],
      currency: limit.currency,
      kind: limit.kind as RemedyPolicy['limits'][number]['kind'],
      amount: limit.amount,
      notYetYours: limit.not_yet_yours,
    })),
    decideMinutes: workspace.remedy_decide_minutes,
  }
}

/** Replaces the whole policy; what stands in it then is the business's own. */
export const setPolicy = (scope: Scope, policy: z.output<typeof setRemedyPolicy.body>) =>
  scope.transaction(async (tx) => {
    // Limits hold in every branch, those of the others too.
    if (scope.branchIds !== null) throw beyondBranches()
    if (policy.limits.some(({ amount, currency }) => amount !== null && !isPayable(amount, currency)))
      throw notPayable()
    await tx.db.deleteFrom('remedy_limit').where('workspace_id', '=', scope.workspaceId).execute()
    await insertLimits(tx, policy.limits, false)
    for (const { kind, allowed, words, validDays } of policy.rules) {
      const rule = { allowed, words: JSON.stringify(words), valid_days: validDays, not_yet_yours: false }
      await tx.db
        .insertInto('remedy_rule')
        .values({ id: newId(), kind, ...rule })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'kind']).doUpdateSet(rule))
        .execute()
    }
    await tx.db
      .updateTable('workspace')
      .set({ remedy_decide_minutes: policy.decideMinutes })
      .where('id', '=', scope.workspaceId)
      .execute()
    await tx.emit(remedyPolicyChanged, { decideMinutes: policy.decideMinutes })
    tx.tell({ topic: 'remedy', id: null, type: remedyPolicyChanged.type }, null)
    return presentPolicy(tx)
  })

async function insertLimits(tx: Tx, limits: Limit[], notYetYours: boolean): Promise<void> {
  if (limits.length === 0) return
  await tx.db
    .insertInto('remedy_limit')
    .values(limits.map((limit) => ({ id: newId(), ...limit, not_yet_yours: notYetYours })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A business starts with every kind of remedy and with modest limits in its own money, marked "not yet yours". */
export const installPolicy = [
  within(workspaceCreated, 'remedies.install', async ({ branchId }, tx) => {
    await tx.db
      .insertInto('remedy_rule')
      .values(
        Object.entries(content.rules).map(([kind, { allowed, validDays, words }]) => ({
          id: newId(),
          kind,
          allowed,
          words: JSON.stringify(words),
          valid_days: validDays,
          not_yet_yours: true,
        })),
      )
      .execute()
    await proposeLimits(tx, branchId)
  }),
  within(branchOpened, 'remedies.branch-opened', ({ branchId }, tx) => proposeLimits(tx, branchId)),
]

/** Modest limits in a branch's money, where nothing is written down in it yet. */
export async function proposeLimits(tx: Tx, branchId: string): Promise<void> {
  const { currency } = await tx.db
    .selectFrom('branch')
    .select('currency')
    .where('id', '=', branchId)
    .executeTakeFirstOrThrow()
  if ((await listLimits(tx)).some((limit) => limit.currency === currency)) return
  const proposed = Object.entries(content.limits[currency] ?? {})
  await insertLimits(
    tx,
    proposed.map(([role, amount]) => ({ role, currency, kind: null, amount })),
    true,
  )
}
