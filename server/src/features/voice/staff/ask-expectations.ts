import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { page } from '../survey-content.ts'

/** Which line of which question of the customers' survey a question of the round is. */
export type AboutLine = { id: string; question: string; part: string }

/** What customers expect, line by line, asked of those who manage: on the same scale of 1 to 7 and in the same words. */
export function askExpectations({ languages, questions }: SurveyContent): {
  content: SurveyContent
  lines: AboutLine[]
} {
  const asked = questions
    .flatMap((question) => (question.kind === 'pair' ? (question.rows ?? []).map((row) => ({ question, row })) : []))
    .map(({ question, row }, at) => ({ id: `line${at + 1}`, question, row }))
  const ends = { low: page.texts.agreeLow ?? {}, high: page.texts.agreeHigh ?? {} }
  return {
    content: {
      languages,
      title: page.texts.expectTitle ?? {},
      lead: page.texts.expectLead ?? {},
      thanks: {},
      questions: asked.map(({ id, question, row }) => ({
        id,
        kind: 'effort' as const,
        ask: row.words,
        ends: question.ends ?? ends,
      })),
    },
    lines: asked.map(({ id, question, row }) => ({ id, question: question.id, part: row.id })),
  }
}
