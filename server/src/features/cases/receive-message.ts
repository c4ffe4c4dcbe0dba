import { sql } from 'kysely'
import { caseOpened, caseStateChanged, messageReceived } from '../../events/case-events.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { findOrCreateCustomer } from '../customers/index.ts'
import { requireCase } from './cases.queries.ts'
import type { CustomerMessage, Received } from './cases.types.ts'
import { moveTo } from './change-state.ts'

const previewLength = 160

/** Takes a customer's words into the case they continue, or opens a case for them. */
export async function receiveCustomerMessage(tx: Tx, message: CustomerMessage): Promise<Received> {
  return message.caseId ? continueCase(tx, message, message.caseId) : openCase(tx, message)
}

export const previewOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, previewLength)

async function openCase(tx: Tx, message: CustomerMessage): Promise<Received> {
  const customer = await findOrCreateCustomer(tx, {
    ...message.customer,
    language: message.customer.language ?? message.language,
  })
  const caseId = newId()
  const messageId = newId()
  // Sent together: on one connection they still happen in this order.
  const [row] = await Promise.all([
    tx.db
      .insertInto('case')
      .values({
        id: caseId,
        number: sql<number>`heed.next_case_number()`,
        branch_id: message.channel.branchId,
        channel_id: message.channel.id,
        customer_id: customer.id,
        kind: message.kind ?? 'enquiry',
        priority: message.priority ?? 'normal',
        subject: message.subject,
        preview: previewOf(message.text),
        language: message.language,
        tags: message.tags ?? [],
        opened_at: message.at,
        last_message_at: message.at,
      })
      .returning('number')
      .executeTakeFirstOrThrow(),
    insertCustomerMessage(tx, messageId, caseId, customer.id, message),
  ])
  await tx.emit(
    caseOpened,
    {
      caseId,
      branchId: message.channel.branchId,
      channelId: message.channel.id,
      channelKind: message.channel.kind,
      customerId: customer.id,
      priority: message.priority ?? 'normal',
      messageId,
      acknowledge: message.acknowledge,
    },
    { caseId, branchId: message.channel.branchId, at: message.at },
  )
  return { caseId, caseNumber: row.number, messageId, opened: true }
}

async function continueCase(tx: Tx, message: CustomerMessage, caseId: string): Promise<Received> {
  const row = await requireCase(tx, caseId)
  const messageId = newId()
  await insertCustomerMessage(tx, messageId, caseId, row.customer_id, message)
  await tx.db
    .updateTable('case')
    .set({
      preview: previewOf(message.text),
      last_message_at: sql`greatest(last_message_at, ${message.at})`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', caseId)
    .execute()
  const reopened = row.state === 'solved' || row.state === 'closed'
  await tx.emit(messageReceived, { caseId, messageId, reopened }, { caseId, branchId: row.branch_id, at: message.at })
  // Whatever the case waited for has come.
  if (row.state !== 'open')
    await moveTo(tx, { ...row, version: row.version + 1 }, 'open', { at: await endOfState(tx, caseId, message.at) })
  return { caseId, caseNumber: row.number, messageId, opened: false }
}

/** Words that were on their way while the case was answered or solved end its state where it began, not before. */
async function endOfState(tx: Tx, caseId: string, at: Date): Promise<Date> {
  const { began } = await tx.db
    .selectFrom('event')
    .select(({ fn }) => fn.max('at').as('began'))
    .where('case_id', '=', caseId)
    .where('type', '=', caseStateChanged.type)
    .executeTakeFirstOrThrow()
  return began && began > at ? began : at
}

async function insertCustomerMessage(
  tx: Tx,
  id: string,
  caseId: string,
  customerId: string,
  message: CustomerMessage,
): Promise<void> {
  await tx.db
    .insertInto('message')
    .values({
      id,
      case_id: caseId,
      kind: 'customer',
      customer_id: customerId,
      language: message.language,
      text: message.text,
      html: message.html,
      quoted: message.quoted,
      has_remote_images: message.hasRemoteImages,
      sender_unverified: message.senderUnverified ?? false,
      mail_id: message.mailId,
      at: message.at,
    })
    .execute()
  if (message.files.length > 0) {
    await tx.db
      .insertInto('attachment')
      .values(
        message.files.map((file) => ({
          id: newId(),
          case_id: caseId,
          message_id: id,
          filename: file.filename,
          mime_type: file.mimeType,
          size: file.size,
          content_id: file.contentId,
          inline: file.inline,
          stored_as: file.storedAs,
        })),
      )
      .execute()
  }
}
