import type { Question } from '@heed/contract/survey-content.ts'
import { pairSides } from '@heed/methods/survey/survey-content.ts'
import { type RawBuilder, sql } from 'kysely'
import { requireSightOf } from '../../../platform/access/member-sight.ts'
import type { Tx } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import { hiddenQuestions } from '../results/hidden-questions.ts'
import { chosenResponses, type ResponseFilter } from '../results/list-responses.ts'
import { everyQuestion } from '../results/read-results.ts'

export type Cell = string | number | null
type Column = { question: string; part: string; isOneOfSeveral: boolean }
type Value = { question: string; part: string; number: number | null; choice: string | null; text: string | null }
export type AnswerRecord = {
  id: string
  answered_at: Date
  way: string
  language: string
  version: number
  branch: string
  customer: string | null
  number: number | null
  values: Value[] | null
}

const facts = ['answered_at', 'branch', 'way', 'language', 'version', 'customer', 'case_number']

/** Answers as a table, the same for every kind of file: one line a response, one column a question or line of it. */
export async function openAnswerTable(tx: Tx, surveyId: string, filter: ResponseFilter) {
  const survey = await requireSurvey(tx, surveyId)
  requireSightOf(tx.scope, filter.memberId)
  const hidden = await hiddenQuestions(tx, surveyId)
  const columns = (await columnsOf(tx, surveyId, await everyQuestion(tx, survey))).filter(
    ({ question }) => !hidden.includes(question),
  )
  return {
    header: [...facts, ...columns.map(nameOf), 'response_id'],
    select: selectAnswers(surveyId, filter),
    cellsOf: (record: AnswerRecord): Cell[] => [
      record.answered_at.toISOString(),
      record.branch,
      record.way,
      record.language,
      record.version,
      record.customer,
      record.number,
      ...columns.map((column) => cellOf(column, record.values ?? [])),
      record.id,
    ],
  }
}

const selectAnswers = (surveyId: string, filter: ResponseFilter): RawBuilder<AnswerRecord> => sql<AnswerRecord>`
  select r.id, r.answered_at, r.way, r.language, r.version, b.name as branch, u.name as customer, c.number,
    (select json_agg(json_build_object('question', v.question, 'part', v.part, 'number', v.number::float8,
      'choice', v.choice, 'text', v.text)) from survey_value v where v.response_id = r.id) as values
  from survey_response r join branch b on b.id = r.branch_id
  left join customer u on u.id = r.customer_id left join "case" c on c.id = r.case_id
  where ${chosenResponses(surveyId, filter)} order by r.id desc`

const nameOf = ({ question, part }: Column) => (part === '' ? question : `${question}.${part}`)

/** What is asked, in its order; then lines that only older versions had, so that nothing that was said is left out. */
async function columnsOf(tx: Tx, surveyId: string, questions: readonly Question[]): Promise<Column[]> {
  const { rows } = await sql<{ question: string; part: string }>`
    select distinct v.question, v.part from survey_value v join survey_response r on r.id = v.response_id
    where r.survey_id = ${surveyId} order by 1, 2`.execute(tx.db)
  return questions.flatMap((question) => {
    const asked = partsOf(question)
    const older = rows.flatMap(({ question: id, part }) => (id === question.id && !asked.includes(part) ? [part] : []))
    return [...asked, ...older].map((part) => ({
      question: question.id,
      part,
      isOneOfSeveral: question.kind === 'multiple' && part !== 'words',
    }))
  })
}

function partsOf({ kind, rows, options }: Question): string[] {
  const ids = (list: Question['rows']) => (list ?? []).map(({ id }) => id)
  switch (kind) {
    case 'pair':
      return ids(rows).flatMap((id) => pairSides.map((side) => `${id}.${side}`))
    case 'points':
    case 'matrix':
      return ids(rows)
    case 'ranking':
    case 'multiple':
      return ids(options)
    default:
      return ['']
  }
}

/** One of several is 1 where it was chosen, 0 where others were, and empty where the question was left blank. */
function cellOf({ question, part, isOneOfSeveral }: Column, values: readonly Value[]): Cell {
  const value = values.find((one) => one.question === question && one.part === part)
  if (isOneOfSeveral) return value ? 1 : values.some((one) => one.question === question) ? 0 : null
  return value ? (value.number ?? value.choice ?? value.text) : null
}
