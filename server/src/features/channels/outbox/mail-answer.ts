import { answerWritten } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'
import { getCaseForThread } from '../../cases/index.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { queueMail } from './queue-mail.ts'
import { whomToAnswer } from './whom-to-answer.ts'

/** An answer and the mail that carries it are committed together. A customer without an address was answered by other means. */
export const mailAnswer = within(answerWritten, 'channels.mail-answer', async ({ caseId, messageId }, tx) => {
  const [answered, message] = await Promise.all([
    getCaseForThread(tx, caseId),
    tx.db
      .selectFrom('message')
      .select(['text', 'html', 'mail_id'])
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow(),
  ])
  const recipient = answered && (await whomToAnswer(tx, answered))
  if (!answered || !recipient) return
  await queueMail(tx, {
    purpose: 'answer',
    recipient,
    subject: /^re\s*:/i.test(answered.subject) ? answered.subject : `Re: ${answered.subject}`,
    text: textBody(message.text),
    html: htmlBody(answered.language, message.html ?? paragraphs(message.text)),
    channelId: answered.channelId,
    branchId: answered.branchId,
    caseId,
    messageId,
    mailId: message.mail_id,
  })
})
