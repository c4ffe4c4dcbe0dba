import * as contract from '@heed/contract/benchmarks.ts'
import { getStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  holdTime('2026-03-02T09:00:00Z')
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const noted = async () =>
  (
    await call(t.app, owner, contract.noteBenchmark, {
      body: {
        topic: 'Paket kapıya kadar taşınır',
        who: 'Kâğıt evi',
        what: 'Ağır paketi müşterinin aracına taşıyorlar.',
        attempt: 'Cumartesi günleri biz de taşıyacağız.',
      },
    })
  ).body
const tried = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, owner, contract.startTrial, {
      params: { id: (await noted()).id },
      body: { startsOn: '2026-03-03', endsOn: '2026-03-31', measure: 'Memnuniyet puanı', ...more },
    })
  ).body
const trialOf = (benchmark: { trials: { id: string }[] }) => benchmark.trials[0]?.id ?? ''
const judge = (id: string, verdict: string) =>
  call(t.app, owner, contract.judgeTrial, { params: { id }, body: { verdict, words: 'Dört cumartesi denendi.' } })
const makeStandard = (id: string) => call(t.app, owner, contract.makeStandardOfTrial, { params: { id } })

test('a trial has start, end and verdict before it becomes a standard', async () => {
  const id = trialOf(await tried())
  expect((await makeStandard(id)).problem).toBe('benchmark.no_verdict')
  expect((await judge(id, 'adopt')).problem).toBe('benchmark.trial_running')
  holdTime('2026-03-31T09:00:00Z')
  const judged = (await judge(id, 'adopt')).body
  expect(judged.trials).toMatchObject([
    {
      startsOn: '2026-03-03',
      endsOn: '2026-03-31',
      verdict: { verdict: 'adopt', words: 'Dört cumartesi denendi.' },
      standard: { name: 'Paket kapıya kadar taşınır' },
    },
  ])
  const { body: standard } = await call(t.app, owner, getStandard, {
    params: { id: judged.trials[0]?.standard?.id ?? '' },
  })
  expect(standard).toMatchObject({
    active: false,
    method: 'check',
    sources: [{ kind: 'benchmark', words: 'Kâğıt evi: Ağır paketi müşterinin aracına taşıyorlar.' }],
  })
  expect((await makeStandard(id)).problem).toBe('benchmark.standard_made')
  expect((await judge(id, 'drop')).problem).toBe('benchmark.trial_judged')
})

test('what is adapted becomes a standard when it is asked for; what is dropped, also before its end, never does', async () => {
  const dropped = trialOf(await tried())
  expect((await judge(dropped, 'drop')).body.trials[0]).toMatchObject({ verdict: { verdict: 'drop' }, standard: null })
  expect((await makeStandard(dropped)).problem).toBe('benchmark.trial_dropped')
  const adapted = trialOf(await tried({ branchId: business.branchId }))
  holdTime('2026-04-01T09:00:00Z')
  expect((await judge(adapted, 'adapt')).body.trials[0]?.standard).toBeNull()
  expect((await makeStandard(adapted)).body.trials[0]?.standard).not.toBeNull()
})

test('a trial cannot end before it begins', async () => {
  const { id } = await noted()
  const turned = await call(t.app, owner, contract.startTrial, {
    params: { id },
    body: { startsOn: '2026-03-10', endsOn: '2026-03-09', measure: 'X' },
  })
  expect(turned.problem).toBe('benchmark.trial_turned')
  const { items } = (await call(t.app, owner, contract.listBenchmarks)).body
  expect(items).toMatchObject([{ id, trials: [] }])
})
