import type { answerAdvice } from '@heed/contract/advice.ts'
import type { z } from 'zod'
import { adviceAnswered, advicePassedOn, adviceWithdrawn } from '../../events/advice-events.ts'
import { caseStateChanged } from '../../events/case-events.ts'
import { now } from '../../platform/clock.ts'
import { within } from '../../platform/events/event.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { aboutWhom, decideUntil } from '../remedies/index.ts'
import { adviceOver, choiceUnknown, notAsked, notTheirs } from './advice.errors.ts'
import { mayAnswer, mayWithdraw } from './advice.policy.ts'
import { type AdviceRow, readAdvice } from './advice-rows.ts'
import { chooseNext } from './choose-asked.ts'

/** Of several who answer at once, the first did. */
export const answer = (scope: Scope, adviceId: string, { choice, words }: z.output<typeof answerAdvice.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeAdvice(tx, adviceId)
    if (row.state !== 'waiting') throw adviceOver()
    const about = await aboutWhom(tx, row.case_id)
    if (!mayAnswer(scope.actor, { ...row, about_member_id: about })) throw notAsked()
    const chosen = choice === null ? null : row.options[choice]
    if (chosen === undefined) throw choiceUnknown()
    const at = now()
    await tx.db
      .updateTable('advice')
      .set({
        state: 'answered',
        answered_by: scope.actor?.id ?? null,
        answered_at: at,
        choice,
        words,
        due_at: null,
      })
      .where('id', '=', adviceId)
      .execute()
    const said = [chosen, words].filter((part) => part !== null).join(': ')
    await tx.emit(adviceAnswered, { ...newsOf(row), askerId: row.asked_by, answer: said }, aboutOf(row, at))
    return readAdvice(tx, adviceId)
  })

export const withdraw = (scope: Scope, adviceId: string) =>
  scope.transaction(async (tx) => {
    const row = await takeAdvice(tx, adviceId)
    if (row.state !== 'waiting') throw adviceOver()
    if (!mayWithdraw(scope.actor, row)) throw notTheirs()
    await end(tx, row, now())
    return readAdvice(tx, adviceId)
  })

/** A case that is solved needs no advice. */
export const adviceFollowsCase = within(caseStateChanged, 'advice.case-solved', async ({ caseId, to }, tx, { at }) => {
  if (to !== 'solved' && to !== 'closed') return
  const waiting = await selectTaken(tx).where('a.case_id', '=', caseId).where('a.state', '=', 'waiting').execute()
  for (const row of waiting) await end(tx, row, at)
})

const batch = 100

/** Whoever let their time pass is stood in for. Several processes may watch: each takes rows the others have not locked. */
export const watchAdvice = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const due = await selectTaken(tx)
      .where('a.workspace_id', '=', scope.workspaceId)
      .where('a.state', '=', 'waiting')
      .where('a.due_at', '<=', now())
      .orderBy('a.due_at')
      .limit(batch)
      .skipLocked()
      .execute()
    for (const row of due) await passOn(tx, row)
    return due.length
  })

async function passOn(tx: Tx, row: Taken): Promise<void> {
  const passedOver = [...row.passed_over, ...(row.asked_id ? [row.asked_id] : [])]
  const not = [...passedOver, row.asked_by, await aboutWhom(tx, row.case_id)]
  const to = await chooseNext(tx, { branchId: row.branch_id, named: row.asked_id, not })
  const dueAt = await decideUntil(tx, row.branch_id)
  await tx.db
    .updateTable('advice')
    .set({ asked_id: to, due_at: to ? dueAt : null, passed_over: passedOver })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(advicePassedOn, { ...newsOf(row), to, dueAt: dueAt.toISOString() }, aboutOf(row, now()))
}

async function end(tx: Tx, row: Taken, at: Date): Promise<void> {
  await tx.db.updateTable('advice').set({ state: 'withdrawn', due_at: null }).where('id', '=', row.id).execute()
  await tx.emit(adviceWithdrawn, newsOf(row), aboutOf(row, at))
}

type Taken = AdviceRow & { branch_id: string }

/** Locked, with the branch in which the case is now. */
const selectTaken = (tx: Tx) =>
  tx.db
    .selectFrom('advice as a')
    .innerJoin('case as c', 'c.id', 'a.case_id')
    .selectAll('a')
    .select('c.branch_id')
    .forUpdate('a')

async function takeAdvice(tx: Tx, adviceId: string): Promise<Taken> {
  const row = await selectTaken(tx).where('a.id', '=', adviceId).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const newsOf = (row: Taken) => ({ adviceId: row.id, caseId: row.case_id, question: row.question })
const aboutOf = (row: Taken, at: Date) => ({ caseId: row.case_id, branchId: row.branch_id, at })
