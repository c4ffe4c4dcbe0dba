import { promiseBroken, promiseDone, promiseWithdrawn } from '../../events/promise-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readPromise } from './promise-rows.ts'
import { promiseSettled } from './promises.errors.ts'

/** Done: kept by its moment, and after it done at last but broken. */
export const keep = (scope: Scope, promiseId: string, note: string | null) =>
  scope.transaction(async (tx) => {
    const { row, branchId } = await takePromise(tx, promiseId)
    if (row.done_at || row.state === 'kept' || row.state === 'withdrawn') throw promiseSettled()
    const at = now()
    const inTime = row.state === 'open' && at <= row.due_at
    await tx.db
      .updateTable('promise')
      .set({
        state: inTime ? 'kept' : 'broken',
        settled_at: row.settled_at ?? (inTime ? at : row.due_at),
        done_at: at,
        done_by: scope.actor?.id ?? null,
        note,
      })
      .where('id', '=', promiseId)
      .execute()
    const about = { caseId: row.case_id, branchId, at }
    if (row.state === 'open' && !inTime) await sayBroken(tx, row, branchId)
    await tx.emit(promiseDone, { promiseId, caseId: row.case_id, words: row.words, inTime }, about)
    return readPromise(tx, promiseId)
  })

/** Taken back before its moment, as agreed with the customer. */
export const withdraw = (scope: Scope, promiseId: string, note: string) =>
  scope.transaction(async (tx) => {
    const { row, branchId } = await takePromise(tx, promiseId)
    const at = now()
    if (row.state !== 'open' || row.due_at <= at) throw promiseSettled()
    await tx.db
      .updateTable('promise')
      .set({ state: 'withdrawn', settled_at: at, note })
      .where('id', '=', promiseId)
      .execute()
    await tx.emit(
      promiseWithdrawn,
      { promiseId, caseId: row.case_id, words: row.words },
      { caseId: row.case_id, branchId, at },
    )
    return readPromise(tx, promiseId)
  })

export async function takePromise(tx: Tx, promiseId: string) {
  const row = await tx.db.selectFrom('promise').selectAll().where('id', '=', promiseId).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  const { branch_id } = await tx.db
    .selectFrom('case')
    .select('branch_id')
    .where('id', '=', row.case_id)
    .executeTakeFirstOrThrow()
  return { row, branchId: branch_id }
}

type Broken = { id: string; case_id: string; member_id: string; words: string; due_at: Date }

/** Said at the moment that passed, not when somebody noticed. */
const sayBroken = (tx: Tx, row: Broken, branchId: string) =>
  tx.emit(
    promiseBroken,
    { promiseId: row.id, caseId: row.case_id, memberId: row.member_id, words: row.words },
    { caseId: row.case_id, branchId, at: row.due_at },
  )

const batch = 200

/** Breaks what was not done by its moment. Several processes may watch: each takes rows the others have not locked. */
export async function watchPromises(scope: Scope): Promise<number> {
  for (let broken = 0; ; ) {
    const count = await scope.transaction(breakDuePromises)
    broken += count
    if (count < batch) return broken
  }
}

async function breakDuePromises(tx: Tx): Promise<number> {
  const due = await tx.db
    .selectFrom('promise as p')
    .innerJoin('case as c', 'c.id', 'p.case_id')
    .select(['p.id', 'p.case_id', 'p.member_id', 'p.words', 'p.due_at', 'c.branch_id'])
    .where('p.workspace_id', '=', tx.scope.workspaceId)
    .where('p.state', '=', 'open')
    .where('p.due_at', '<', now())
    .orderBy('p.due_at')
    .limit(batch)
    .forUpdate('p')
    .skipLocked()
    .execute()
  for (const row of due) {
    await tx.db
      .updateTable('promise')
      .set({ state: 'broken', settled_at: row.due_at })
      .where('id', '=', row.id)
      .execute()
    await sayBroken(tx, row, row.branch_id)
  }
  return due.length
}
