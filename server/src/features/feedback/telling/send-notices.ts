import type { Decision } from '@heed/contract/decisions.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { htmlBody, paragraphs, queueMail, textBody } from '../../channels/index.ts'
import { listAddresses } from '../../customers/index.ts'
import { composeTelling, ownWords } from './compose-telling.ts'

/** Writes the mails that are due, one transaction each: the outbox row and its notice are committed together or not at all. */
export async function sendNotices(scope: Scope): Promise<void> {
  while (await scope.transaction(sendNext)) {
    // Until none is due that no other process has taken.
  }
}

async function sendNext(tx: Tx): Promise<boolean> {
  const due = await tx.db
    .selectFrom('feedback_notice as n')
    .innerJoin('feedback as f', 'f.id', 'n.feedback_id')
    .innerJoin('case as c', 'c.id', 'n.case_id')
    .innerJoin('customer as u', 'u.id', 'n.customer_id')
    .innerJoin('workspace as w', 'w.id', 'n.workspace_id')
    .leftJoin('decision as d', 'd.id', 'n.decision_id')
    .select(['n.id', 'n.case_id', 'n.customer_id', 'c.number', 'c.channel_id', 'c.branch_id', 'u.name', 'u.language'])
    .select(['u.address_as', 'w.name as business', 'w.language as business_language', 'd.said', 'd.did'])
    .select(['f.decision_id', 'f.done_text', 'f.decided_text'])
    .where('n.workspace_id', '=', tx.scope.workspaceId)
    .where('n.outbox_id', 'is', null)
    .where('n.reason', 'is', null)
    .orderBy('n.id')
    .limit(1)
    .forUpdate('n')
    .skipLocked()
    .executeTakeFirst()
  if (!due) return false
  const email = (await listAddresses(tx, [due.customer_id])).find(({ kind }) => kind === 'email')?.value
  const notice = tx.db.updateTable('feedback_notice').where('id', '=', due.id)
  if (!email) {
    await notice.set({ reason: 'no_email' }).execute()
    return true
  }
  const language = due.language as Language
  const { subject, text } = composeTelling({
    language,
    business: due.business,
    businessLanguage: due.business_language as Language,
    caseNumber: `#${due.number}`,
    customerName: due.name,
    addressAs: due.address_as,
    decision: due.said && due.did ? { said: due.said as Decision['said'], did: due.did as Decision['did'] } : null,
    own: ownWords(due),
  })
  const { outboxId } = await queueMail(tx, {
    purpose: 'told',
    recipient: email,
    subject,
    text: textBody(language, text),
    html: htmlBody(language, paragraphs(text)),
    caseId: due.case_id,
    channelId: due.channel_id,
    branchId: due.branch_id,
  })
  await notice.set({ outbox_id: outboxId }).execute()
  return true
}

export const sendNoticesJob = defineJob({
  name: 'feedback.send-notices',
  payload: z.object({}),
  maxAttempts: 8,
  run: (_payload: Record<string, unknown>, scope) => sendNotices(scope),
})
