import { answerWritten } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'
import { getCaseForThread } from '../../cases/index.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { queueMail } from './queue-mail.ts'
import { whomToAnswer } from './whom-to-answer.ts'

/** An answer and the mail that carries it are committed together. A customer without an address was answered by other means. */
export const mailAnswer = within(answerWritten, 'channels.mail-answer', async ({ caseId, messageId }, tx) => {
  const answered = await getCaseForThread(tx, caseId)
  const recipient = answered && (await whomToAnswer(tx, answered))
  if (!answered || !recipient) return
  const message = await tx.db
    .selectFrom('message')
    .select(['text', 'html'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
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
  })
})
