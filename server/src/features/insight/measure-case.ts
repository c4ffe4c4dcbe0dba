import type { OpeningHours } from '@heed/contract/workspace.ts'
import type { Pause } from '@heed/methods/business-time.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import { explainClock } from '@heed/methods/explain-clock.ts'
import { overridesOf } from '../workspace/index.ts'
import { type Answer, judgeAnswer } from './judge-answer.ts'
import type { Measure } from './measures.ts'

/** Everything a case's facts are worked out from, as the database holds it now. */
export type CaseRecord = {
  id: string
  branchId: string
  channelKind: string
  ownerId: string | null
  openedAt: Date
  firstAnswerAt: Date | null
  solvedAt: Date | null
  zone: string
  hours: OpeningHours
  clocks: {
    measure: string
    state: string
    stopped_at: Date | null
    counted_seconds: number | null
    paused_seconds: number | null
  }[]
  firstAnswerBy: string | null
  /** Changes of state and reopenings, in order. */
  moves: { type: string; at: Date; from: string; to: string | null }[]
  answers: (Answer & { id: string; answered_at: Date })[]
}

export type Fact = {
  measure: Measure
  source_id: string
  at: Date
  value: number | null
  good: boolean | null
  paused_seconds: number | null
  reopened_at: Date | null
  member_id: string | null
}

const isDone = (state: string | null) => state === 'solved' || state === 'closed'

/** A case's facts are a function of its present state, so measuring again, late or out of order, gives the same ones. */
export function measureCase(row: CaseRecord): Fact[] {
  return [measureFirstAnswer(row), measureSolution(row), measureSolved(row), ...measureAnswers(row)].filter(
    (fact) => fact !== undefined,
  )
}

const fact = (measure: Measure, source_id: string, at: Date, member_id: string | null, rest: Partial<Fact>): Fact => ({
  measure,
  source_id,
  at,
  member_id,
  value: null,
  good: null,
  paused_seconds: null,
  reopened_at: null,
  ...rest,
})

/** What a stopped clock says; undefined when none ran to its end. */
function readClock(row: CaseRecord, measure: string) {
  const clock = row.clocks.find((candidate) => candidate.measure === measure)
  if (!clock?.stopped_at || clock.counted_seconds === null || !['met', 'missed'].includes(clock.state)) return undefined
  return {
    at: clock.stopped_at,
    value: clock.counted_seconds,
    good: clock.state === 'met',
    paused_seconds: clock.paused_seconds ?? 0,
  }
}

function measureFirstAnswer(row: CaseRecord): Fact | undefined {
  const said = readClock(row, 'first_answer')
  const member = row.firstAnswerBy ?? row.ownerId
  if (said) return fact('first_answer', row.id, said.at, member, said)
  if (!row.firstAnswerAt) return undefined
  return fact('first_answer', row.id, row.firstAnswerAt, member, count(row, row.firstAnswerAt, []))
}

function measureSolution(row: CaseRecord): Fact | undefined {
  if (!row.solvedAt) return undefined
  const said = readClock(row, 'solution')
  if (said) return fact('solution', row.id, said.at, row.ownerId, said)
  return fact('solution', row.id, row.solvedAt, row.ownerId, count(row, row.solvedAt, pausesOf(row)))
}

/** The first solution, and when the case first came back from it: a later solution does not undo that it came back. */
function measureSolved(row: CaseRecord): Fact | undefined {
  const first = row.moves.find(({ type, from, to }) => type === 'case.state_changed' && isDone(to) && !isDone(from))
  const at = first?.at ?? row.solvedAt
  if (!at) return undefined
  const back = row.moves.find((move) => move.type === 'case.reopened' && move.at >= at)
  return fact('solved', row.id, at, row.ownerId, { reopened_at: back?.at ?? null })
}

const measureAnswers = (row: CaseRecord): Fact[] =>
  row.answers.flatMap(({ id, answered_at, ...answer }) =>
    judgeAnswer(answer).map(({ measure, value, good }) => fact(measure, id, answered_at, row.ownerId, { value, good })),
  )

/** Business seconds on the branch's hours, for a case that no standard held for. */
function count(row: CaseRecord, until: Date, pauses: Pause[]) {
  const calendar: Calendar = { zone: row.zone, weekly: row.hours.weekly, overrides: overridesOf(row.hours) }
  const { countedSeconds, intervals } = explainClock({
    calendar,
    startMs: row.openedAt.getTime(),
    targetSeconds: 0,
    pauses,
    untilMs: Math.max(until.getTime(), row.openedAt.getTime()),
  })
  const paused = intervals.filter(({ kind }) => kind === 'paused').reduce((sum, { seconds }) => sum + seconds, 0)
  return { value: countedSeconds, good: null, paused_seconds: paused }
}

/** Waiting for the customer, and lying solved before it came back. */
function pausesOf(row: CaseRecord): Pause[] {
  const changes = row.moves.filter(({ type }) => type === 'case.state_changed')
  return changes.flatMap(({ at, to }, index) =>
    to === 'waiting' || isDone(to) ? [{ from: at.getTime(), to: changes[index + 1]?.at.getTime() }] : [],
  )
}
