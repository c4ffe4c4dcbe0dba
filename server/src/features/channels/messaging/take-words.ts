import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import { singleLine, storableText } from '../../../platform/mail/understand/plain-strings.ts'
import type { Tx } from '../../../platform/scope.ts'
import { receiveCustomerMessage, type StoredFile } from '../../cases/index.ts'
import { requireChannel } from '../channel.queries.ts'
import { bringToOpenBranch, findBranchInCharge } from '../intake/branch-in-charge.ts'
import { chooseLanguage } from '../intake/choose-language.ts'
import { type Decision, type IntakeRecord, quarantined, understoodAs } from '../intake/decision.ts'
import type { Heard } from './adapter.ts'
import { findPerson } from './find-person.ts'
import { findThread, noteThread } from './threads.ts'

/** Words go into the open case of their thread, or open one. */
export async function takeWords(
  tx: Tx,
  item: IntakeRecord,
  heard: Heard,
  files: StoredFile[],
  isFileMissing: boolean,
): Promise<Decision> {
  const channel = await requireChannel(tx, item.channel_id)
  const branchId = await findBranchInCharge(tx, channel.branch_id)
  if (!branchId) return quarantined('branch.closed')
  const thread = storableText(heard.thread, 300)
  const known = await findThread(tx, channel.id, thread)
  const customer = await findPerson(tx, channel.kind, heard.person, known?.customer_id)
  const text = storableText(heard.text, 20_000).trim()
  const subject = singleLine(text.split('\n', 1)[0] ?? '', 80) || files[0]?.filename || '…'
  const language = await chooseLanguage(tx, { subject: '', text }, customer, channel.language)
  const isOpen = known?.case_state !== undefined && known.case_state !== 'solved' && known.case_state !== 'closed'
  const at = momentOf(heard.at, item.received_at)
  const received = await receiveCustomerMessage(tx, {
    channel: { id: channel.id, kind: channel.kind as ChannelKind, branchId, language: channel.language as Language },
    customer,
    ...(known?.case_id && isOpen ? { caseId: known.case_id } : {}),
    subject,
    text,
    html: null,
    quoted: null,
    hasRemoteImages: false,
    language,
    mailId: null,
    files,
    at,
    tags: isFileMissing ? ['file-missing'] : [],
    acknowledge: channel.acknowledges,
  })
  if (!received.opened) await bringToOpenBranch(tx, received.caseId)
  await noteThread(tx, {
    channelId: channel.id,
    externalId: thread,
    caseId: received.caseId,
    accountName: heard.person.name ? singleLine(heard.person.name, 200) : null,
    accountLink: heard.person.link ? singleLine(heard.person.link, 500) : null,
    lastHeardAt: at,
    replyTo: heard.replyTo ? storableText(heard.replyTo, 300) : null,
  })
  return understoodAs(received.caseId, received.messageId)
}

/** When the provider says it was written; never after it came to us. */
const momentOf = (said: Date | null, received: Date): Date =>
  said && said < received && !Number.isNaN(said.getTime()) ? said : received
