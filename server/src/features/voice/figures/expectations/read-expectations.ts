import { leastGroup } from '@heed/contract/staff-surveys.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import type { SurveyExpectations } from '@heed/contract/survey-expectations.ts'
import type { Scope, Tx } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { type Count, countAnswers, type Filter } from '../../results/count-answers.ts'
import { presentQuestion } from '../../results/present-question.ts'
import { everyQuestion } from '../../results/read-results.ts'
import { listManagers } from '../../staff/open-round.ts'
import { countsFor, type Measure, measuresOf, sum, type ValueCount } from '../measures.ts'
import { readMinimumAnswers } from '../minimum-answers.ts'
import { type Pair, presentDifferences } from '../sum-up.ts'
import { type ComparedLine, meanOfLines } from './mean-of-lines.ts'

type Dimension = SurveyExpectations['dimensions'][number]
type Line = Dimension['lines'][number]

/** Gaps 1 and 5 of service quality, line by line and by dimension. */
export const readExpectations = (scope: Scope, surveyId: string, filter: Filter): Promise<SurveyExpectations> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const pairs = survey.opened_at ? (await everyQuestion(tx, survey)).filter(({ kind }) => kind === 'pair') : []
    const minimumAnswers = await readMinimumAnswers(tx)
    const { round, managersSaid } = await readRoundAbout(tx, surveyId)
    const { counts } = await countAnswers(tx, surveyId, filter)
    const lines = linesOf(pairs, counts, managersSaid, minimumAnswers)
    return {
      round,
      askable: (await listManagers(tx)).length,
      least: leastGroup,
      minimumAnswers,
      dimensions: pairs.map(({ id, ask }) => {
        const mine = lines.flatMap(({ question, line }) => (question === id ? [line] : []))
        return { question: id, ask, ...meanOfLines(mine, pairs.length), lines: mine.map(withoutCounts) }
      }),
    }
  })

type Said = { question: string; part: string; counts: ValueCount[] }

async function readRoundAbout(
  tx: Tx,
  surveyId: string,
): Promise<{ round: SurveyExpectations['round']; managersSaid: Said[] }> {
  const row = await tx.db
    .selectFrom('staff_round')
    .selectAll()
    .where('about_survey_id', '=', surveyId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { round: null, managersSaid: [] }
  const round = {
    id: row.id,
    name: row.name,
    openedAt: row.opened_at.toISOString(),
    deadline: row.deadline.toISOString(),
    state: (row.outcome ?? 'running') as 'running' | 'counted' | 'too_few' | 'unreadable',
  }
  const counts = await tx.db
    .selectFrom('staff_count')
    .select(['question', 'value', 'n'])
    .where('round_id', '=', row.id)
    .where('part', '=', '')
    .where('value', '<>', '')
    .execute()
  const lines = row.about_lines as unknown as { id: string; question: string; part: string }[]
  return {
    round,
    managersSaid: lines.map(({ id, question, part }) => ({
      question,
      part,
      counts: counts.filter((count) => count.question === id),
    })),
  }
}

function linesOf(pairs: readonly Question[], counts: Count[], managersSaid: readonly Said[], minimumAnswers: number) {
  const known = measuresOf(pairs)
    .filter(({ kind }) => kind === 'expected')
    .map((expected) => {
      const part = expected.part.replace(/\.e$/, '')
      const received: Measure = { ...expected, part: `${part}.p`, kind: 'received' }
      const said = managersSaid.find((one) => one.question === expected.question && one.part === part)
      return {
        expected,
        part,
        managers: said?.counts ?? [],
        customers: countsFor(expected, counts),
        got: countsFor(received, counts),
      }
    })
  // Managers are few, and nothing of fewer than the least group is kept of them; customers are as many as the business wants.
  const compared = known.map(({ expected, managers, customers }) => ({
    measure: expected,
    first: managers,
    second: sum(customers) < minimumAnswers ? [] : customers,
  }))
  const differences = presentDifferences(compared, leastGroup)
  return known.map(({ expected, part, managers, customers, got }, at) => {
    const pair = pairs.find(({ id }) => id === expected.question) as Question
    const gap = presentQuestion(pair, counts).gaps.find((one) => one.part === part)?.gap
    const line: Line & ComparedLine = {
      part,
      words: expected.words,
      managers: sideOf(managers, leastGroup),
      expected: sideOf(customers, minimumAnswers),
      received: sideOf(got, minimumAnswers),
      managersGap: differences[at] as Line['managersGap'],
      customersGap: gap ?? { value: null, low: null, high: null, n: 0 },
      compared: isEnough(compared[at]) ? { managers, customers } : { managers: [], customers: [] },
    }
    return { question: expected.question, line }
  })
}

const withoutCounts = ({ compared: _, ...line }: Line & ComparedLine): Line => line

const isEnough = (pair: Pair | undefined) =>
  pair !== undefined && Math.min(sum(pair.first), sum(pair.second)) >= leastGroup

/** Under the least number only how many there are. */
function sideOf(counts: readonly ValueCount[], least: number) {
  const n = sum(counts)
  const total = counts.reduce((so, { value, n: times }) => so + Number(value) * times, 0)
  return { n, mean: n < least || n === 0 ? null : total / n }
}
