import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import { rowsOf } from '@heed/methods/survey/answer-rows.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope } from '../../../platform/scope.ts'

/** Tests only: many answers of a survey on a day, as they are kept, without their pages being opened one by one. */
export const keepAnswers = (
  scope: Scope,
  surveyId: string,
  {
    branchId,
    day,
    language = 'tr',
    caseId = null,
  }: { branchId: string; day: string; language?: string; caseId?: string | null },
  given: readonly Answers[],
) =>
  scope.transaction(async (tx) => {
    const { content } = await tx.db
      .selectFrom('survey_version')
      .select('content')
      .where('survey_id', '=', surveyId)
      .where('number', '=', 1)
      .executeTakeFirstOrThrow()
    const questions: Question[] = (content as unknown as SurveyContent).questions
    const speed = questions.find(({ countsAs }) => countsAs === 'speed')
    const responses = given.map((answers) => ({
      id: newId(),
      rows: rowsOf(questions, answers),
      speed: (speed && Number(answers[speed.id])) || null,
    }))
    await tx.db
      .insertInto('survey_response')
      .values(
        responses.map(({ id, speed: felt }) => ({
          id,
          speed: felt,
          case_id: caseId,
          survey_id: surveyId,
          branch_id: branchId,
          day,
          language,
          way: 'qr',
          version: 1,
          answered_at: new Date(`${day}T12:00:00Z`),
        })),
      )
      .execute()
    const values = responses.flatMap(({ id, rows }) =>
      rows.map((row) => ({ response_id: id, branch_id: branchId, ...row })),
    )
    if (values.length > 0) await tx.db.insertInto('survey_value').values(values).execute()
  })

/** Tests only: as many of each as the list says: `{ 5: 7, 2: 3 }` are seven that gave 5 and three that gave 2. */
export const repeat = (question: string, times: Record<string, number>): Answers[] =>
  Object.entries(times).flatMap(([value, n]) => Array.from({ length: n }, () => ({ [question]: value })))
