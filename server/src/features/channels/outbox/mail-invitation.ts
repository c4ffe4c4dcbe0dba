import { sql } from 'kysely'
import { seal, unseal } from '../../../platform/access/seal.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import type { OutboxRecord } from './claim-mail.ts'
import { paragraphs, plainHtml } from './mail-body.ts'
import { fill, readMailTexts } from './mail-texts.ts'
import { queueMail } from './queue-mail.ts'

type Invited = {
  invitationId: string
  recipient: string
  language: string
  branchId: string | null
  business: string
  inviter: string | null
  days: number
  link: string
}

const use = 'heed invitation link'
const placeholder = '{{link}}'

/** Mails an invitation, in the transaction that made it. The link itself is kept only encrypted, until the mail is out. */
export async function mailInvitation(tx: Tx, invited: Invited): Promise<{ isHeld: boolean }> {
  const { invitation } = readMailTexts(invited.language)
  const values = {
    business: invited.business,
    inviter: invited.inviter ?? invited.business,
    days: String(invited.days),
  }
  const opening = fill(invitation.text, values)
  const closing = `${fill(invitation.once, values)}\n\n${invitation.ignore}`
  const { isHeld } = await queueMail(tx, {
    purpose: 'invitation',
    recipient: invited.recipient,
    subject: fill(invitation.subject, values),
    text: `${opening}\n\n${invitation.open}\n${placeholder}\n\n${closing}\n`,
    html: plainHtml(
      invited.language,
      `${paragraphs(`${opening}\n\n${invitation.open}`)}<p><a href="${placeholder}">${placeholder}</a></p>${paragraphs(closing)}`,
    ),
    branchId: invited.branchId,
    sealed: {
      invitationId: invited.invitationId,
      link: (outboxId) => seal(tx.scope.house.secret, use, outboxId, invited.link),
    },
  })
  return { isHeld }
}

/** The mail as it goes out. */
export function withLink(house: House, row: OutboxRecord): OutboxRecord {
  if (!row.sealed_link) return row
  const link = unseal(house.secret, use, row.id, row.sealed_link)
  return {
    ...row,
    text: row.text.replaceAll(placeholder, link),
    html: row.html?.replaceAll(placeholder, link) ?? null,
  }
}

/**
 * A mail whose invitation was accepted, withdrawn or has run out goes nowhere any more, also not when somebody presses
 * "send again", and its link is forgotten. True when the mail asked about is such a one.
 */
export async function endInvitationMails(tx: Tx, outboxId?: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; branch_id: string | null }>`
    update outbox_message o set sealed_link = null,
      state = case when o.state in ('waiting', 'held') then 'failed' else o.state end,
      reason = case when o.state in ('waiting', 'held') then 'outbox.invitation_over' else o.reason end
    where o.workspace_id = ${tx.scope.workspaceId} and o.invitation_id is not null and o.state <> 'sending'
      and (o.sealed_link is not null or o.state in ('waiting', 'held')) ${outboxId ? sql`and o.id = ${outboxId}` : sql``}
      and not exists (select from invitation i where i.id = o.invitation_id and i.accepted_at is null and i.expires_at > ${now()})
    returning o.id, o.branch_id`.execute(tx.db)
  for (const { id, branch_id } of rows) tx.tell({ topic: 'outbox', id, type: 'mail.state_changed' }, branch_id)
  return rows.length > 0
}

export const endInvitationMailsOf = (scope: Scope) => scope.transaction((tx) => endInvitationMails(tx))
