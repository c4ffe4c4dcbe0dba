import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import type { Count, Filter } from './count-answers.ts'
import { chosenResponses } from './list-responses.ts'

/**
 * How often each value of one question was given after the cases of each employee: of whoever owns the case, as Insight and standards
 * count them. What is sealed does not know employees, so this is counted from the answers; it equals the list that `chosenResponses` gives.
 */
export async function countByMember(
  tx: Tx,
  surveyId: string,
  { branchId, from, to, way, language }: Filter,
  question: string,
): Promise<(Count & { group: string })[]> {
  const filter = { branchId, from, to, way, language }
  const { rows } = await sql<Count & { group: string }>`
    with a as materialized (
      select r.id, c.owner_id, v.part, v.number, v.choice
      from survey_response r join "case" c on c.id = r.case_id
      join survey_value v on v.response_id = r.id and v.question = ${question}
      where ${chosenResponses(surveyId, filter)} and c.owner_id is not null
    )
    select owner_id as "group", ${question} as question, part, value, count(*)::int as n from (
      select distinct id, owner_id, '*' as part, '' as value from a
      union all
      -- Of a pair that is answered on both sides, the difference.
      select e.id, e.owner_id, left(e.part, -2) || '.gap', trim_scale(p.number - e.number)::text
      from a e join a p on p.id = e.id and p.part = left(e.part, -2) || '.p'
      where e.part like '%.e' and e.number is not null and p.number is not null
      union all select id, owner_id, part, coalesce(trim_scale(number)::text, choice, '') from a
    ) x group by 1, 3, 4`.execute(tx.db)
  return rows
}
