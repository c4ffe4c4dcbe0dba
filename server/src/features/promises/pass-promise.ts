import { promisePassed } from '../../events/promise-events.ts'
import type { Scope } from '../../platform/scope.ts'
import { requireOwner } from '../cases/index.ts'
import { readPromise } from './promise-rows.ts'
import { promiseOfAnother, promiseSettled } from './promises.errors.ts'
import { takePromise } from './settle-promise.ts'

const leading = ['owner', 'manager', 'lead']

/** Its words and its moment stay; a broken one that is not done yet can be passed on, too, since the customer still waits. */
export const pass = (scope: Scope, promiseId: string, memberId: string) =>
  scope.transaction(async (tx) => {
    const { row, branchId } = await takePromise(tx, promiseId)
    const { actor } = scope
    if (actor && actor.id !== row.member_id && !leading.includes(actor.role)) throw promiseOfAnother()
    if (row.done_at || row.state === 'kept' || row.state === 'withdrawn') throw promiseSettled()
    await requireOwner(tx, memberId, branchId)
    if (memberId !== row.member_id) {
      await tx.db.updateTable('promise').set({ member_id: memberId }).where('id', '=', promiseId).execute()
      await tx.emit(
        promisePassed,
        { promiseId, caseId: row.case_id, words: row.words, from: row.member_id, to: memberId },
        { caseId: row.case_id, branchId },
      )
    }
    return readPromise(tx, promiseId)
  })
