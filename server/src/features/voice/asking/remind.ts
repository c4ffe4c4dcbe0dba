import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findEmail } from './find-reason-not-to-ask.ts'
import { invitations, mailInvitation } from './send-invitations.ts'
import { whenToSend } from './when-to-send.ts'

const batch = 200

/** Reminds those who have not answered, once each, while their link still works. */
export async function sendReminders(scope: Scope): Promise<number> {
  for (let done = 0; done < batch; done += 1) if (!(await scope.transaction(remindOne))) return done
  return batch
}

async function remindOne(tx: Tx): Promise<boolean> {
  const due = await invitations(tx)
    .select(['u.surveys_stopped_at'])
    .where('i.remind_at', '<=', now())
    .orderBy('i.remind_at')
    .limit(1)
    .forUpdate('i')
    .skipLocked()
    .executeTakeFirst()
  if (!due) return false
  const change = (set: { remind_at: Date | null; reminded_at?: Date; reminder_hash?: Buffer }) =>
    tx.db.updateTable('survey_invitation').set(set).where('id', '=', due.id).execute()
  const canAnswer = due.invitation_state === 'sent' && due.expires_at !== null && due.expires_at > now()
  const wants = !due.surveys_stopped_at && !due.closed_at && (await findEmail(tx, due.customer_id)) !== undefined
  if (!canAnswer || !wants || !due.expires_at) await change({ remind_at: null })
  else {
    const at = await whenToSend(tx, { customerId: due.customer_id, branchId: due.branch_id }, now().getTime())
    if (at > now()) await change({ remind_at: at })
    else {
      const reminder_hash = await mailInvitation(tx, due, { expiresAt: due.expires_at, isReminder: true })
      await change({ remind_at: null, reminded_at: now(), reminder_hash })
    }
  }
  return true
}
