/** "On <date>, <name> wrote:" as mail programs say it in English, Turkish, Indonesian, Azerbaijani and Chinese; without a date a person may have written it. */
const introductions = [
  /^On\s(?=.*\d).{5,300}\bwrote:$/,
  /^.{5,300}[\d>,)]\s*(tarihinde|tarixində)?\s*(şunu|şunları|bunu|bunları)?\s*(yazdı|yazmış|yazıb|yazmışdır)\s*(\([^()]{5,60}\))?\s*:$/,
  /^(Pada|Tanggal)\s(?=.*\d).{5,300}\b(menulis|wrote)\s*:$/,
  /^.{3,300}>\s*menulis(\s*\([^()]{5,60}\)|\s+pada\s.{5,80})?\s*:$/,
  /^在(?=.*\d).{4,300}(写道|寫道|写了)\s*[:：]$/,
  /^.{3,300}(于|於).{6,60}(写道|寫道)\s*[:：]$/,
]

const originalMessage =
  /^[\s>]*[-_*]{2,}\s*(Original Message|Orijinal (İleti|Mesaj)|Özgün İleti|Asıl Mesaj|Pesan Asli|Pesan Asal|Original mesaj|Orijinal mesaj|İlkin Mesaj|原始邮件|原邮件|原始郵件)\s*[-_*]{2,}\s*$/iu

/** Labels of a quoted header by what they say; the first line names the sender. */
const senderLabel = /^(From|Kimden|Gönderen|Dari|Kimdən|Göndərən|发件人|寄件者)$/i
const otherLabels = [
  /^(Sent|Date|Gönderildi|Gönderme Tarihi|Gönderim Tarihi|Tarih|Terkirim|Dikirim|Tanggal|Göndərildi|Göndərilib|Tarix|发送时间|发送日期|日期|時間|时间)$/i,
  /^(To|Kime|Alıcı|Kepada|Ke|Kimə|Alan|收件人|收件者)$/i,
  /^(Subject|Konu|Perihal|Subjek|Mövzu|主题|主旨)$/i,
]

/** How many lines, from this one on, say that a quotation follows; 0 when they do not. Long ones are wrapped. */
export function startsQuotation(lines: readonly string[], index: number): number {
  let joined = ''
  for (let length = 1; length <= 3 && index + length <= lines.length; length++) {
    const line = (lines[index + length - 1] ?? '').trim()
    if (line === '' || line.length > 300) return 0
    joined = joined ? `${joined} ${line}` : line
    if (/[:：]$/.test(line)) return introductions.some((pattern) => pattern.test(joined)) ? length : 0
  }
  return 0
}

export const isOriginalMessageLine = (line: string): boolean => line.length < 200 && originalMessage.test(line)

/** A header as Outlook puts it above a quotation: the sender, then at least two of date, addressee and subject. */
export function startsHeaderBlock(lines: readonly string[], index: number): boolean {
  if (!senderLabel.test(labelOf(lines[index]))) return false
  const following = lines.slice(index + 1, index + 9).map(labelOf)
  return otherLabels.filter((label) => following.some((text) => label.test(text))).length >= 2
}

const labelOf = (line = '') => /^[\s>*]*([^\s:：*][^:：*]{0,30}?)[\s*]*[:：]/.exec(line.slice(0, 60))?.[1] ?? ''
