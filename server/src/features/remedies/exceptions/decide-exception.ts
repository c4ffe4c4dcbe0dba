import {
  exceptionDecided,
  exceptionPassedOn,
  exceptionResultWritten,
  exceptionWithdrawn,
} from '../../../events/exception-events.ts'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { aboutWhom } from '../about-whom.ts'
import { chooseNextApprover, decideUntil } from '../choose-approver.ts'
import {
  aboutDecider,
  beyondLimit,
  exceptionDecidedAlready,
  exceptionNotGranted,
  ownRemedy,
} from '../remedies.errors.ts'
import { listLimits } from '../remedy-policy.ts'
import { listGiven, mayDecide } from '../remedy-rows.ts'
import { type ExceptionRow, readException } from './exception-rows.ts'

/** Of several who decide at once, the first decides. */
export const decide = (scope: Scope, exceptionId: string, { grant, words }: { grant: boolean; words: string | null }) =>
  scope.transaction(async (tx) => {
    const row = await takeException(tx, exceptionId)
    if (row.state !== 'asked') throw exceptionDecidedAlready()
    if (row.asked_by !== null && row.asked_by === scope.actor?.id) throw ownRemedy()
    const about = await aboutWhom(tx, row.case_id)
    if (about !== null && about === scope.actor?.id) throw aboutDecider()
    const given = await listGiven(tx, row.case_id, row.currency)
    if (!mayDecide(tx, { ...row, about_member_id: about }, given, await listLimits(tx))) throw beyondLimit()
    const at = now()
    await tx.db
      .updateTable('policy_exception')
      .set({
        state: grant ? 'granted' : 'refused',
        decided_by: scope.actor?.id ?? null,
        decided_at: at,
        decision_words: words,
        decide_by: null,
      })
      .where('id', '=', exceptionId)
      .execute()
    const { needs, cost, currency } = row
    await tx.emit(exceptionDecided, { ...newsOf(row), needs, cost, currency, granted: grant }, aboutOf(row, at))
    return readException(tx, exceptionId)
  })

export const withdraw = (scope: Scope, exceptionId: string) =>
  scope.transaction(async (tx) => {
    const row = await takeException(tx, exceptionId)
    if (row.state !== 'asked') throw exceptionDecidedAlready()
    await tx.db
      .updateTable('policy_exception')
      .set({ state: 'withdrawn', decide_by: null })
      .where('id', '=', exceptionId)
      .execute()
    await tx.emit(exceptionWithdrawn, newsOf(row), aboutOf(row, now()))
    return readException(tx, exceptionId)
  })

/** What came of it for the customer; written again it is corrected. */
export const writeResult = (scope: Scope, exceptionId: string, words: string) =>
  scope.transaction(async (tx) => {
    const row = await takeException(tx, exceptionId)
    if (row.state !== 'granted') throw exceptionNotGranted()
    const at = now()
    await tx.db
      .updateTable('policy_exception')
      .set({ result: words, result_by: scope.actor?.id ?? null, result_at: at })
      .where('id', '=', exceptionId)
      .execute()
    await tx.emit(exceptionResultWritten, { ...newsOf(row), words }, aboutOf(row, at))
    return readException(tx, exceptionId)
  })

const batch = 100

/** An approver who let their time pass is passed over. Several processes may watch: each takes rows the others have not locked. */
export const watchExceptions = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const due = await tx.db
      .selectFrom('policy_exception as x')
      .innerJoin('case as c', 'c.id', 'x.case_id')
      .selectAll('x')
      .select('c.branch_id')
      .where('x.workspace_id', '=', scope.workspaceId)
      .where('x.state', '=', 'asked')
      .where('x.decide_by', '<=', now())
      .orderBy('x.decide_by')
      .limit(batch)
      .forUpdate('x')
      .skipLocked()
      .execute()
    for (const row of due) {
      const { approverId, passedOver } = await chooseNextApprover(tx, row)
      const decideBy = await decideUntil(tx, row.branch_id)
      await tx.db
        .updateTable('policy_exception')
        .set({ approver_id: approverId, decide_by: approverId ? decideBy : null, passed_over: passedOver })
        .where('id', '=', row.id)
        .execute()
      await tx.emit(
        exceptionPassedOn,
        { ...newsOf(row), approverId, decideBy: decideBy.toISOString() },
        aboutOf(row, now()),
      )
    }
    return due.length
  })

type Taken = ExceptionRow & { branch_id: string }

/** Locked, with the branch in which its case is now: what happens to it is said there. */
async function takeException(tx: Tx, exceptionId: string): Promise<Taken> {
  const row = await tx.db
    .selectFrom('policy_exception as x')
    .innerJoin('case as c', 'c.id', 'x.case_id')
    .selectAll('x')
    .select('c.branch_id')
    .where('x.id', '=', exceptionId)
    .forUpdate('x')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const newsOf = (row: Taken) => ({ exceptionId: row.id, caseId: row.case_id, ruleId: row.rule_id })
const aboutOf = (row: Taken, at: Date) => ({ caseId: row.case_id, branchId: row.branch_id, at })
