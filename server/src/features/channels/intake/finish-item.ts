import { intakeQuarantined } from '../../../events/channel-events.ts'
import { singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import type { Decision, IntakeRecord } from './decision.ts'

export async function finishItem(
  tx: Tx,
  item: IntakeRecord,
  seen: { sender: string | null; subject: string },
  decision: Decision,
): Promise<void> {
  await tx.db
    .updateTable('intake_item')
    .set({
      state: decision.state,
      problem: decision.problem,
      case_id: decision.caseId,
      message_id: decision.messageId,
      attempts: item.attempts + 1,
      sender: seen.sender ?? item.sender,
      subject: singleLine(seen.subject, 300) || item.subject,
    })
    .where('id', '=', item.id)
    .execute()
  if (decision.state === 'quarantined')
    await tx.emit(
      intakeQuarantined,
      { intakeId: item.id, code: decision.problem ?? 'intake.unexpected' },
      { branchId: item.branch_id },
    )
  tx.tell({ topic: 'intake', id: item.id, type: `intake.${decision.state}` }, item.branch_id)
}

/** Visible in the ledger with its reason, and out of the way of everything else. */
export const quarantine = (scope: Scope, intakeId: string, code: string): Promise<void> =>
  scope.transaction(async (tx) => {
    const item = await tx.db
      .selectFrom('intake_item')
      .selectAll()
      .where('id', '=', intakeId)
      .where('state', '=', 'received')
      .forUpdate()
      .executeTakeFirst()
    if (!item) return
    await finishItem(
      tx,
      item,
      { sender: item.sender, subject: item.subject ?? '' },
      { state: 'quarantined', problem: code, caseId: null, messageId: null, keepsFiles: false },
    )
  })
