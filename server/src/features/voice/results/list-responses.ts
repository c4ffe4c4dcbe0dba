import type { ResponseRow } from '@heed/contract/surveys.ts'
import { type RawBuilder, sql } from 'kysely'
import { requireSightOf } from '../../../platform/access/member-sight.ts'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import type { Filter } from './count-answers.ts'
import { hiddenQuestions } from './hidden-questions.ts'

export type ResponseFilter = Filter & {
  question?: string | undefined
  part?: string | undefined
  value?: string | undefined
  /** Another question from 5 to 1, and which of the two is weak. */
  against?: string | undefined
  weak?: string | undefined
  /** Whose case was asked about. */
  memberId?: string | undefined
}
type Query = ResponseFilter & { cursor?: string | undefined; limit: number }
type Row = {
  id: string
  answered_at: Date
  way: string
  language: string
  version: number
  branch_id: string
  branch: string
  customer_id: string | null
  customer: string | null
  case_id: string | null
  number: number | null
  values: ResponseRow['values'] | null
}

/** The answers behind a figure, newest first: by the same condition that counts them. */
export const listResponses = (scope: Scope, surveyId: string, query: Query) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    requireSightOf(scope, query.memberId)
    const after = readIdCursor(query.cursor)
    const hidden = await hiddenQuestions(tx, surveyId)
    const { rows } = await sql<Row>`
      select r.id, r.answered_at, r.way, r.language, r.version, r.branch_id, b.name as branch, r.customer_id, u.name as customer,
        r.case_id, c.number, (select json_agg(json_build_object('question', v.question, 'part', v.part, 'number', v.number::float8,
          'choice', v.choice, 'text', v.text) order by v.question, v.part) from survey_value v
          where v.response_id = r.id and v.question <> all (${hidden})) as values
      from survey_response r join branch b on b.id = r.branch_id
      left join customer u on u.id = r.customer_id left join "case" c on c.id = r.case_id
      where ${chosenResponses(surveyId, query)} ${after ? sql`and r.id < ${after}` : sql``}
      order by r.id desc limit ${query.limit + 1}`.execute(tx.db)
    const page = cutPage(rows, query.limit, (row) => [row.id])
    return { items: page.items.map(present), next: page.next }
  })

/** The responses `r` of a survey that a filter leaves: those of a list, and those of a file. */
export const chosenResponses = (
  surveyId: string,
  { branchId, from, to, way, language, question, part, value, against, weak, memberId }: ResponseFilter,
) => sql`r.survey_id = ${surveyId}
    ${branchId ? sql`and r.branch_id = ${branchId}` : sql``}
    ${way ? sql`and r.way = ${way}` : sql``}
    ${language ? sql`and r.language = ${language}` : sql``}
    ${from ? sql`and r.day >= ${from}::date` : sql``}
    ${to ? sql`and r.day <= ${to}::date` : sql``}
    ${memberId ? sql`and exists (select from "case" k where k.id = r.case_id and k.owner_id = ${memberId})` : sql``}
    ${question ? answered(question, part, value) : sql``}
    ${
      question && against && weak
        ? sql`and exists (select from survey_value s join survey_value k on k.response_id = s.response_id
      where s.response_id = r.id and s.question = ${question} and s.part = '' and k.question = ${against} and k.part = ''
        and ${weakOf(sql`s.number`, sql`k.number`)} = ${weak})`
        : sql``
    }`

/** Of two answers from 5 to 1, which is 1 or 2. */
export const weakOf = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) =>
  sql`case when ${one} <= 2 and ${other} <= 2 then 'both' when ${one} <= 2 then 'this' when ${other} <= 2 then 'other' else 'neither' end`

/** A gap is answered by whoever answered both of its sides. */
function answered(question: string, part: string | undefined, value: string | undefined): RawBuilder<unknown> {
  if (part?.endsWith('.gap') && value === undefined) {
    const line = part.slice(0, -'.gap'.length)
    return sql`${answered(question, `${line}.e`, undefined)} ${answered(question, `${line}.p`, undefined)}`
  }
  return sql`and exists (select from survey_value v where v.response_id = r.id and v.question = ${question}
    ${part === undefined ? sql`` : sql`and v.part = ${part}`}
    ${value === undefined ? sql`` : sql`and coalesce(trim_scale(v.number)::text, v.choice, '') = ${value}`})`
}

const present = (row: Row): ResponseRow => ({
  id: row.id,
  at: row.answered_at.toISOString(),
  way: row.way as ResponseRow['way'],
  language: row.language as ResponseRow['language'],
  version: row.version,
  branch: { id: row.branch_id, name: row.branch },
  customer: row.customer_id ? { id: row.customer_id, name: row.customer ?? '' } : null,
  case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number } : null,
  values: row.values ?? [],
})
