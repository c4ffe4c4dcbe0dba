import { languages } from '@heed/contract/primitives.ts'
import { type CountsAs, countedAs, type Question, type SurveyContent } from '@heed/contract/survey-content.ts'
import { type AnswerRow, rowsOf } from '@heed/methods/survey/answer-rows.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { isShown } from '@heed/methods/survey/survey-flow.ts'
import type { Tx } from '../../platform/scope.ts'
import { askedOf, ready } from './survey-content.ts'

/** What the ready survey asks where these questions are left out. */
export const readyContent = (leftOut: readonly string[]): SurveyContent => ({
  languages: [...languages],
  title: ready.title,
  lead: ready.lead ?? {},
  thanks: ready.thanks ?? {},
  questions: askedOf(leftOut),
})

/** The values of an answer to the ready survey, given as its figures; null is what was left blank. */
export const valuesOfReady = (given: Partial<Record<CountsAs, string | number | null>>): AnswerRow[] =>
  rowsOf(
    ready.questions,
    Object.fromEntries(
      ready.questions.flatMap(({ id, countsAs }) => {
        const value = countsAs && given[countsAs]
        return value === null || value === undefined || value === '' ? [] : [[id, String(value)]]
      }),
    ),
  )

/** What a version of a survey asks. Version 0 is the ready survey, of which an owner may have left questions out. */
export async function contentOf(
  tx: Tx,
  survey: { id: string; version: number; left_out: string[] },
): Promise<SurveyContent> {
  if (survey.version === 0) return readyContent(survey.left_out)
  const { content } = await tx.db
    .selectFrom('survey_version')
    .select('content')
    .where('survey_id', '=', survey.id)
    .where('number', '=', survey.version)
    .executeTakeFirstOrThrow()
  return content as unknown as SurveyContent
}

/** Figures of all surveys that this person was not asked about: by the version, or by the way they went through it. */
export const notAsked = (questions: readonly Question[], answers: Answers): CountsAs[] =>
  countedAs.filter(
    (figure) =>
      figure !== 'satisfaction' &&
      !questions.some((question) => question.countsAs === figure && isShown(question, answers)),
  )
