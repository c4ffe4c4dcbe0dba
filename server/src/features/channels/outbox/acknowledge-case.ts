import type { Language } from '@heed/contract/primitives.ts'
import { type FormOfAddress, salute } from '@heed/methods/salutation.ts'
import { sql } from 'kysely'
import { caseOpened } from '../../../events/case-events.ts'
import { now } from '../../../platform/clock.ts'
import { on } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import { ownMailId } from '../../../platform/mail/understand/own-mail-id.ts'
import type { Tx } from '../../../platform/scope.ts'
import { getCaseForThread } from '../../cases/index.ts'
import { acknowledgeByChannel } from '../messaging/answer-by-channel.ts'
import { findThreadOfCase } from '../messaging/threads.ts'
import { phonesOf } from '../phones-of.ts'
import { htmlBody, paragraphs, textBody } from './mail-body.ts'
import { fill, readMailTexts } from './mail-texts.ts'
import { readPromisedTime } from './promised-time.ts'
import { queueMail } from './queue-mail.ts'
import { isMachine, isOurOwn } from './whom-not-to-write.ts'
import { whomToAnswer } from './whom-to-answer.ts'

const mostADay = 5
const dayMs = 86_400_000

/** Says that the words arrived and by when a person will answer. Holds nothing the sender wrote, so it cannot be used to mail others. */
export const acknowledgeCase = on(caseOpened, 'channels.acknowledge', async ({ caseId, acknowledge }, tx) => {
  if (!acknowledge) return
  // Once a case, however often the event is told.
  await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 4850030))`.execute(tx.db)
  const opened = await getCaseForThread(tx, caseId)
  const thread = opened && (await findThreadOfCase(tx, caseId))
  // Below a post it would stand before everybody's eyes.
  if (thread?.reply_to) return
  const recipient = thread ? thread.external_id : opened && (await whomToAnswer(tx, opened))
  if (!opened || !recipient || !(await isWelcome(tx, caseId, recipient))) return
  const channel = await tx.db
    .selectFrom('channel')
    .select(['acknowledges', 'address'])
    .where('id', '=', opened.channelId)
    .executeTakeFirst()
  if (!channel?.acknowledges) return
  const { acknowledgement } = readMailTexts(opened.language)
  const time = await readPromisedTime(tx, caseId, opened.language)
  const phones = await phonesOf(tx, opened.branchId)
  const number = `#${opened.number}`
  const text = `${await greetingOf(tx, caseId, opened.language)}${fill(time ? acknowledgement.withTime : acknowledgement.withoutTime, { case: number, time: time ?? '' })}\n\n${acknowledgement.add}${phones.length > 0 ? `\n\n${fill(acknowledgement.person, { phones: phones.join(', ') })}` : ''}`
  const messageId = newId()
  const mailId = ownMailId(tx.scope.house, messageId, channel.address)
  await tx.db
    .insertInto('message')
    .values({
      id: messageId,
      case_id: caseId,
      kind: 'acknowledgement',
      language: opened.language,
      text,
      mail_id: mailId,
      at: now(),
    })
    .execute()
  tx.tell({ topic: 'case', id: caseId, type: 'case.acknowledged' }, opened.branchId)
  if (thread) {
    await acknowledgeByChannel(tx, thread, opened, { id: messageId, text })
    return
  }
  await queueMail(tx, {
    purpose: 'acknowledgement',
    recipient,
    subject: fill(acknowledgement.subject, { case: number }),
    text: textBody(opened.language, text),
    html: htmlBody(opened.language, paragraphs(text)),
    channelId: opened.channelId,
    branchId: opened.branchId,
    caseId,
    messageId,
    mailId,
  })
})

/** Not twice, not after a person answered, never to machines or to ourselves, and to nobody more than a few times a day. */
async function isWelcome(tx: Tx, caseId: string, recipient: string): Promise<boolean> {
  if (isMachine(recipient)) return false
  const spoken = await tx.db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['acknowledgement', 'answer'])
    .limit(1)
    .executeTakeFirst()
  if (spoken) return false
  // Two cases of one sender opened at once must not each count without the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.scope.workspaceId}|${recipient}`}, 4850031))`.execute(
    tx.db,
  )
  if (await isOurOwn(tx, recipient)) return false
  const today = await tx.db
    .selectFrom('outbox_message')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('recipient', '=', recipient)
    .where('purpose', '=', 'acknowledgement')
    .where('created_at', '>', new Date(now().getTime() - dayMs))
    .limit(mostADay)
    .execute()
  return today.length < mostADay
}

/** Only as somebody asked to be addressed, which a colleague wrote down: a sender's own name would be sent back to whomever they named. */
async function greetingOf(tx: Tx, caseId: string, language: string): Promise<string> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select('u.address_as')
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  return row?.address_as ? `${salute(language as Language, '', row.address_as as unknown as FormOfAddress)}\n\n` : ''
}
