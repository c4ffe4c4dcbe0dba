import type { ParsedMail } from './parse-mail.ts'

const robots = /^(mailer-daemon|postmaster)([+-].*)?@/
const awayNotes =
  /^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|otomatik (yanıt|cevap)|ofis dışında|balasan otomatis|di luar kantor|avtomatik cavab|自动回复|自動回覆|自动答复)\s*([:：\-–(]|$)/iu

/** Who wrote a mail: only a person may get an automatic answer, and a bounce belongs to the mail that failed. */
export function classifyAutomatic(mail: ParsedMail): 'person' | 'auto_reply' | 'bulk' | 'bounce' {
  const value = (name: string) => (mail.headers.get(name)?.[0] ?? '').trim().toLowerCase()
  const has = (...names: string[]) => names.some((name) => mail.headers.has(name))
  const report = /^multipart\/report\b/.test(value('content-type'))
  const fromRobot = robots.test(mail.from?.address ?? '')
  const noReturn = /^<\s*>/.test(value('return-path'))

  if (report && /report-type\s*=\s*"?delivery-status/.test(value('content-type'))) return 'bounce'
  if (mail.attachments.some((part) => part.mimeType === 'message/delivery-status')) return 'bounce'
  if (has('x-failed-recipients') || (fromRobot && (noReturn || has('auto-submitted') || !mail.inReplyTo)))
    return 'bounce'

  const submitted = value('auto-submitted').replace(/[;\s(].*$/s, '')
  const listed = has('list-id', 'list-unsubscribe', 'list-post', 'feedback-id')
  if (submitted === 'auto-replied' || has('x-autoreply', 'x-autorespond', 'x-autoresponder')) return 'auto_reply'
  if (report || noReturn || value('precedence') === 'auto_reply' || awayNotes.test(mail.subject)) return 'auto_reply'
  if (listed || /^(bulk|list|junk)$/.test(value('precedence'))) return 'bulk'
  if (submitted !== '' && submitted !== 'no') return 'auto_reply'
  return /\b(all|oof|autoreply)\b/.test(value('x-auto-response-suppress')) ? 'bulk' : 'person'
}
