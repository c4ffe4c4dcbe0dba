import * as clocks from '@heed/contract/case-clocks.ts'
import * as cases from '@heed/contract/cases.ts'
import type { ClockMeasure } from '@heed/contract/standards.ts'
import { listSurveyDisagreements, readCaseAsked, readSurveyBeside } from '@heed/contract/survey-beside.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../../test/api.ts'
import { buildBranch } from '../../../../../test/build.ts'
import { holdTime } from '../../../../platform/clock.ts'
import { templates } from '../../survey-content.ts'
import { openSurveyStage, type SurveyStage } from '../../test-survey.ts'
import { keepAnswers, repeat } from '../test-answers.ts'

let stage: SurveyStage
let other: string
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 3 }).execute())
  other = await buildBranch(stage.business.scope, 'Beşiktaş')
})
afterAll(() => stage.close())
afterEach(() => holdTime())

const publishReady = (key: string) => stage.publish(templates.find((template) => template.key === key)?.questions ?? [])
const ask = <Body>(answer: { body: Body }) => answer.body

async function openCase(at: Date, branchId = stage.business.branchId) {
  holdTime(at)
  const body = {
    customer: { name: 'Ayşe Demir', email: 'ayse@example.test' },
    subject: 'Perde',
    text: 'Nerede?',
    branchId,
  }
  return ask(
    await call(stage.app, stage.key, cases.createCase, { body: { ...body, kind: 'enquiry', acknowledge: false } }),
  ).id
}
async function stop(id: string, measure: ClockMeasure) {
  const { clocks: running } = ask(await call(stage.app, stage.key, cases.getCase, { params: { id } }))
  const clockId = running.find((clock) => clock.measure === measure)?.id ?? ''
  expect((await call(stage.app, stage.key, clocks.stopClock, { params: { id, clockId }, body: {} })).status).toBe(200)
}
/** Somebody comes in, is greeted and is helped after so many seconds. */
async function comesIn(day: string, greeted: number, helped: number, branchId?: string) {
  const start = Date.parse(`${day}T10:00:00Z`)
  const id = await openCase(new Date(start), branchId)
  await call(stage.app, stage.key, clocks.startClock, { params: { id }, body: { what: 'arrival' } })
  holdTime(new Date(start + greeted * 1000))
  await stop(id, 'greeting')
  holdTime(new Date(start + helped * 1000))
  await stop(id, 'help')
}

test('how the wait felt and how welcome one felt stand beside the clocks of the same branch and weeks', async () => {
  const id = await publishReady('after-visit')
  const { scope, branchId } = stage.business
  const keep = (day: string, given: Parameters<typeof keepAnswers>[3]) =>
    keepAnswers(scope, id, { branchId, day }, given)
  await keep('2026-11-10', [...repeat('wait', { none: 1, short: 1, long: 2 }), ...repeat('welcome', { 5: 3, 2: 1 })])
  await keep('2026-11-24', [...repeat('wait', { right: 1, long: 1 }), ...repeat('welcome', { 4: 2 })])
  await keepAnswers(scope, id, { branchId: other, day: '2026-11-24' }, repeat('wait', { long: 5 }))
  for (const [day, greeted, helped] of [
    ['2026-11-10', 10, 60],
    ['2026-11-11', 20, 80],
    ['2026-11-12', 50, 100],
    ['2026-11-18', 40, 70],
    ['2026-11-24', 25, 45],
  ] as const)
    await comesIn(day, greeted, helped)
  await comesIn('2026-11-24', 90, 900, other)
  holdTime()
  const query = { branchId }
  const { pairs, minimumAnswers } = ask(await call(stage.app, stage.key, readSurveyBeside, { params: { id }, query }))
  expect(minimumAnswers).toBe(3)
  expect(pairs.map(({ asked }) => asked)).toEqual(['wait', 'welcome'])
  const [wait, welcome] = pairs
  expect(wait?.weeks.map(({ start, asked }) => [start, asked.value, asked.n])).toEqual([
    ['2026-11-09', 50, 4],
    ['2026-11-16', null, 0],
    ['2026-11-23', null, 2],
  ])
  const times = (pair: typeof wait, measure: ClockMeasure) =>
    pair?.weeks.map(({ measured }) => measured.find((one) => one.measure === measure))
  // Whether a first answer is late by now depends on when the clocks were looked at.
  expect(wait?.measures.slice(0, 2)).toEqual(['help', 'greeting'])
  expect(times(wait, 'help')).toMatchObject([
    { n: 3, medianSeconds: 80 },
    { n: 1, medianSeconds: 70 },
    { n: 1, medianSeconds: 45 },
  ])
  expect(welcome?.weeks.map(({ asked }) => [asked.value, asked.n])).toEqual([
    [75, 4],
    [null, 0],
    [null, 2],
  ])
  expect(times(welcome, 'greeting')).toMatchObject([
    { kept: 2, n: 3, medianSeconds: 20 },
    { kept: 0, n: 1 },
    { kept: 1, n: 1 },
  ])
  expect(welcome?.whole).toMatchObject({ asked: { n: 6 }, measured: [{ measure: 'greeting', kept: 3, n: 5 }] })
  const part = { ...query, from: '2026-11-11', to: '2026-11-20' }
  expect(ask(await call(stage.app, stage.key, readSurveyBeside, { params: { id }, query: part })).pairs).toEqual([])
  const both = ask(await call(stage.app, stage.key, readSurveyBeside, { params: { id }, query: {} })).pairs[0]
  expect(both?.whole.asked.n).toBe(11)
  expect(both?.whole.measured.slice(0, 2)).toMatchObject([
    { measure: 'help', n: 6 },
    { measure: 'greeting', n: 6 },
  ])
})

test('the answer stands on its case beside the measured time, and cases where the two disagree are listed', async () => {
  const id = await publishReady('solved-speed')
  const start = new Date('2026-11-09T10:00:00Z')
  const solvedAfter = async (hours: number, answer: Record<string, string>) => {
    const caseId = await openCase(start)
    holdTime(new Date(start.getTime() + hours * 3_600_000))
    const body = { text: 'Yarın kapınızda.', spoken: 'phone' as const, thenState: 'solved' as const }
    expect(
      (await call(stage.app, stage.key, cases.answerCase, { params: { id: caseId }, body })).problem,
    ).toBeUndefined()
    const at = { branchId: stage.business.branchId, day: '2026-11-28', caseId }
    await keepAnswers(stage.business.scope, id, at, [{ satisfaction: '4', ...answer }])
    return caseId
  }
  const slow = await solvedAfter(0.1, { speed: '1', explained: '1' })
  const fast = await solvedAfter(24 * 12, { speed: '5' })
  const often = await solvedAfter(0.1, { speed: '5', explained: '3' })
  await solvedAfter(0.1, { speed: '5', explained: '1' })
  await solvedAfter(24 * 12, { speed: '2' })
  await solvedAfter(0.1, { speed: '3' })
  holdTime()
  const list = async (query = {}) =>
    ask(await call(stage.app, stage.key, listSurveyDisagreements, { params: { id }, query }))
  const { items } = await list()
  expect(items.map((item) => [item.case.id, item.disagrees])).toEqual([
    [often, ['explained_more']],
    [fast, ['felt_fast']],
    [slow, ['felt_slow']],
  ])
  const first = await list({ limit: 2 })
  expect((await list({ limit: 2, cursor: first.next })).items.map((item) => item.case.id)).toEqual([slow])
  expect((await list({ branchId: other })).items).toEqual([])
  const onCase = ask(await call(stage.app, stage.key, readCaseAsked, { params: { id: often } })).items
  expect(onCase).toMatchObject([{ speed: 5, explained: 3, explainedNoted: 1, survey: { id } }])
  expect(onCase[0]?.clocks).toMatchObject([
    { measure: 'first_answer', seconds: 360, isKept: true },
    { measure: 'solution', seconds: 360, isKept: true },
  ])
})
