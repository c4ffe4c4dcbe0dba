import { isDeliveryReport } from './delivery-status.ts'
import type { ParsedMail } from './parse-mail.ts'

const robots = /^(mailer-daemon|postmaster)([+-].*)?@/
const awayNotes =
  /^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|otomatik (yanıt|cevap)|ofis dışında|balasan otomatis|di luar kantor|avtomatik cavab|自动回复|自動回覆|自动答复)\s*([:：\-–(]|$)/iu

/** How mail systems that write no report of RFC 3464 head what comes back. */
const returnedMails =
  /^\s*(undeliver|mail delivery (failed|failure|system)|delivery (status notification|failure|has failed)|failure notice|returned mail|mail system error|系统退信)|退信/iu

/**
 * Who wrote a mail: only a person may get an automatic answer, and a bounce belongs to the mail that failed. Nothing that a
 * person may write, attach, forward or set makes a bounce of their mail, unless it is a report as a whole.
 * @param hasNullSender the server that handed the mail in named nobody to return it to.
 */
export function classifyAutomatic(
  mail: ParsedMail,
  hasNullSender = false,
): 'person' | 'auto_reply' | 'bulk' | 'bounce' {
  const value = (name: string) => (mail.headers.get(name)?.[0] ?? '').trim().toLowerCase()
  const has = (...names: string[]) => names.some((name) => mail.headers.has(name))
  const report = /^multipart\/report\b/.test(value('content-type'))
  const noReturn = /^<\s*>/.test(value('return-path'))

  if (isDeliveryReport(mail)) return 'bounce'
  const isReturned = has('x-failed-recipients') || returnedMails.test(mail.subject)
  if ((noReturn || hasNullSender) && robots.test(mail.from?.address ?? '') && isReturned) return 'bounce'

  const submitted = value('auto-submitted').replace(/[;\s(].*$/s, '')
  const listed = has('list-id', 'list-unsubscribe', 'list-post', 'feedback-id')
  if (submitted === 'auto-replied' || has('x-autoreply', 'x-autorespond', 'x-autoresponder')) return 'auto_reply'
  if (report || noReturn || value('precedence') === 'auto_reply' || awayNotes.test(mail.subject)) return 'auto_reply'
  if (listed || /^(bulk|list|junk)$/.test(value('precedence'))) return 'bulk'
  if (submitted !== '' && submitted !== 'no') return 'auto_reply'
  return /\b(all|oof|autoreply)\b/.test(value('x-auto-response-suppress')) ? 'bulk' : 'person'
}
