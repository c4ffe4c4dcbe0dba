import { compareRates } from '@heed/methods/rate-comparison.ts'
import type { Selectable } from 'kysely'
import { correctiveActionProven, correctiveActionReopened } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import type { CorrectiveAction as CorrectiveTable } from '../../../platform/database/tables.generated.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { branchFor } from '../../workspace/index.ts'
import { withBroader } from '../causes/cause-rows.ts'
import { isProduct } from '../same-product.ts'
import { countRecurrence } from './count-recurrence.ts'
import { dayMs, tellCorrective } from './make-corrective.ts'

type Row = Selectable<CorrectiveTable>
/** Done, and watched or judged since. */
type Done = Row & { done_at: Date; check_at: Date; before_count: number; before_cases: number }
const isDone = (row: Row): row is Done => row.done_at !== null

const daysToTryAgain = 7

/** A complaint within the days after a change says at once that it did not work, also when it is reviewed only later. */
export const reopenIfItCameAgain = (tx: Tx, { caseId, causeId }: { caseId: string; causeId: string }, at: Date) =>
  tx.everywhere(async () => {
    const complaint = await tx.db
      .selectFrom('complaint as k')
      .innerJoin('case as c', 'c.id', 'k.case_id')
      .select(['k.received_at', 'k.item', 'c.branch_id', 'c.number'])
      .where('k.case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    const done = await tx.db
      .selectFrom('corrective_action')
      .selectAll()
      .where('cause_id', 'in', await withBroader(tx, causeId))
      .where('done_at', '<', complaint.received_at)
      .where('check_at', '>=', complaint.received_at)
      .where((where) => where.or([where('branch_id', 'is', null), where('branch_id', '=', complaint.branch_id)]))
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const row of done.filter(isDone))
      if (row.product === null || isProduct(row.product, complaint.item))
        await reopen(tx, row, { id: caseId, number: complaint.number }, at)
  })

async function reopen(tx: Tx, row: Done, again: { id: string; number: number } | null, at: Date): Promise<void> {
  const after = await countRecurrence(tx, row, row.done_at, at < row.check_at ? at : row.check_at)
  const checkId = await writeCheck(tx, row, { after, pValue: null, verdict: 'not_effective', caseId: again?.id }, at)
  const dueAt = new Date(at.getTime() + daysToTryAgain * dayMs)
  await tx.db
    .updateTable('corrective_action')
    .set({
      state: 'reopened',
      done_at: null,
      done_by: null,
      check_at: null,
      before_count: null,
      before_cases: null,
      due_at: dueAt,
    })
    .where('id', '=', row.id)
    .execute()
  const news = { correctiveId: row.id, ownerId: row.owner_id, words: row.words }
  const branchId = await branchFor(tx, row.owner_id, row.branch_id)
  await tx.emit(
    correctiveActionReopened,
    { ...news, checkId, dueAt: dueAt.toISOString(), caseNumber: again?.number ?? null },
    { branchId, at },
  )
  tellCorrective(tx, row.id, correctiveActionReopened.type)
}

/** Judges what is due: effective only where the cause came less often than chance alone explains. Several processes may watch. */
export const checkEffects = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const at = now()
    const due = await tx.db
      .selectFrom('corrective_action')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('state', '=', 'checking')
      .where('check_at', '<=', at)
      .orderBy('check_at')
      .limit(50)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of due.filter(isDone)) await judge(tx, row, at)
    return due.length
  })

async function judge(tx: Tx, row: Done, at: Date): Promise<void> {
  const after = await countRecurrence(tx, row, row.done_at, row.check_at)
  if (after.complaints > 0) return reopen(tx, row, null, at)
  const { pValue, verdict: shown } = compareRates(
    { events: row.before_count, exposure: row.before_cases },
    { events: after.complaints, exposure: after.cases },
  )
  const verdict = shown === 'lower' ? 'effective' : 'no_recurrence'
  await writeCheck(tx, row, { after, pValue, verdict }, at)
  await tx.db.updateTable('corrective_action').set({ state: verdict }).where('id', '=', row.id).execute()
  await tx.emit(
    correctiveActionProven,
    { correctiveId: row.id, ownerId: row.owner_id, words: row.words, verdict },
    { branchId: row.branch_id, at },
  )
  tellCorrective(tx, row.id, correctiveActionProven.type)
}

type Found = {
  after: { complaints: number; cases: number }
  pValue: number | null
  verdict: 'effective' | 'no_recurrence' | 'not_effective'
  caseId?: string | undefined
}

async function writeCheck(tx: Tx, row: Done, { after, pValue, verdict, caseId }: Found, at: Date): Promise<string> {
  const checkId = newId()
  await tx.db
    .insertInto('effect_check')
    .values({
      id: checkId,
      action_id: row.id,
      branch_id: row.branch_id,
      done_at: row.done_at,
      days: row.check_days,
      before_count: row.before_count,
      before_cases: row.before_cases,
      after_count: after.complaints,
      after_cases: after.cases,
      p_value: pValue,
      verdict,
      case_id: caseId ?? null,
      at,
    })
    .execute()
  return checkId
}
