import type { Language } from '@heed/contract/primitives.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { momentOf } from './said-moment.ts'

export type FoundPromise = { words: string; dueMs: number }

const most = 5
const longestWords = 500

/**
 * Sentences in which the writer says what will be done by when. What is asked, doubted, tied to a condition, denied or quoted is
 * none: better one too few than one that nobody gave.
 */
export function findPromises(text: string, language: Language, calendar: Calendar, nowMs: number): FoundPromise[] {
  const phrases = phrasesOf(language)
  const found: FoundPromise[] = []
  for (const words of sentencesOf(text)) {
    if (words.length > longestWords || !isCommitment(words, phrases)) continue
    const dueMs = momentOf(lower(words, language), phrases, calendar, nowMs)
    if (dueMs !== undefined && dueMs > nowMs) found.push({ words, dueMs })
  }
  return found.slice(0, most)
}

const lower = (text: string, language: Language) =>
  text.toLocaleLowerCase(language).replaceAll('’', "'").replace(/\s+/g, ' ')

function isCommitment(sentence: string, { language, commits, never }: Phrases): boolean {
  const said = lower(sentence, language)
  if (/[?？]/.test(said)) return false
  return commits.some((pattern) => pattern.test(said)) && !never.some((pattern) => pattern.test(said))
}

/** Words of others: quoted lines, what stands below the head of a quoted mail, and what stands between quotation marks. */
const quotedHead = /^(?:on .{4,120} wrote:|.{4,120} (?:tarihinde|şunları yazdı|menulis|yazdı|写道)[:：]?|-{3,}.*)$/imu
const quotedLine = /^\s*>.*$/gm
const quotedWords = /“[^”]*”|„[^“]*“|«[^»]*»|"[^"\n]*"|「[^」]*」/g

function sentencesOf(text: string): string[] {
  const head = quotedHead.exec(text)
  const own = (head ? text.slice(0, head.index) : text).replace(quotedLine, '').replace(quotedWords, '…')
  return (own.replace(/\b([ap])\.m\./gi, '$1m').match(/(?:[^.!?。！？\n]|\.(?=\d))+[.!?。！？]*/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 3)
}
