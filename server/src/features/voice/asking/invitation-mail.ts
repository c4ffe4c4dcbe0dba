import type { Language } from '@heed/contract/primitives.ts'
import type { Question, Words } from '@heed/contract/survey-content.ts'
import { type FormOfAddress, salute } from '@heed/methods/salutation.ts'
import { escapeHtml, paragraphs, plainHtml } from '../../channels/index.ts'
import { inWords } from '../page/view-question.ts'
import { fill, page, sayLength, say as sayText } from '../survey-content.ts'

type Invited = {
  language: Language
  customerName: string
  addressAs: unknown
  business: string
  branch: string
  zone: string
  /** Of the case that was solved; null where they are asked about something else. */
  caseNumber: number | null
  /** They have given no sign for long: gently, without saying that they came. */
  isLapsed: boolean
  /** What is asked, for how long it takes; the first may be answered in the mail. */
  questions: readonly Question[]
  /** What was done last because customers said so; undefined where nothing was yet. */
  changed: string | undefined
  /** What is given for an answer, whatever it says. */
  gift: Words | undefined
  link: string
  stopLink: string
  expiresAt: Date
  isReminder: boolean
}

/** The invitation. It names a case by number only: words of a sender are never sent back to an address they chose. */
export function writeInvitation(invited: Invited): { subject: string; text: string; html: string } {
  const { language, questions } = invited
  const kind = invited.isLapsed ? 'silence' : invited.caseNumber === null ? 'plain' : 'case'
  const values = {
    case: `#${invited.caseNumber}`,
    branch: invited.branch,
    business: invited.business,
    ...sayLength(questions, language),
    until: formatDay(invited.expiresAt, language, invited.zone),
  }
  const reasons = [
    invited.changed && fill(page.mail.changed[language], { did: invited.changed }),
    invited.gift && sayText('gift', language, { what: inWords(invited.gift, language) }),
  ].filter((line) => line !== undefined)
  const say = (part: 'subject' | 'why') => fill(page.mail[part][kind][language], values)
  const subject = invited.isReminder ? fill(page.mail.reminder[language], { subject: say('subject') }) : say('subject')
  const greeting = greet(language, invited.customerName, invited.addressAs)
  const ends = fill(page.mail.ends[language], values)
  const stop = page.mail.stop[language]
  return {
    subject,
    text: [greeting, say('why'), ...reasons, invited.link, ends, invited.business, `${stop} ${invited.stopLink}`].join(
      '\n\n',
    ),
    html: plainHtml(
      language,
      [
        paragraphs([greeting, say('why'), ...reasons].join('\n\n')),
        drawFirst(questions[0], language, invited.link),
        paragraphs(`${ends}\n\n${invited.business}`),
        `<p style="color:#6f6669;font-size:13px"><a href="${escapeHtml(invited.stopLink)}" style="color:#6f6669">${escapeHtml(stop)}</a></p>`,
      ].join(''),
    ),
  }
}

const button =
  'display:inline-block;padding:10px 14px;margin:0 6px 6px 0;border:1px solid #b9b0b3;border-radius:8px;color:#211c1d;text-decoration:none'

/** The first question with its answers as links; each opens the page with that answer chosen, and nothing is kept until it is sent there. */
function drawFirst(question: Question | undefined, language: Language, link: string): string {
  const answers = question ? answersOf(question, language) : []
  const draw = ([value, words]: readonly [string, string]) =>
    `<a style="${button}" href="${escapeHtml(`${link}?a=${encodeURIComponent(value)}`)}">${escapeHtml(words)}</a>`
  if (!question || answers.length === 0)
    return `<p><a style="${button}" href="${escapeHtml(link)}">${escapeHtml(page.mail.open[language])}</a></p>`
  return `<p><b>${escapeHtml(inWords(question.ask, language))}</b></p><p>${answers.map(draw).join('')}</p>`
}

const answersOf = (question: Question, language: Language): (readonly [string, string])[] => {
  if (question.kind === 'satisfaction')
    return (['5', '4', '3', '2', '1'] as const).map((value) => [value, sayText(`satisfaction${value}`, language)])
  if (question.kind === 'recommendation') return Array.from({ length: 11 }, (_, n) => [String(n), String(n)])
  if (question.kind === 'effort') return Array.from({ length: 7 }, (_, n) => [String(n + 1), String(n + 1)])
  if (question.kind === 'single') return (question.options ?? []).map(({ id, words }) => [id, inWords(words, language)])
  return []
}

/** The first line of whatever we write to a customer: as they asked to be addressed, which their row keeps in its parts. */
export const greet = (language: Language, customerName: string, addressAs: unknown): string =>
  salute(language, customerName, addressAs as FormOfAddress | null)

const formatDay = (at: Date, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone }).format(at)
