import type { Language } from '@heed/contract/primitives.ts'
import { surveyInvited } from '../../../events/voice-events.ts'
import { hashOf, newToken } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { queueMail } from '../../channels/index.ts'
import { contentOf } from '../asked-content.ts'
import { incentiveHere } from '../incentive/give-thanks.ts'
import { findEmail, findReasonNotToAsk } from './find-reason-not-to-ask.ts'
import { writeInvitation } from './invitation-mail.ts'
import { lastChange } from './last-change.ts'
import type { Occasion } from './occasion-kinds.ts'
import { whenToSend } from './when-to-send.ts'

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

const longestTurnMs = 20_000

/** All that is due, for as long as a turn may take: many thousands may be due at once when a run asks them on a day. */
export async function sendBacklog(scope: Scope): Promise<void> {
  const until = performance.now() + longestTurnMs
  while ((await sendDueInvitations(scope)) === batch && performance.now() < until);
}

type Due = NonNullable<Awaited<ReturnType<typeof takeDue>>>

/** Everything that the mail of an invitation is written from. */
export const invitations = (tx: Tx) =>
  tx.db
    .selectFrom('survey_invitation as i')
    .innerJoin('survey as s', 's.id', 'i.survey_id')
    .innerJoin('customer as u', 'u.id', 'i.customer_id')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .leftJoin('case as c', 'c.id', 'i.case_id')
    .leftJoin('channel as ch', 'ch.id', 'c.channel_id')
    .innerJoin('branch as b', (join) => join.on((on) => on('b.id', '=', on.fn.coalesce('c.branch_id', 'i.branch_id'))))
    .select([
      'i.id',
      'i.case_id',
      'i.customer_id',
      'i.occasion',
      'i.occasion_id',
      'i.run_id',
      'i.expires_at',
      'i.state as invitation_state',
    ])
    .select(['s.id as survey_id', 's.version', 's.active', 's.closed_at', 's.quiet_days', 's.expires_days'])
    .select(['s.left_out', 's.seed', 's.share_percent', 's.held_out_percent', 's.reminder_days'])
    .select(['c.state', 'c.number', 'c.channel_id', 'ch.kind'])
    .select(['b.id as branch_id', 'b.name as branch', 'b.zone', 'w.name as business'])
    .select(['u.name', 'u.address_as', 'u.language'])
    .select(incentiveHere.as('incentive'))
    .where('i.workspace_id', '=', tx.scope.workspaceId)

const takeDue = (tx: Tx) =>
  invitations(tx)
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
  const isRun = due.run_id !== null
  const reason = await findReasonNotToAsk(tx, {
    kind: due.occasion as Occasion['kind'],
    customerId: due.customer_id,
    drawnAs: due.case_id ?? due.occasion_id ?? due.customer_id,
    case: due.state && due.kind ? { state: due.state, channelKind: due.kind } : null,
    survey: {
      // A run was started by hand: it asks whether or not the survey is asked by itself, and drew its share already.
      isOpen: (due.active || isRun) && due.closed_at === null,
      quietDays: due.quiet_days,
      seed: due.seed,
      sharePercent: isRun ? 100 : due.share_percent,
      heldOutPercent: due.held_out_percent,
    },
  })
  if (reason) {
    await tx.db.updateTable('survey_invitation').set({ state: 'not_sent', reason }).where('id', '=', due.id).execute()
    return
  }
  const sendAt = await whenToSend(tx, { customerId: due.customer_id, branchId: due.branch_id }, now().getTime())
  if (sendAt > now()) {
    await tx.db.updateTable('survey_invitation').set({ send_at: sendAt }).where('id', '=', due.id).execute()
    return
  }
  const sentAt = now()
  const expiresAt = new Date(sentAt.getTime() + due.expires_days * 86_400_000)
  const hash = await mailInvitation(tx, due, { expiresAt, isReminder: false })
  await tx.db
    .updateTable('survey_invitation')
    .set({
      state: 'sent',
      reason: null,
      token_hash: hash,
      sent_at: sentAt,
      expires_at: expiresAt,
      remind_at: due.reminder_days === null ? null : await remindAt(tx, due, due.reminder_days, sentAt),
      language: due.language,
      branch_id: due.branch_id,
    })
    .where('id', '=', due.id)
    .execute()
  await tx.emit(
    surveyInvited,
    { invitationId: due.id, caseId: due.case_id, customerId: due.customer_id, language: due.language },
    { ...(due.case_id ? { caseId: due.case_id } : {}), branchId: due.branch_id, at: sentAt },
  )
}

/** Queues the mail with a link made just now, and gives the hash by which the link is known. */
export async function mailInvitation(
  tx: Tx,
  due: Due,
  { expiresAt, isReminder }: { expiresAt: Date; isReminder: boolean },
): Promise<Buffer> {
  const content = await contentOf(tx, { id: due.survey_id, version: due.version, left_out: due.left_out })
  const token = newToken(tx.scope.workspaceId)
  const link = `${tx.scope.house.config.url}/s/${token}`
  const stopLink = `${link}/stop`
  const mail = writeInvitation({
    language: due.language as Language,
    customerName: due.name,
    addressAs: due.address_as,
    business: due.business,
    branch: due.branch,
    zone: due.zone,
    caseNumber: ['solution', 'again'].includes(due.occasion) ? due.number : null,
    isLapsed: due.occasion === 'silence',
    questions: content.questions,
    changed: await lastChange(tx, due.branch_id, due.language as Language),
    gift: due.incentive?.words,
    link,
    stopLink,
    expiresAt,
    isReminder,
  })
  await queueMail(tx, {
    ...mail,
    purpose: 'survey',
    recipient: (await findEmail(tx, due.customer_id)) ?? '',
    stopLink,
    caseId: due.case_id,
    channelId: due.channel_id,
    branchId: due.branch_id,
  })
  return hashOf(token)
}

const remindAt = (tx: Tx, due: Due, days: number, sentAt: Date) =>
  whenToSend(tx, { customerId: due.customer_id, branchId: due.branch_id }, sentAt.getTime() + days * 86_400_000)

const putOff = (scope: Scope, invitationId: string) =>
  scope.transaction((tx) =>
    tx.db
      .updateTable('survey_invitation')
      .set({ send_at: new Date(now().getTime() + retryMinutes * 60_000) })
      .where('id', '=', invitationId)
      .where('state', '=', 'planned')
      .execute(),
  )
