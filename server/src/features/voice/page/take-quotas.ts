import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

/**
 * Takes a place of each quota that these answers fall under. False when one is full; the caller then gives up what it did, so that
 * no place is taken for an answer that is not kept. The row is locked until then, so of two for the last place one gets it.
 */
export async function takeQuotas(tx: Tx, surveyId: string, content: SurveyContent, answers: Answers): Promise<boolean> {
  for (const { question, option, most } of content.quotas ?? []) {
    if (answers[question] !== option) continue
    const { rows } =
      await sql`insert into survey_quota as q (survey_id, question, option, taken) values (${surveyId}, ${question}, ${option}, 1)
      on conflict (survey_id, question, option) do update set taken = q.taken + 1 where q.taken < ${most} returning 1`.execute(
        tx.db,
      )
    if (rows.length === 0) return false
  }
  return true
}
