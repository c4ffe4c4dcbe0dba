import type { AskedAndMeasured, listSurveyDisagreements } from '@heed/contract/survey-beside.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../../../platform/http/paging.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Scope, Tx } from '../../../../platform/scope.ts'

import { measuredOfCase } from '../../../standards/index.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { chosenResponses } from '../../results/list-responses.ts'

type Row = {
  id: string
  answered_at: Date
  survey_id: string
  survey: string
  speed: number | null
  explained: number | null
  noted: number
  clocks: AskedAndMeasured['clocks']
  disagrees: AskedAndMeasured['disagrees']
  case_id: string
  number: number
  subject: string
  branch_id: string
  branch: string
  customer: string | null
}

/** Cases whose customer felt another speed than was measured, or explained more often than was noted. */
export const listDisagreements = (
  scope: Scope,
  surveyId: string,
  { cursor, limit, ...filter }: z.output<typeof listSurveyDisagreements.query>,
) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    const after = readIdCursor(cursor)
    const rows = await selectAsked(
      tx,
      sql`${chosenResponses(surveyId, filter)} ${after ? sql`and r.id < ${after}` : sql``}`,
      sql`where cardinality(disagrees) > 0 order by id desc limit ${limit + 1}`,
    )
    const page = cutPage(rows, limit, (row) => [row.id])
    return {
      items: page.items.map((row) => ({
        ...present(row),
        case: { id: row.case_id, number: row.number, subject: row.subject },
        branch: { id: row.branch_id, name: row.branch },
        customer: row.customer,
      })),
      next: page.next,
    }
  })

export const readCaseAnswers = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!known) throw notFound()
    const rows = await selectAsked(
      tx,
      sql`r.case_id = ${caseId}`,
      sql`where speed is not null or explained is not null order by id desc`,
    )
    return { items: rows.map(present) }
  })

/** Answers `r` of cases beside what was measured of the case, with in what the two disagree. */
async function selectAsked(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select x.*, array_remove(array[
        case when speed <= 2 and ran > 0 and missed = 0 then 'felt_slow' end,
        case when speed >= 4 and missed > 0 then 'felt_fast' end,
        case when explained > noted then 'explained_more' end
      ], null) as disagrees from (
        select r.id, r.answered_at, r.survey_id, s.name as survey, r.speed, r.case_id, c.number, c.subject, r.branch_id, b.name as branch,
          u.name as customer, c.explained_again_count + 1 as noted, k.clocks, json_array_length(k.clocks) as ran,
          (select count(*) from json_array_elements(k.clocks) one where not (one->>'isKept')::boolean) as missed,
          (select v.number::float8 from survey_version w cross join lateral jsonb_array_elements(w.content->'questions') q
            join survey_value v on v.response_id = r.id and v.question = q->>'id' and v.part = ''
            where w.survey_id = r.survey_id and w.number = r.version and q->>'countsAs' = 'explained') as explained
        from survey_response r join survey s on s.id = r.survey_id join "case" c on c.id = r.case_id join branch b on b.id = r.branch_id
        left join customer u on u.id = r.customer_id cross join lateral (select ${measuredOfCase} as clocks) k
        where r.case_id is not null and ${where}
      ) x
    ) y ${tail}`.execute(tx.db)
  return rows
}

const present = (row: Row): AskedAndMeasured => ({
  responseId: row.id,
  at: row.answered_at.toISOString(),
  survey: { id: row.survey_id, name: row.survey },
  speed: row.speed,
  explained: row.explained,
  explainedNoted: row.noted,
  clocks: row.clocks,
  disagrees: row.disagrees,
})
