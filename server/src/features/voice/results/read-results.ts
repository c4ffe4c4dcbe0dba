import type { readSurveyResults } from '@heed/contract/surveys.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import { countAnswers, type Filter } from './count-answers.ts'
import { presentQuestion } from './present-question.ts'
import { serviceQualityOf } from './service-quality.ts'

type Results = z.output<typeof readSurveyResults.response>

/** What was answered, question by question, in the order and words of the version that is asked now; older ones follow. */
export const readResults = (scope: Scope, surveyId: string, filter: Filter): Promise<Results> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const { counts, byDay } = await countAnswers(tx, surveyId, filter)
    const questions = survey.opened_at ? await everyQuestion(tx, survey) : []
    const asked = await countInvitations(tx, surveyId, filter)
    const results = questions.map((question) => presentQuestion(question, counts))
    return {
      responses: counts.find(({ question }) => question === '')?.n ?? 0,
      ...asked,
      questions: results,
      serviceQuality: serviceQualityOf(results),
      byDay,
    }
  })

/** Questions of the version that is asked now, then those of older versions that it no longer has. */
export async function everyQuestion(tx: Tx, survey: { id: string; version: number; left_out: string[] }) {
  const now = (await contentOf(tx, survey)).questions
  const versions = await tx.db
    .selectFrom('survey_version')
    .select('content')
    .where('survey_id', '=', survey.id)
    .where('number', '<', survey.version)
    .orderBy('number', 'desc')
    .execute()
  const older = versions.flatMap(({ content }) => (content as unknown as { questions: typeof now }).questions)
  const all = [...now]
  for (const question of older) if (!all.some(({ id }) => id === question.id)) all.push(question)
  return all
}

async function countInvitations(tx: Tx, surveyId: string, { branchId, from, to, language }: Filter) {
  // A day is the branch's; without days nothing else than an index is read.
  const isDated = from !== undefined || to !== undefined
  const { rows } = await sql<{ invited: number; answered: number }>`
    select count(*)::int as invited, count(*) filter (where i.state = 'answered')::int as answered
    from survey_invitation i ${isDated ? sql`join branch b on b.id = i.branch_id` : sql``}
    where i.survey_id = ${surveyId} and i.sent_at is not null
      ${branchId ? sql`and i.branch_id = ${branchId}` : sql``}
      ${language ? sql`and i.language = ${language}` : sql``}
      ${from ? sql`and (i.sent_at at time zone b.zone)::date >= ${from}::date` : sql``}
      ${to ? sql`and (i.sent_at at time zone b.zone)::date <= ${to}::date` : sql``}`.execute(tx.db)
  return { invited: rows[0]?.invited ?? 0, answeredInvitations: rows[0]?.answered ?? 0 }
}
