import type { Language } from '@heed/contract/primitives.ts'
import { classifyAutomatic } from '../../../platform/mail/understand/automatic.ts'
import { cleanHtml } from '../../../platform/mail/understand/clean-html.ts'
import { type ParsedMail, parseMail } from '../../../platform/mail/understand/parse-mail.ts'
import { isSenderRefuted } from '../../../platform/mail/understand/sender-verdict.ts'
import { splitQuoted } from '../../../platform/mail/understand/strip-quotes.ts'
import type { Tx } from '../../../platform/scope.ts'
import { receiveCustomerMessage, type StoredFile } from '../../cases/index.ts'
import { requireChannel } from '../channel.queries.ts'
import { firstLines } from '../outbox/mail-body.ts'
import { appendAutomatic } from './append-automatic.ts'
import { bringToOpenBranch, findBranchInCharge } from './branch-in-charge.ts'
import { chooseLanguage } from './choose-language.ts'
import { type Decision, type IntakeRecord, type Judge, quarantined, setAside, understoodAs } from './decision.ts'
import { findOtherCopy } from './find-other-copy.ts'
import { findThread, isForwarded, type Thread } from './find-thread.ts'
import { impersonates } from './impersonation.ts'
import { bareId } from './mail-ids.ts'
import { takeBounce } from './take-bounce.ts'

export type MailWords = {
  mail: ParsedMail
  sender: { address: string; name: string }
  text: string
  html: string | null
  quoted: string | null
  /** Without what they may only have passed on: the language of the answer is theirs. */
  own: string
  hasRemoteImages: boolean
  senderUnverified: boolean
}

/** @throws MailError when it is no mail. */
export async function readMail(raw: Uint8Array, byPerson: boolean): Promise<Judge> {
  const mail = await parseMail(raw)
  const sender = senderOf(mail)
  return {
    sender: sender?.address ?? null,
    subject: mail.subject,
    files: mail.attachments.map(({ filename, mimeType, size, contentId, inline, content }) => ({
      filename,
      mimeType,
      size,
      contentId: contentId ?? null,
      inline,
      content,
    })),
    decide: (tx, item, files) => decide(tx, item, files, mail, sender, byPerson),
  }
}

async function decide(
  tx: Tx,
  item: IntakeRecord,
  files: StoredFile[],
  mail: ParsedMail,
  sender: MailWords['sender'] | undefined,
  byPerson: boolean,
): Promise<Decision> {
  const written = byPerson ? 'person' : classifyAutomatic(mail, hasNullSender(item))
  if (written === 'bounce') return takeBounce(tx, mail)
  if (!sender) return quarantined('mail.no_sender')
  const copy = await findOtherCopy(tx, item)
  if (copy)
    return { state: 'duplicate', problem: null, caseId: copy.caseId, messageId: copy.messageId, keepsFiles: false }
  const forged = byPerson ? undefined : await impersonates(tx, sender.address)
  if (forged) return setAside(forged)
  const thread = await findThread(tx, item, mail, sender.address)
  const words = readWords(item, mail, sender, thread)
  if (written !== 'person')
    return thread && !thread.byStranger
      ? appendAutomatic(tx, item, thread.caseId, words, files)
      : setAside(`mail.${written}`)
  return takeWords(tx, item, words, files, thread, !byPerson)
}

async function takeWords(
  tx: Tx,
  item: IntakeRecord,
  words: MailWords,
  files: StoredFile[],
  thread: Thread | undefined,
  acknowledge: boolean,
): Promise<Decision> {
  const channel = await requireChannel(tx, item.channel_id)
  const branchId = await findBranchInCharge(tx, channel.branch_id)
  if (!branchId) return quarantined('branch.closed')
  const language = await chooseLanguage(
    tx,
    { subject: words.mail.subject, text: words.own },
    { email: words.sender.address },
    channel.language,
  )
  const received = await receiveCustomerMessage(tx, {
    channel: { id: channel.id, kind: 'mail', branchId, language: channel.language as Language },
    customer: { email: words.sender.address, ...(words.sender.name ? { name: words.sender.name } : {}) },
    ...(thread && !thread.byStranger ? { caseId: thread.caseId } : {}),
    subject: words.mail.subject || firstLine(words.text) || '…',
    text: words.text,
    html: words.html,
    quoted: words.quoted,
    hasRemoteImages: words.hasRemoteImages,
    senderUnverified: words.senderUnverified,
    language,
    mailId: words.mail.messageId ? bareId(words.mail.messageId) : null,
    files,
    at: arrivedAt(item),
    tags: thread?.byStranger ? ['other-sender'] : [],
    acknowledge: acknowledge && channel.acknowledges,
  })
  if (!received.opened) await bringToOpenBranch(tx, received.caseId)
  return understoodAs(received.caseId, received.messageId)
}

function readWords(
  item: IntakeRecord,
  mail: ParsedMail,
  sender: MailWords['sender'],
  thread: Thread | undefined,
): MailWords {
  const { visible, quoted } = splitQuoted(mail.text, firstLines())
  // What a reply quotes stands in its case already. What opens a case is whole, whatever it holds or names in its headers.
  const isWhole = !thread || thread.byStranger || isForwarded(mail.subject)
  const cleaned = mail.html ? cleanHtml(mail.html) : undefined
  return {
    mail,
    sender,
    text: isWhole ? mail.text.trim() : visible,
    quoted: isWhole ? null : quoted || null,
    own: visible,
    html: cleaned?.html || null,
    hasRemoteImages: cleaned?.hadRemoteImages ?? false,
    // The listener puts no findings of its own on top: there the header is the sender's.
    senderUnverified: (item.via === 'imap' || item.via === 'pipe') && isSenderRefuted(mail),
  }
}

/** A website that mails its form in its own name puts the customer into Reply-To. */
function senderOf(mail: ParsedMail): MailWords['sender'] | undefined {
  const isSite = /^(no-?reply|do-?not-?reply|wordpress|www-data|webform|forms?)([+._-].*)?@/.test(
    mail.from?.address ?? '',
  )
  return (isSite ? mail.replyTo[0] : undefined) ?? mail.from ?? mail.sender
}

/** Only our own listener hears the envelope. */
const hasNullSender = ({ via, source }: IntakeRecord): boolean =>
  via === 'smtp' && (source as { from?: string }).from === ''

/** The wait began when the mailbox got it, also when it could only be read later. */
function arrivedAt(item: IntakeRecord): Date {
  const { arrivedAt: noted } = item.source as { arrivedAt?: string }
  const received = item.received_at.getTime()
  return new Date(Math.min(noted ? new Date(noted).getTime() : received, received))
}

const firstLine = (text: string) => text.split('\n', 1)[0]?.trim().slice(0, 80) ?? ''
