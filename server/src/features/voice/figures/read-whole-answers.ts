import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import type { Filter } from '../results/count-answers.ts'
import { chosenResponses } from '../results/list-responses.ts'

/** What each person answered in numbers, by question and part: `overall:` or `speed:prompt.e`. */
export type WholeAnswer = Map<string, number>

const most = 2000

/**
 * The newest responses that answered this question, person by person: what answers have in common cannot be told from their counts.
 * At most 2,000, so that it takes the same time however many there are.
 */
export async function readWholeAnswers(
  tx: Tx,
  surveyId: string,
  filter: Filter,
  { having, questions }: { having: string; questions: string[] },
): Promise<{ answers: WholeAnswer[]; isSample: boolean }> {
  const { rows } = await sql<{ values: Record<string, number> }>`
    select (select json_object_agg(v.question || ':' || v.part, v.number::float8) from survey_value v
      where v.response_id = n.id and v.number is not null and v.question = any (${questions}::text[])) as values
    from (
      select r.id from survey_response r where ${chosenResponses(surveyId, { ...filter, question: having })}
      order by r.day desc, r.id desc limit ${most + 1}
    ) n`.execute(tx.db)
  return {
    answers: rows.slice(0, most).map(({ values }) => new Map(Object.entries(values ?? {}))),
    isSample: rows.length > most,
  }
}
