import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { SurveyDetail, SurveyLink } from '@heed/contract/surveys.ts'
import { findFaults } from '@heed/methods/survey/find-faults.ts'
import { sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { faultsOfCounting } from './faults-of-counting.ts'

/** A survey of this business, locked where it is about to change; else not found. */
export async function requireSurvey(tx: Tx, surveyId: string, options: { lock?: boolean } = {}) {
  const query = tx.db.selectFrom('survey').selectAll().where('id', '=', surveyId)
  const survey = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  if (!survey) throw notFound()
  return survey
}
type SurveyRow = Awaited<ReturnType<typeof requireSurvey>>

/** What is written now: the draft, or what is asked where nothing was changed since. */
export const writtenOf = async (tx: Tx, survey: SurveyRow): Promise<SurveyContent> =>
  (survey.draft as unknown as SurveyContent | null) ?? (await contentOf(tx, survey))

export const faultsOf = (content: SurveyContent) => [
  ...findFaults(content, content.languages),
  ...faultsOfCounting(content),
  ...(content.languages.every((language) => content.title[language]?.trim())
    ? []
    : [{ at: null, rule: 'title_missing' }]),
]

export async function readSurvey(tx: Tx, surveyId: string): Promise<SurveyDetail> {
  const survey = await requireSurvey(tx, surveyId)
  const content = await writtenOf(tx, survey)
  const { rows } = await sql<{ question: string }>`select q.question from (
      select distinct c.question from survey_count c where c.survey_id = ${surveyId} and c.question <> ''
      union select distinct v.question from survey_value v join survey_response r on r.id = v.response_id
        where r.survey_id = ${surveyId} and not exists (select from survey_seal k where k.survey_id = r.survey_id and k.grain = 'day' and k.day = r.day)
    ) q order by 1`.execute(tx.db)
  return {
    id: survey.id,
    name: survey.name,
    state: survey.closed_at ? 'closed' : survey.opened_at ? 'open' : 'draft',
    version: survey.version,
    revision: survey.revision,
    content,
    changedSincePublished: survey.draft !== null,
    answeredQuestions: rows.map(({ question }) => question),
    faults: faultsOf(content),
    links: await readLinks(tx, sql`l.survey_id = ${surveyId}`),
  }
}

/** Open addresses in sight, the oldest first. */
export async function readLinks(tx: Tx, which: ReturnType<typeof sql>): Promise<SurveyLink[]> {
  const { rows } = await sql<{
    id: string
    branch_id: string
    branch: string
    name: string
    way: string
    token: string
    closed_at: Date | null
    answered: number
  }>`select l.id, l.branch_id, b.name as branch, l.name, l.way, l.token, l.closed_at,
      (select count(*)::int from survey_response r where r.link_id = l.id) as answered
    from survey_link l join branch b on b.id = l.branch_id where ${which} order by l.id`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    branch: { id: row.branch_id, name: row.branch },
    name: row.name,
    way: row.way as SurveyLink['way'],
    url: `${tx.scope.house.config.url}/q/${row.token}`,
    closed: row.closed_at !== null,
    answered: row.answered,
  }))
}
