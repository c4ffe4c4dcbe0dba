import type { Question } from '@heed/contract/survey-content.ts'
import { compareSurveyBranches, compareSurveyPeriods, readSurveyTrend } from '@heed/contract/survey-figures.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../test/build.ts'
import { sealDays } from '../results/seal-days.ts'
import { likely, openSurveyStage, options, overall, type SurveyStage } from '../test-survey.ts'
import { keepAnswers, repeat } from './test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 10 }).execute())
})
afterAll(() => stage.close())

const again: Question = {
  id: 'again',
  kind: 'single',
  ask: { tr: 'Yine gelir misiniz?', en: 'Again?' },
  options: ['yes', 'no'].map((id) => ({ id, words: { tr: id, en: id } })),
}
const liked: Question = { id: 'liked', kind: 'multiple', ask: { tr: 'Ne?', en: 'What?' }, options }
const pair: Question = {
  id: 'speed',
  kind: 'pair',
  ask: { tr: 'Hız', en: 'Speed' },
  rows: [{ id: 'prompt', words: { tr: 'Hızlı', en: 'Prompt' } }],
}
const keep = (id: string, branchId: string, day: string, given: Parameters<typeof keepAnswers>[3]) =>
  keepAnswers(stage.business.scope, id, { branchId, day }, given)

const periods = { from: '2026-10-01', to: '2026-10-31', againstFrom: '2026-09-01', againstTo: '2026-09-30' }

test('two periods side by side: a difference is called one only where its adjusted interval leaves out nought', async () => {
  const id = await stage.publish([overall, likely, again, liked, pair])
  const { branchId } = stage.business
  await keep(id, branchId, '2026-09-10', [
    ...repeat('overall', { 5: 40, 2: 60 }),
    ...repeat('likely', { 10: 20, 8: 15, 3: 5 }),
    ...repeat('again', { yes: 50, no: 50 }),
    ...Array.from({ length: 20 }, (_, at) => ({ liked: at < 5 ? ['food'] : ['room'] })),
  ])
  await keep(id, branchId, '2026-10-10', [
    ...repeat('overall', { 5: 70, 2: 30 }),
    ...repeat('likely', { 9: 23, 7: 13, 6: 4 }),
    ...repeat('again', { yes: 54, no: 46 }),
    ...Array.from({ length: 20 }, (_, at) => ({ liked: at < 6 ? ['food', 'room'] : ['room'] })),
    ...Array.from({ length: 4 }, () => ({ speed: { 'prompt.e': '6', 'prompt.p': '5' } })),
  ])
  const read = async () =>
    (await call(stage.app, stage.key, compareSurveyPeriods, { params: { id }, query: periods })).body
  const { responses, measures } = await read()
  const of = (key: string) => measures.find((measure) => measure.key === key)
  expect(responses).toEqual({ now: 264, before: 260 })
  expect(of('overall::top')).toMatchObject({
    kind: 'top',
    now: { value: 70, n: 100 },
    before: { value: 40, n: 100 },
    difference: { verdict: 'higher' },
  })
  expect(of('overall::top')?.difference.value).toBeCloseTo(30, 9)
  expect(of('likely::promoters')).toMatchObject({
    now: { value: 48, n: 40 },
    before: { value: 38, n: 40 },
    difference: { verdict: 'not_apart' },
  })
  expect(of('likely::promoters')?.difference.value).toBeCloseTo(10, 9)
  expect(of('again::yes')?.difference.verdict).toBe('not_apart')
  expect(of('liked:food=food:chosen')).toMatchObject({ now: { value: 30, n: 20 }, before: { value: 25, n: 20 } })
  expect(of('speed:prompt.gap:gap')).toMatchObject({
    now: { value: null, n: 4 },
    before: { value: null, n: 0 },
    difference: { verdict: 'too_few', value: null },
  })
  for (const { difference } of measures) {
    if (difference.verdict === 'too_few') continue
    expect(Number(difference.adjustedP)).toBeGreaterThanOrEqual(Number(difference.pValue))
    expect(Number(difference.low) > 0 || Number(difference.high) < 0).toBe(Number(difference.adjustedP) <= 0.05)
  }
  await sealDays(stage.house.scopeOf(stage.business.scope.workspaceId))
  expect((await read()).measures).toEqual(measures)
})

test('a survey that nobody has answered yet is compared at once, whatever days are asked for', async () => {
  const id = await stage.publish([overall])
  const query = { from: '0001-01-01', to: '9999-12-31', againstFrom: '0001-01-01', againstTo: '9999-12-31' }
  const began = performance.now()
  const { body } = await call(stage.app, stage.key, compareSurveyPeriods, { params: { id }, query })
  expect(performance.now() - began).toBeLessThan(1500)
  expect(body.responses).toEqual({ now: 0, before: 0 })
})

test('branches against the rest and in a funnel: few answers are never called bad, and who sees one branch sees one', async () => {
  const id = await stage.publish([overall, likely])
  const { scope, branchId } = stage.business
  const [good, bad, few] = [
    await buildBranch(scope, 'Beşiktaş'),
    await buildBranch(scope, 'Çankaya'),
    await buildBranch(scope, 'Dikmen'),
  ]
  await keep(id, branchId, '2026-10-10', repeat('overall', { 5: 140, 1: 60 }))
  await keep(id, good, '2026-10-11', repeat('overall', { 4: 205, 1: 95 }))
  await keep(id, bad, '2026-10-12', repeat('overall', { 5: 45, 2: 55 }))
  await keep(id, few, '2026-10-12', repeat('overall', { 2: 9 }))
  const read = async (key = stage.key, query = {}) =>
    (await call(stage.app, key, compareSurveyBranches, { params: { id }, query })).body
  const body = await read()
  const at = (branch: string) => body.branches.find((row) => row.branch.id === branch)
  expect(body.measures.map(({ key }) => key)).toEqual(['overall::top', 'likely::promoters'])
  expect(body.measure?.key).toBe('overall::top')
  expect(body.whole.n).toBe(609)
  expect(at(bad)).toMatchObject({
    estimate: { value: 45, n: 100 },
    place: 'below998',
    difference: { verdict: 'lower' },
  })
  expect(at(good)).toMatchObject({ place: 'inside' })
  expect(at(few)).toMatchObject({
    estimate: { value: null, n: 9 },
    place: null,
    difference: { verdict: 'too_few', value: null },
  })
  expect(body.funnel?.phi).toBe(1)
  expect(body.funnel?.curve.at(-1)?.n).toBe(315)
  expect((await read(stage.key, { measure: 'likely::promoters' })).branches).toEqual([])
  await sealDays(stage.house.scopeOf(scope.workspaceId))
  expect(await read()).toEqual(body)
  const narrow = await keyOf(stage.house, await buildMember(scope, 'manager', [bad]))
  const seen = await read(narrow)
  expect(seen.branches.map((row) => row.branch.id)).toEqual([bad])
  expect(seen.branches[0]?.difference.verdict).toBe('too_few')
})

test('week by week: under 8 points nothing is marked, then a week beyond its own limits and the eighth on one side are', async () => {
  const id = await stage.publish([overall, likely])
  const { branchId } = stage.business
  const monday = (week: number) => new Date(Date.UTC(2026, 5, 1 + 7 * week)).toISOString().slice(0, 10)
  for (let week = 0; week < 7; week += 1)
    await keep(id, branchId, monday(week), repeat('overall', { 5: 25 + (week % 3), 1: 25 - (week % 3) }))
  const read = async (query = {}) => (await call(stage.app, stage.key, readSurveyTrend, { params: { id }, query })).body
  expect(await read()).toMatchObject({ sureness: 'none', centre: null, chart: 'p' })
  await keep(id, branchId, monday(7), repeat('overall', { 5: 26, 1: 24 }))
  await keep(id, branchId, monday(8), repeat('overall', { 5: 5, 1: 45 }))
  await keep(id, branchId, monday(9), [...repeat('overall', { 5: 20, 1: 20 }), ...repeat('likely', { 10: 12 })])
  const trend = await read()
  expect(trend.sureness).toBe('provisional')
  expect(trend.points.flatMap(({ isBeyond }, at) => (isBeyond ? [at] : []))).toEqual([8])
  expect(trend.points.flatMap(({ endsLongRun }, at) => (endsLongRun ? [at] : []))).toEqual([7])
  expect(trend.points[8]).toMatchObject({ start: monday(8), n: 50, value: 10 })
  expect(trend.centre).toBeCloseTo((100 * 232) / 490, 9)
  expect(Number(trend.points[9]?.lower)).toBeLessThan(Number(trend.points[0]?.lower))
  const months = await read({ by: 'month' })
  expect(months.points.map(({ start, n }) => [start, n])).toEqual([
    ['2026-06-01', 250],
    ['2026-07-01', 200],
    ['2026-08-01', 40],
  ])
  expect(await read({ measure: 'likely::promoters' })).toMatchObject({
    chart: 'xmr',
    points: [{ start: monday(9), value: 100, n: 12, lower: null }],
  })
  await sealDays(stage.house.scopeOf(stage.business.scope.workspaceId))
  expect(await read()).toEqual(trend)
  expect(await read({ by: 'month' })).toEqual(months)
})
