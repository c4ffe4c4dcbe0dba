import type { Language } from '@heed/contract/primitives.ts'
import { surveyInvited } from '../../events/voice-events.ts'
import { hashOf, newToken } from '../../platform/access/link-token.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { queueMail } from '../channels/index.ts'
import { contentOf } from './asked-content.ts'
import { writeInvitation } from './invitation-mail.ts'
import { findEmail, findReasonNotToAsk } from './plan-invitation.ts'

const batch = 200
const retryMinutes = 5

/**
 * Sends what is due, one transaction each: token, outbox row and state are committed together or not at all, so a crash
 * sends nothing twice. Several processes may do it at once: each takes rows the others have not locked.
 */
export async function sendDueInvitations(scope: Scope): Promise<number> {
  for (let done = 0; done < batch; done += 1) {
    let taken: string | undefined
    try {
      await scope.transaction(async (tx) => {
        const due = await takeDue(tx)
        taken = due?.id
        if (due) await sendOrSayWhyNot(tx, due)
      })
    } catch (error) {
      if (!taken) throw error
      // One that cannot be sent must not hold up the others behind it.
      await putOff(scope, taken)
      scope.house.log.warn(
        { invitationId: taken, error: (error as Error).message },
        'An invitation could not be sent and will be tried again',
      )
    }
    if (!taken) return done
  }
  return batch
}

type Due = NonNullable<Awaited<ReturnType<typeof takeDue>>>

const takeDue = (tx: Tx) =>
  tx.db
    .selectFrom('survey_invitation as i')
    .innerJoin('survey as s', 's.id', 'i.survey_id')
    .innerJoin('case as c', 'c.id', 'i.case_id')
    .innerJoin('channel as ch', 'ch.id', 'c.channel_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .innerJoin('customer as u', 'u.id', 'i.customer_id')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .select([
      'i.id',
      'i.case_id',
      'i.customer_id',
      's.id as survey_id',
      's.version',
      's.active',
      's.closed_at',
      's.quiet_days',
      's.expires_days',
      's.left_out',
      'c.state',
      'c.number',
      'c.channel_id',
      'c.branch_id',
      'ch.kind',
      'b.name as branch',
      'b.zone',
      'w.name as business',
    ])
    .select(['u.name', 'u.form_of_address', 'u.language'])
    .where('i.workspace_id', '=', tx.scope.workspaceId)
    .where('i.state', '=', 'planned')
    .where('i.send_at', '<=', now())
    .orderBy('i.send_at')
    .limit(1)
    .forUpdate('i')
    .skipLocked()
    .executeTakeFirst()

async function sendOrSayWhyNot(tx: Tx, due: Due): Promise<void> {
  // Two cases of one customer due at the same moment: the second waits here, then finds that the first has asked.
  await tx.db.selectFrom('customer').select('id').where('id', '=', due.customer_id).forNoKeyUpdate().execute()
  const reason = await findReasonNotToAsk(tx, {
    customerId: due.customer_id,
    channelKind: due.kind,
    caseState: due.state,
    quietDays: due.quiet_days,
    active: due.active && due.closed_at === null,
  })
  if (reason) {
    await tx.db.updateTable('survey_invitation').set({ state: 'not_sent', reason }).where('id', '=', due.id).execute()
    return
  }
  await send(tx, due)
}

async function send(tx: Tx, due: Due): Promise<void> {
  const language = due.language as Language
  const content = await contentOf(tx, { id: due.survey_id, version: due.version, left_out: due.left_out })
  const token = newToken(tx.scope.workspaceId)
  const sentAt = now()
  const expiresAt = new Date(sentAt.getTime() + due.expires_days * 86_400_000)
  const link = `${tx.scope.house.config.url}/s/${token}`
  const mail = writeInvitation({
    language,
    customerName: due.name,
    formOfAddress: due.form_of_address,
    business: due.business,
    branch: due.branch,
    zone: due.zone,
    caseNumber: due.number,
    questions: content.questions,
    link,
    expiresAt,
  })
  await queueMail(tx, {
    ...mail,
    purpose: 'survey',
    recipient: (await findEmail(tx, due.customer_id)) ?? '',
    html: null,
    caseId: due.case_id,
    channelId: due.channel_id,
    branchId: due.branch_id,
  })
  await tx.db
    .updateTable('survey_invitation')
    .set({
      state: 'sent',
      reason: null,
      token_hash: hashOf(token),
      sent_at: sentAt,
      expires_at: expiresAt,
      language,
      branch_id: due.branch_id,
    })
    .where('id', '=', due.id)
    .execute()
  await tx.emit(
    surveyInvited,
    { invitationId: due.id, caseId: due.case_id, customerId: due.customer_id, language },
    { caseId: due.case_id, branchId: due.branch_id, at: sentAt },
  )
}

const putOff = (scope: Scope, invitationId: string) =>
  scope.transaction((tx) =>
    tx.db
      .updateTable('survey_invitation')
      .set({ send_at: new Date(now().getTime() + retryMinutes * 60_000) })
      .where('id', '=', invitationId)
      .where('state', '=', 'planned')
      .execute(),
  )
