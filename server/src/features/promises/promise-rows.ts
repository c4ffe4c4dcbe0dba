import type { Plan, Promised } from '@heed/contract/promises.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

const selectPromises = (tx: Tx) =>
  tx.db
    .selectFrom('promise as p')
    .innerJoin('member as m', 'm.id', 'p.member_id')
    .selectAll('p')
    .select('m.name as member_name')
    .orderBy('p.due_at')
    .orderBy('p.id')

type PromiseRow = Awaited<ReturnType<ReturnType<typeof selectPromises>['execute']>>[number]

const present = (row: PromiseRow): Promised => ({
  id: row.id,
  caseId: row.case_id,
  planId: row.plan_id,
  words: row.words,
  member: { id: row.member_id, name: row.member_name },
  visitor: row.visitor,
  dueAt: row.due_at.toISOString(),
  state: row.state as Promised['state'],
  doneAt: row.done_at?.toISOString() ?? null,
  note: row.note,
  internal: row.plan_id === null && row.internal,
})

export async function readPromise(tx: Tx, promiseId: string): Promise<Promised> {
  const row = await selectPromises(tx).where('p.id', '=', promiseId).executeTakeFirst()
  if (!row) throw notFound()
  return present(row)
}

/** The promises of a case, those of a plan as its steps; a case out of sight is not found. */
export async function readPromises(tx: Tx, caseId: string): Promise<{ plans: Plan[]; others: Promised[] }> {
  const known = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
  if (!known) throw notFound()
  const plans = await tx.db
    .selectFrom('plan as p')
    .leftJoin('member as m', 'm.id', 'p.member_id')
    .selectAll('p')
    .select('m.name as member_name')
    .where('p.case_id', '=', caseId)
    .orderBy('p.id', 'desc')
    .execute()
  const promises = (await selectPromises(tx).where('p.case_id', '=', caseId).execute()).map(present)
  return {
    plans: plans.map((plan) => ({
      id: plan.id,
      problem: plan.problem,
      nextNewsAt: plan.next_news_at?.toISOString() ?? null,
      by: plan.member_id ? { id: plan.member_id, name: plan.member_name ?? '' } : null,
      at: plan.at.toISOString(),
      told: plan.told as Plan['told'],
      messageId: plan.message_id,
      steps: promises.filter(({ planId }) => planId === plan.id),
    })),
    others: promises.filter(({ planId }) => planId === null),
  }
}
