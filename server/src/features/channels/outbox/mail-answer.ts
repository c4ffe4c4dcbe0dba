import { answerWritten } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'
import { getCaseForThread, unsayFirstAnswer } from '../../cases/index.ts'
import { answerByChannel } from '../messaging/answer-by-channel.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { queueMail } from './queue-mail.ts'
import { whomToAnswer } from './whom-to-answer.ts'

/** An answer and what carries it are committed together: the way the customer wrote, else mail. What was said is not sent. */
export const mailAnswer = within(
  answerWritten,
  'channels.mail-answer',
  async ({ caseId, messageId, first, byMail }, tx) => {
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
    if (!answered || message.spoken) return
    const byChannel = byMail ? undefined : await answerByChannel(tx, answered, { id: messageId, text: message.text })
    if (byChannel) {
      if (byChannel.isHeld && first) await unsayFirstAnswer(tx, caseId)
      return
    }
    const recipient = await whomToAnswer(tx, answered)
    if (!recipient) return
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
  },
)

/** Who wrote, for whom, and what to name when asking again. */
function signatureOf(of: { author: string | null; business: string; branch: string; number: number }): string[] {
  const place = of.branch.includes(of.business) ? of.branch : `${of.business}, ${of.branch}`
  return [...(of.author ? [of.author] : []), `${place} · #${of.number}`]
}
