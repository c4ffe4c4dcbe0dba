import { answerWritten } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'
import { getCaseForThread, unsayFirstAnswer } from '../../cases/index.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { queueMail } from './queue-mail.ts'
import { whomToAnswer } from './whom-to-answer.ts'

/** An answer and the mail that carries it are committed together. What was said is not mailed. */
export const mailAnswer = within(answerWritten, 'channels.mail-answer', async ({ caseId, messageId, first }, tx) => {
  const [answered, message] = await Promise.all([
    getCaseForThread(tx, caseId),
    tx.db
      .selectFrom('message as m')
      .innerJoin('case as c', 'c.id', 'm.case_id')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .innerJoin('workspace as w', 'w.id', 'c.workspace_id')
      .leftJoin('member', 'member.id', 'm.member_id')
      .select([
        'm.text',
        'm.html',
        'm.mail_id',
        'm.spoken',
        'member.name as author',
        'b.name as branch',
        'w.name as business',
      ])
      .where('m.id', '=', messageId)
      .executeTakeFirstOrThrow(),
  ])
  const recipient = answered && (await whomToAnswer(tx, answered))
  if (!answered || !recipient || message.spoken) return
  const signature = signatureOf({ ...message, number: answered.number })
  const { isHeld } = await queueMail(tx, {
    purpose: 'answer',
    recipient,
    subject: /^re\s*:/i.test(answered.subject) ? answered.subject : `Re: ${answered.subject}`,
    text: textBody(answered.language, message.text, signature),
    html: htmlBody(answered.language, message.html ?? paragraphs(message.text), signature),
    channelId: answered.channelId,
    branchId: answered.branchId,
    caseId,
    messageId,
    mailId: message.mail_id,
  })
  if (isHeld && first) await unsayFirstAnswer(tx, caseId)
})

/** Who wrote, for whom, and what to name when asking again. */
function signatureOf(of: { author: string | null; business: string; branch: string; number: number }): string[] {
  const place = of.branch.includes(of.business) ? of.branch : `${of.business}, ${of.branch}`
  return [...(of.author ? [of.author] : []), `${place} · #${of.number}`]
}
