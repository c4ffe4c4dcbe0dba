import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { type AnswerFault, readAnswers } from '@heed/methods/survey/read-answers.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { isShown, keepShown, nextPage, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import type { Fields } from './form-fields.ts'

/** Where the fields of all pages so far lead: to a page with what stands in it and what is wrong there, or to the end. */
export type Walked = {
  at: number
  pages: number
  answers: Answers
  faults: Record<string, AnswerFault> | null
  isEnd: boolean
}

/** One step through a survey whose answers so far are all posted again: for whoever keeps no draft. */
export function walkPage(content: SurveyContent, page: number, posted: Fields): Walked {
  const pages = pagesOf(content)
  const { answers } = readAnswers(content.questions, posted.all)
  const at = Math.min(page, Math.max(pages.length - 1, 0))
  const stay = { at, pages: pages.length, answers, faults: null, isEnd: false }
  const go = posted.one('go')
  if (go === 'back') return { ...stay, at: Math.max(at - 1, 0) }
  if (go !== 'next') return stay
  const shown = (pages[at] ?? []).filter((question) => isShown(question, answers))
  const { faults } = readAnswers(shown, posted.all)
  if (Object.keys(faults).length > 0) return { ...stay, faults }
  const next = nextPage(pages, keepShown(content, answers), at)
  return next === undefined ? { ...stay, isEnd: true } : { ...stay, at: next }
}
