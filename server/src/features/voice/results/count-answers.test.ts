import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { holdTime } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'
import { countAnswers } from './count-answers.ts'
import { sealDays } from './seal-days.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())
afterEach(() => holdTime())

type Row = { question: string; part: string; number: number | null; choice: string | null; text: string | null }
const row = (question: string, part: string, value: Partial<Row>): Row => ({
  question,
  part,
  number: null,
  choice: null,
  text: null,
  ...value,
})

/** Each kind of answer that a question can have or had in an older version, by turns. */
const kinds: ((turn: number) => Row[])[] = [
  (turn) => [row('scale', '', { number: turn % 5 })],
  (turn) => [row('scale', '', { choice: String(turn % 5) })],
  (turn) => [row('scale', 'line', { number: turn % 5 }), row('scale', 'other line', { number: 2 })],
  (turn) => [row('single', '', { choice: 'other' }), row('single', 'words', { text: `by tram ${turn}` })],
  () => [row('several', 'a', { choice: 'a' }), row('several', 'other', { choice: 'other' })],
  (turn) => [
    row('pair', 'l1.e', { number: 7 }),
    row('pair', 'l1.p', { number: turn % 7 }),
    row('pair', 'l2.e', { number: 1 }),
  ],
  (turn) => [row('amount', '', { number: turn / 4 })],
  () => [],
]

/** Counted one by one, as the docstring of `countedValues` says it. */
function countedPlainly(responses: Row[][]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (...key: string[]) => counts.set(key.join('|'), (counts.get(key.join('|')) ?? 0) + 1)
  for (const rows of responses) {
    add('', '', '')
    for (const question of new Set(rows.map((one) => one.question))) add(question, '*', '')
    for (const { question, part, number, choice } of rows) {
      add(question, part, number === null ? (choice ?? '') : String(number))
      const received = rows.find((other) => other.question === question && other.part === part.replace(/\.e$/, '.p'))
      if (part.endsWith('.e') && received?.number != null && number !== null)
        add(question, part.replace(/\.e$/, '.gap'), String(received.number - number))
    }
  }
  return counts
}

test('answers of every kind are counted alike from themselves, from days that are sealed, and by hand', async () => {
  const { id } = await stage.open([overall])
  const { scope, branchId } = stage.business
  holdTime(new Date('2026-11-20T12:00:00Z'))
  const responses = Array.from({ length: 96 }, (_, turn) => {
    const chosen = kinds[turn % kinds.length] as (typeof kinds)[number]
    return { id: newId(), day: `2026-10-${10 + (turn % 15)}`, rows: chosen(turn) }
  })
  await scope.transaction(async (tx) => {
    const shared = { survey_id: id, branch_id: branchId, way: 'qr', language: 'tr', version: 1 }
    await tx.db
      .insertInto('survey_response')
      .values(responses.map((one) => ({ ...shared, id: one.id, day: one.day, answered_at: new Date(one.day) })))
      .execute()
    const values = responses.flatMap((one) =>
      one.rows.map((value) => ({ response_id: one.id, branch_id: branchId, ...value })),
    )
    await tx.db.insertInto('survey_value').values(values).execute()
  })
  const counted = async () => {
    const { counts } = await scope.transaction((tx) => countAnswers(tx, id, {}))
    return new Map(counts.map(({ question, part, value, n }) => [[question, part, value].join('|'), n]))
  }
  const byHand = countedPlainly(responses.map(({ rows }) => rows))
  const sorted = (counts: Map<string, number>) => [...counts].sort(([one], [other]) => (one < other ? -1 : 1))
  expect(sorted(await counted())).toEqual(sorted(byHand))
  expect(await sealDays(scope.house.scopeOf(scope.workspaceId))).toBeGreaterThan(14)
  expect(sorted(await counted())).toEqual(sorted(byHand))
})
