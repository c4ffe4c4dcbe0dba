import { readSurveyReasons } from '@heed/contract/survey-reasons.ts'
import { exportSurveyCsv, listSurveyResponses } from '@heed/contract/surveys.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../../test/api.ts'
import { sealDays } from '../../results/seal-days.ts'
import { templates } from '../../survey-content.ts'
import { openSurveyStage, overall, type SurveyStage } from '../../test-survey.ts'
import { keepAnswers, repeat } from '../test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 5 }).execute())
})
afterAll(() => stage.close())

const publish = () => stage.publish(templates.find(({ key }) => key === 'core-and-service')?.questions ?? [])
const keep = (id: string, given: Parameters<typeof keepAnswers>[3]) =>
  keepAnswers(stage.business.scope, id, { branchId: stage.business.branchId, day: '2026-10-10' }, given)
const read = async (id: string, query = {}) =>
  (await call(stage.app, stage.key, readSurveyReasons, { params: { id }, query })).body

test('a 5 for the result and a 2 for the service around it is a service problem, and the figure opens to it', async () => {
  const id = await publish()
  await keep(id, [{ core: '5', service: '2' }])
  expect((await read(id)).coreAndService).toMatchObject({
    n: 1,
    serviceProblem: { value: null, n: 1 },
    counts: { service: 1, core: 0, both: 0, neither: 0 },
  })
  await keep(id, [
    { core: '3', service: '1' },
    { core: '2', service: '1' },
    { core: '1', service: '3' },
    { core: '4', service: '4' },
    { core: '5', service: '5' },
    { core: '5' },
    { service: '1' },
  ])
  const { coreAndService } = await read(id)
  expect(coreAndService).toMatchObject({ n: 6, counts: { service: 2, core: 1, both: 1, neither: 2 } })
  expect(coreAndService?.serviceProblem.value).toBeCloseTo(100 / 3, 9)
  const behind = { question: 'service', against: 'core', weak: 'this' as const }
  const listed = await call(stage.app, stage.key, listSurveyResponses, { params: { id }, query: behind })
  const given = listed.body.items.map(({ values }) =>
    ['core', 'service'].map((name) => values.find(({ question }) => question === name)?.number),
  )
  expect(given.toSorted()).toEqual([
    [3, 1],
    [5, 2],
  ])
  const csv = await call(stage.app, stage.key, exportSurveyCsv, { params: { id }, query: behind })
  expect(csv.body.trim().split('\n')).toHaveLength(3)
})

test('what decided customers adds up to 100 % of those who answered the question', async () => {
  const id = await publish()
  await keep(id, [...repeat('decided', { service: 1, price: 1, habit: 1 }), ...repeat('core', { 5: 4 })])
  const { decided } = await read(id)
  expect(decided?.n).toBe(3)
  expect(decided?.factors.map(({ id: factor, n, percent }) => [factor, n, percent])).toEqual([
    ['service', 1, 34],
    ['price', 1, 33],
    ['range', 0, 0],
    ['place', 0, 0],
    ['habit', 1, 33],
  ])
  await sealDays(stage.house.scopeOf(stage.business.scope.workspaceId))
  expect((await read(id)).decided).toEqual(decided)
  expect((await read(id, { from: '2026-10-11' })).decided).toMatchObject({
    n: 0,
    factors: [{ percent: 0 }, {}, {}, {}, {}],
  })
})

test('a survey that asks neither has nothing to tell apart', async () => {
  expect(await read(await stage.publish([overall]))).toEqual({ coreAndService: null, decided: null })
})
