import { caseStateChanged } from '../../../events/case-events.ts'
import { workspaceChanged } from '../../../events/workspace-events.ts'
import { within } from '../../../platform/events/event.ts'
import { beyondBranches } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { customerNotConfirmed } from '../complaint.errors.ts'
import { closesByCustomer, findConfirmation } from './confirmation.ts'

/** By whatever way a case is closed: one by one, many at once, by a rule or a program. */
export const closedByTheCustomer = within(caseStateChanged, 'closing.by-customer', async ({ caseId, to }, tx) => {
  if (to !== 'closed' || !(await closesByCustomer(tx))) return
  if (!(await findConfirmation(tx, caseId))) throw customerNotConfirmed()
})

/** It holds in every branch; cases that are closed stay closed. */
export const setRule = (scope: Scope, byCustomer: boolean) =>
  scope.transaction(async (tx) => {
    if (scope.branchIds !== null) throw beyondBranches()
    if ((await closesByCustomer(tx)) !== byCustomer) {
      await tx.db.updateTable('workspace').set({ closes_by_customer: byCustomer }).execute()
      await tx.emit(workspaceChanged, { changed: { closesByCustomer: byCustomer } })
    }
    return { byCustomer }
  })
