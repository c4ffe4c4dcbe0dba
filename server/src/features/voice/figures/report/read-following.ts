import type { Language } from '@heed/contract/primitives.ts'
import type { SurveyFollowing } from '@heed/contract/survey-report.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Scope, Tx } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import type { Filter } from '../../results/count-answers.ts'
import { hiddenQuestions } from '../../results/hidden-questions.ts'
import { chosenResponses } from '../../results/list-responses.ts'

/** So many texts are read on paper; the rest is a click away. */
const mostSaid = 12
const mostThemes = 10

/** What was written, and what came of it: themes, cases of unhappy answers, and actions about cases. */
export const readFollowing = (scope: Scope, surveyId: string, filter: Filter): Promise<SurveyFollowing> =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    const chosen = chosenResponses(surveyId, filter)
    return {
      ...(await readSaid(tx, chosen, await hiddenQuestions(tx, surveyId))),
      themes: await readThemes(tx, chosen),
      ...(await countWork(tx, chosen)),
    }
  })

type Chosen = RawBuilder<unknown>

/** How somebody can be reached is no word of theirs to be read out. */
async function readSaid(
  tx: Tx,
  chosen: Chosen,
  hidden: string[],
): Promise<Pick<SurveyFollowing, 'said' | 'saidInAll'>> {
  const written = sql`from survey_value v join survey_response r on r.id = v.response_id join branch b on b.id = r.branch_id
    where v.text is not null and v.part <> 'contact' and v.question <> all (${hidden}) and ${chosen}`
  const { rows } = await sql<{
    response_id: string
    answered_at: Date
    branch: string
    language: string
    question: string
    text: string
  }>`select r.id as response_id, r.answered_at, b.name as branch, r.language, v.question, v.text ${written}
    order by r.id desc, v.question limit ${mostSaid}`.execute(tx.db)
  const { rows: all } = await sql<{ n: number }>`select count(*)::int as n ${written}`.execute(tx.db)
  return {
    said: rows.map(({ response_id, answered_at, language, ...row }) => ({
      ...row,
      responseId: response_id,
      at: answered_at.toISOString(),
      language: language as Language,
    })),
    saidInAll: all[0]?.n ?? 0,
  }
}

async function readThemes(tx: Tx, chosen: Chosen): Promise<SurveyFollowing['themes']> {
  const { rows } = await sql<SurveyFollowing['themes'][number]>`
    select t.id, t.name, t.kind, t.due_on::text as "dueOn", m.name as owner, count(distinct r.id)::int as answers,
      case when t.decision_id is null then 'open' when d.done_on is null then 'decided' else 'done' end as state
    from feedback f join survey_response r on r.id = f.response_id join theme t on t.id = f.theme_id
    join member m on m.id = t.owner_id left join decision d on d.id = t.decision_id
    where ${chosen} group by t.id, m.name, d.done_on order by answers desc, t.name, t.id limit ${mostThemes}`.execute(
    tx.db,
  )
  return rows
}

async function countWork(tx: Tx, chosen: Chosen): Promise<Pick<SurveyFollowing, 'cases' | 'actions'>> {
  const { rows } = await sql<{ opened: number; solved: number; open: number; settled: number }>`
    with answered as (select r.case_id, r.opened_case_id from survey_response r where ${chosen}),
      about as (select case_id as id from answered union select opened_case_id from answered)
    select (select count(*)::int from answered a join "case" c on c.id = a.opened_case_id) as opened,
      (select count(*)::int from answered a join "case" c on c.id = a.opened_case_id where c.state in ('solved', 'closed')) as solved,
      (select count(*)::int from action a join about on about.id = a.case_id where a.state = 'open') as open,
      (select count(*)::int from action a join about on about.id = a.case_id where a.state <> 'open') as settled`.execute(
    tx.db,
  )
  const { opened = 0, solved = 0, open = 0, settled = 0 } = rows[0] ?? {}
  return { cases: { opened, solved }, actions: { open, settled } }
}
