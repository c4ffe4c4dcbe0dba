import type { ClockMeasure } from '@heed/contract/standards.ts'
import type { SurveyBeside } from '@heed/contract/survey-beside.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import type { Scope, Tx } from '../../../../platform/scope.ts'
import { measuredWeeks } from '../../../standards/index.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import type { Filter } from '../../results/count-answers.ts'
import { countBy } from '../../results/count-by.ts'
import { everyQuestion } from '../../results/read-results.ts'
import { type Measure, measuresOf, type ValueCount } from '../measures.ts'
import { readMinimumAnswers } from '../minimum-answers.ts'
import { estimateOf } from '../sum-up.ts'

type Pair = SurveyBeside['pairs'][number]
type Week = { start: string; counts: ValueCount[] }

const mostWeeks = 53
const dayMs = 86_400_000
/** The clocks that measure what a question asks about, the nearest first. */
const clocksFor: Record<Pair['asked'], readonly ClockMeasure[]> = {
  wait: ['help', 'greeting', 'first_answer'],
  speed: ['first_answer', 'solution', 'help'],
  welcome: ['greeting'],
}
const inOrder: readonly Pair['asked'][] = ['wait', 'speed', 'welcome']

/** What was asked about wait, speed and welcome beside what the clocks say, in the same weeks and branches. */
export const readBeside = (scope: Scope, surveyId: string, filter: Filter): Promise<SurveyBeside> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const minimumAnswers = await readMinimumAnswers(tx)
    const questions = survey.opened_at ? await everyQuestion(tx, survey) : []
    const pairs: Pair[] = []
    for (const asked of inOrder) {
      const question = questions.find(({ countsAs }) => countsAs === asked)
      const measure = question && judgedWell(question)
      if (!measure) continue
      const weeks = await askedByWeek(tx, surveyId, filter, question.id)
      if (weeks.length > 0) pairs.push(await besideClocks(tx, { asked, measure, weeks, filter, minimumAnswers }))
    }
    return { minimumAnswers, pairs }
  })

/** Of a wait that is asked in words, what was none, short or right is well. */
function judgedWell(question: Question): Measure | undefined {
  const [measure] = measuresOf([question])
  if (!measure || question.kind !== 'single') return measure
  return { ...measure, good: ['none', 'short', 'right'] }
}

async function askedByWeek(tx: Tx, surveyId: string, filter: Filter, question: string): Promise<Week[]> {
  const counts = await countBy(tx, surveyId, filter, { group: 'week', question })
  const starts = [...new Set(counts.map(({ group }) => group))].sort()
  const [first, last] = [starts[0], starts.at(-1)]
  if (!first || !last) return []
  const weeks: Week[] = []
  for (let start = first; start <= last; start = addDays(start, 7))
    weeks.push({ start, counts: counts.filter(({ group, part }) => group === start && part === '') })
  return weeks.slice(-mostWeeks)
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
const later = (one: string, other: string | undefined) => (other && other > one ? other : one)
const earlier = (one: string, other: string | undefined) => (other && other < one ? other : one)

type Beside = { asked: Pair['asked']; measure: Measure; weeks: Week[]; filter: Filter; minimumAnswers: number }

async function besideClocks(tx: Tx, { asked, measure, weeks, filter, minimumAnswers }: Beside): Promise<Pair> {
  const [first, last] = [weeks[0], weeks.at(-1)] as [Week, Week]
  const measured = await measuredWeeks(tx, clocksFor[asked], {
    // A week at the edge is only asked about within the days chosen, so it is only measured within them.
    from: later(first.start, filter.from),
    to: earlier(addDays(last.start, 6), filter.to),
    branchId: filter.branchId,
  })
  const measures = clocksFor[asked].filter((clock) => measured.some((row) => row.measure === clock))
  const inWeek = (week: string | null) =>
    measures.flatMap((clock) => {
      const row = measured.find((one) => one.measure === clock && one.week === week)
      return row ? [{ measure: clock, kept: row.kept, n: row.n, medianSeconds: row.medianSeconds }] : []
    })
  const judge = (counts: ValueCount[]) => estimateOf(measure, counts, minimumAnswers)
  return {
    asked,
    question: measure.question,
    ask: measure.ask,
    measures,
    weeks: weeks.map(({ start, counts }) => ({ start, asked: judge(counts), measured: inWeek(start) })),
    whole: { asked: judge(weeks.flatMap(({ counts }) => counts)), measured: inWeek(null) },
  }
}
