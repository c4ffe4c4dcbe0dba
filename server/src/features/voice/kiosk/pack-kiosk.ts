import type { Language } from '@heed/contract/primitives.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import { answerFaults } from '@heed/methods/survey/read-answers.ts'
import { pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { now } from '../../../platform/clock.ts'
import type { Asked } from '../page/find-asked.ts'
import { type PageView, viewForm, viewNotice } from '../page/view-page.ts'
import { viewFault } from '../page/view-question.ts'
import { say } from '../survey-content.ts'
import { makeKioskKey } from './kiosk-key.ts'

/** Around the answer that stands in the words of a later question; the tablet puts it there. */
const placeMark = '\u2063'

/**
 * All that a tablet needs to ask this survey without a network: every page in every language as it is drawn for browsers, the rules
 * of its branches, and what is said where an answer cannot be taken. The same shape as `site/src/kiosk.ts` reads.
 */
export function packKiosk(secret: string, asked: Asked, renderPage: (view: PageView) => string) {
  const { content } = asked
  const pages = pagesOf(content)
  const whole = unbranched(content, pages)
  const draft = {
    id: null,
    token: null,
    version: asked.version,
    content: whole,
    answers: {},
    page: 0,
    startedAt: now(),
  }
  const places = Object.fromEntries(
    content.questions.map(({ id }) => [`answer.${id}`, `${placeMark}${id}${placeMark}`]),
  )
  const inLanguage = (language: Language) => ({
    pages: pages.map((_, at) =>
      insideOf(renderPage(viewForm({ asked, draft, at, answers: {}, trouble: null, key: null, places }, language))),
    ),
    thanks: insideOf(renderPage({ ...viewNotice('thanks', language, asked), again: null })),
    faults: Object.fromEntries(
      content.questions.map((question) => [
        question.id,
        Object.fromEntries(answerFaults.map((fault) => [fault, viewFault(question, fault, language)])),
      ]),
    ),
    nothing: say('errorNone', language),
    waiting: say('kioskWaiting', language),
  })
  return {
    key: makeKioskKey(secret, asked.linkId ?? '', now().getTime()),
    version: asked.version,
    content,
    languages: Object.fromEntries(content.languages.map((language) => [language, inLanguage(language)])),
  }
}
export type KioskPack = ReturnType<typeof packKiosk>

/** The same pages with every question on them; which are shown is decided on the tablet. */
const unbranched = (content: SurveyContent, pages: Question[][]): SurveyContent => ({
  ...content,
  questions: pages.flatMap((page) =>
    page.map(({ showIf: _, newPage: __, ...question }, index) =>
      index === 0 ? { ...question, newPage: true } : question,
    ),
  ),
})

const insideOf = (html: string): string => /<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
