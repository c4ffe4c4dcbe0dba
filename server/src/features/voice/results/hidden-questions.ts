import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

/** Questions whose words only whoever leads reads: moments are told to others where the customer allowed it, and nowhere else. */
export async function hiddenQuestions(tx: Tx, surveyId: string): Promise<string[]> {
  if (tx.scope.may('feedback:publish')) return []
  const { rows } = await sql<{ id: string }>`
    select distinct q ->> 'id' as id from survey_version n cross join lateral jsonb_array_elements(n.content -> 'questions') q
    where n.survey_id = ${surveyId} and q ->> 'countsAs' = 'moment'`.execute(tx.db)
  return rows.map(({ id }) => id)
}
