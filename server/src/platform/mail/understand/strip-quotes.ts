import { isOriginalMessageLine, startsHeaderBlock, startsQuotation } from './quotation-lines.ts'

/** Stands at the top of the mails that the product sends; what a reply carries below it is quotation. */
export const replyAboveLine = (words: string): string => `##- ${words} -##`

type IsOurs = (line: string) => boolean

/**
 * Parts what the sender of a reply wrote from what the mail program quoted. Answers between or below quoted lines stay
 * visible, and a mail that has text never ends up with nothing visible. Only for replies: in a first mail the same marks
 * are the customer's own words, and nobody has what stands below them.
 * @param ourLines the lines that we put above our mails, by `replyAboveLine`; others that look like them are words.
 */
export function splitQuoted(text: string, ourLines: readonly string[]): { visible: string; quoted: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const ours = new Set(ourLines.map(withoutMarks))
  const isOurs = (line: string) => line.length < 200 && ours.has(withoutMarks(line))
  const start = findAnswerBelow(lines, isOurs)
  if (start !== undefined) return part(lines.slice(start), lines.slice(0, start))
  const end = findTrailingQuotation(lines, findQuotation(lines, isOurs))
  const parts = part(lines.slice(0, end), lines.slice(end))
  return parts.visible ? parts : { visible: parts.quoted, quoted: '' }
}

const part = (visible: readonly string[], quoted: readonly string[]) => ({
  visible: visible.join('\n').trim(),
  quoted: quoted.join('\n').trim(),
})

/** Where the answer starts in a mail that quotes first, in one piece, and answers below. */
function findAnswerBelow(lines: readonly string[], isOurs: IsOurs): number | undefined {
  const first = lines.findIndex((line) => line.trim() !== '')
  const body = first + startsQuotation(lines, Math.max(first, 0))
  const end = lines.findIndex((line, index) => index >= body && !/^\s*(>.*)?$/.test(line))
  if (first < 0 || end < 0 || !lines.slice(body, end).some(isQuotedLine)) return undefined
  return lines.slice(end).some((line) => isQuotedLine(line) || isOurs(line)) ? undefined : end
}

/** Index of the first line of the quotation; the number of lines when there is none. */
function findQuotation(lines: readonly string[], isOurs: IsOurs): number {
  const last = lines.findLast((line) => line.trim() !== '') ?? ''
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (isOurs(line)) return withIntroduction(lines, index)
    if (isOriginalMessageLine(line) || startsHeaderBlock(lines, index)) return withRule(lines, index)
    const length = startsQuotation(lines, index)
    if (length > 0 && !isAnsweredBelow(lines, index + length, last)) return index
  }
  return lines.length
}

/** Mail programs put quote marks before a line and change the blanks in it. */
const withoutMarks = (line: string) => line.replace(/[\s>*|\u00a0]/g, '')

/** The line "… wrote:" stands above our separator, within the few lines that mail programs put between. */
function withIntroduction(lines: readonly string[], index: number): number {
  for (let above = Math.max(0, index - 6); above < index; above++) {
    const length = startsQuotation(lines, above)
    if (length > 0 || startsHeaderBlock(lines, above) || isOriginalMessageLine(lines[above] ?? ''))
      return withRule(lines, above)
  }
  return index
}

const withRule = (lines: readonly string[], index: number) =>
  /^\s*[_-]{5,}\s*$/.test(lines[index - 1] ?? '') ? index - 1 : index

/** Quoted lines follow, and the mail ends with words of the sender: answers stand between them. */
function isAnsweredBelow(lines: readonly string[], index: number, last: string): boolean {
  let next = index
  while (next < lines.length && lines[next]?.trim() === '') next++
  return isQuotedLine(lines[next] ?? '') && !isQuotedLine(last)
}

function findTrailingQuotation(lines: readonly string[], before: number): number {
  let end = before
  while (end > 0 && /^\s*(>.*)?$/.test(lines[end - 1] ?? '')) end--
  return lines.slice(end, before).some(isQuotedLine) ? end : before
}

const isQuotedLine = (line: string) => /^\s*>/.test(line)
