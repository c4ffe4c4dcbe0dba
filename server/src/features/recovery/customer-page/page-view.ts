import { type Language, languages } from '@heed/contract/primitives.ts'
import { writeTime } from '../../channels/index.ts'
import { say, sayMoney, sayRemedy } from '../customer-texts.ts'
import type { CustomersComplaint } from './read-page.ts'

/** What the built pages draw; the same shape as `site/src/views.ts`, which the server never imports. */
type Around = {
  language: Language
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: Language; name: string; href: string }[]
}
type ComplaintView = Around & {
  kind: 'complaint'
  lead: string
  stagesTitle: string
  stages: { words: string; state: 'done' | 'now' | 'open'; when: string }[]
  planTitle: string
  plan: { words: string; who: string; state: 'open' | 'kept' | 'late'; standing: string | null }[]
  givenTitle: string
  given: { words: string; note: string | null; code: string | null }[]
  ask: { action: string; question: string; yes: string; no: string; words: string; hint: string } | null
  thanks: string | null
  foot: string
}
type NoticeView = Around & { kind: 'notice'; tone: 'thanks' | 'plain'; text: string }
export type PageView = ComplaintView | NoticeView

const names: Record<Language, string> = {
  en: 'English',
  tr: 'Türkçe',
  id: 'Bahasa Indonesia',
  az: 'Azərbaycanca',
  zh: '中文',
}

const around = (language: Language, business: string | null, title: string): Around => ({
  language,
  business,
  title,
  languagesLabel: say('languages', language),
  languages: languages
    .filter((code) => code !== language)
    .map((code) => ({ code, name: names[code], href: `?lang=${code}` })),
})

export function viewComplaint(
  of: CustomersComplaint,
  language: Language,
  thanks: 'yes' | 'no' | null = null,
): PageView {
  const time = (at: Date) => writeTime(at, language, of.zone)
  // What was passed over was no concern of the customer's.
  const stages = of.stages.filter(({ isSkipped }) => !isSkipped)
  const now = stages.find(({ at }) => at === null)?.stage
  return {
    ...around(language, of.business, say('title', language, { case: `#${of.number}` })),
    kind: 'complaint',
    lead: say('lead', language, { branch: of.branch }),
    stagesTitle: say('stages', language),
    stages: stages.map(({ stage, at }) => ({
      words: say(stage, language),
      state: at ? 'done' : stage === now ? 'now' : 'open',
      when: at ? time(at) : say(stage === now ? 'now' : 'open', language),
    })),
    planTitle: say('plan', language),
    plan: of.promises.map((promise) => ({
      words: promise.words,
      who: say('step', language, { who: promise.who, time: time(promise.dueAt) }),
      ...standingOf(promise, language),
    })),
    givenTitle: say('given', language),
    given: of.remedies.map((remedy) => ({
      words: sayRemedy(remedy.kind, language, sayMoney(remedy.amount, remedy.currency, language)),
      note: remedy.words,
      code: remedy.code && sayCode(remedy.code, remedy, language),
    })),
    ask:
      of.isAsked && !thanks
        ? {
            action: `?lang=${language}`,
            question: say('question', language),
            yes: say('yes', language),
            no: say('no', language),
            words: say('words', language),
            hint: say('wordsHint', language),
          }
        : null,
    thanks: thanks ? say(thanks === 'yes' ? 'thanksYes' : 'thanksNo', language) : null,
    foot: say('foot', language),
  }
}

function standingOf({ state, doneAt }: CustomersComplaint['promises'][number], language: Language) {
  if (state === 'kept') return { state: 'kept' as const, standing: say('stepKept', language) }
  if (state === 'broken') return { state: 'late' as const, standing: say(doneAt ? 'stepLate' : 'stepBroken', language) }
  return { state: 'open' as const, standing: null }
}

function sayCode(
  code: string,
  { expiresOn, isUsed }: CustomersComplaint['remedies'][number],
  language: Language,
): string {
  const grouped = code.match(/.{1,4}/g)?.join('-') ?? code
  if (isUsed) return say('codeUsed', language, { code: grouped })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${expiresOn}T00:00Z`),
  )
  return say('code', language, { code: grouped, day })
}

export const viewNotice = (name: 'unknown' | 'later', language: Language): PageView => ({
  ...around(language, null, say(`${name}Title`, language)),
  kind: 'notice',
  tone: 'plain',
  text: say(name, language),
})
