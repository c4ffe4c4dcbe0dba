import * as contract from '@heed/contract/signatures.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let stylist: { key: string; id: string }
let salon: { id: string; steps: { id: string; words: string }[] }

const haircut = ['Sıcak karşılama', 'İçecek', 'Mükemmel kesim']

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  holdTime('2026-03-02T09:00:00Z')
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  stylist = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
  salon = (await call(t.app, owner, contract.makeSignature, { body: { name: 'Kesim', steps: haircut } })).body
})

const begin = async (customer: string | null = null, branchId = business.branchId, key = stylist.key) =>
  (await call(t.app, key, contract.startVisit, { body: { signatureId: salon.id, branchId, customer } })).body
const tick = (visitId: string, place: number, done = true, key = stylist.key) =>
  call(t.app, key, contract.markVisitStep, {
    params: { id: visitId },
    body: { stepId: salon.steps[place]?.id ?? '', done },
  })
const period = { from: '2026-03-01', to: '2026-03-31' }
const figures = async (key = owner, query: Record<string, string> = {}) =>
  (await call(t.app, key, contract.getSignatureFigures, { params: { id: salon.id }, query: { ...period, ...query } }))
    .body
const visits = async (query: Record<string, string> = {}, key = owner) =>
  (await call(t.app, key, contract.listVisits, { query: { ...period, signatureId: salon.id, ...query } })).body.items

test('a visit that misses the drink shows two of three, and each tick has its person and time', async () => {
  const { id, steps, done } = await begin('Ayşe')
  expect(steps.map(({ words }) => words)).toEqual(haircut)
  expect(done).toBe(0)
  await tick(id, 0)
  holdTime('2026-03-02T09:40:00Z')
  const { body } = await tick(id, 2)
  expect(body).toMatchObject({
    customer: 'Ayşe',
    done: 2,
    steps: [
      { doneAt: '2026-03-02T09:00:00.000Z', doneBy: { id: stylist.id } },
      { words: 'İçecek', doneAt: null, doneBy: null },
      { doneAt: '2026-03-02T09:40:00.000Z', doneBy: { id: stylist.id } },
    ],
  })
  // Taken back, it is as if it had not been ticked; ticked twice, the first time stays.
  expect((await tick(id, 0, false)).body).toMatchObject({ done: 1, steps: [{ doneAt: null, doneBy: null }, {}, {}] })
  holdTime('2026-03-02T09:50:00Z')
  expect((await tick(id, 2)).body.steps[2]?.doneAt).toBe('2026-03-02T09:40:00.000Z')
})

test('the share of complete visits by step, branch and week counts the visits that it opens', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const play = async (done: number[], branchId = business.branchId) => {
    const { id } = await begin(null, branchId, owner)
    for (const place of done) await tick(id, place, true, owner)
    return id
  }
  const whole = await play([0, 1, 2])
  const dry = await play([0, 2])
  holdTime('2026-03-10T09:00:00Z')
  await play([0, 1, 2], baku)
  const all = await figures()
  expect(all.total).toMatchObject({ kept: 2, visits: 3 })
  expect(all.total.sharePercent).toBeCloseTo(66.7, 1)
  expect(all.steps.map(({ words, kept, visits: n }) => [words, kept, n])).toEqual([
    ['Sıcak karşılama', 3, 3],
    ['İçecek', 2, 3],
    ['Mükemmel kesim', 3, 3],
  ])
  expect(all.branches.map(({ name, kept, visits: n }) => [name, kept, n])).toEqual([
    ['Bakı', 1, 1],
    ['Kadıköy', 1, 2],
  ])
  expect(all.weeks.map(({ week, kept, visits: n }) => [week, kept, n])).toEqual([
    ['2026-03-02', 1, 2],
    ['2026-03-09', 1, 1],
  ])
  expect((await visits({ branchId: business.branchId })).map(({ id }) => id)).toEqual([dry, whole])
  expect(await visits({ from: '2026-03-09', to: '2026-03-15' })).toHaveLength(1)
  expect(await visits({ stepId: salon.steps[1]?.id ?? '' })).toHaveLength(3)
  // Whoever sees one branch counts, and opens, that branch.
  expect((await figures(stylist.key)).total).toMatchObject({ kept: 1, visits: 2 })
  expect(await visits({}, stylist.key)).toHaveLength(2)
})

test('a changed service asks later visits for its new steps; those that have begun keep theirs', async () => {
  const before = await begin()
  const { body: changed } = await call(t.app, owner, contract.changeSignature, {
    params: { id: salon.id },
    body: {
      name: 'Kesim',
      steps: [{ id: salon.steps[2]?.id ?? '', words: 'Kesim' }, { words: 'Sonraki randevu' }],
    },
  })
  expect(changed.steps.map(({ words }) => words)).toEqual(['Kesim', 'Sonraki randevu'])
  expect((await begin()).steps.map(({ words }) => words)).toEqual(['Kesim', 'Sonraki randevu'])
  expect((await tick(before.id, 1)).body).toMatchObject({ done: 1 })
  expect((await visits()).map(({ steps }) => steps.length)).toEqual([2, 3])
  const foreign = await keyOf(
    t.house,
    await buildMember(business.scope, 'employee', [await buildBranch(business.scope, 'Bakı')]),
  )
  expect((await tick(before.id, 1, true, foreign)).status).toBe(404)
  const nowhere = await call(t.app, foreign, contract.startVisit, {
    body: { signatureId: salon.id, branchId: business.branchId },
  })
  expect(nowhere.problem).toBe('branch.unknown')
})

test('two who each leave out what the other keeps do not leave a service without steps', async () => {
  const keep = (place: number) =>
    call(t.app, owner, contract.changeSignature, {
      params: { id: salon.id },
      body: { name: 'Kesim', steps: salon.steps.slice(place, place + 1) },
    })
  const answers = await Promise.all([keep(0), keep(1)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
  expect((await begin()).steps).toHaveLength(1)
})

test('ready services stand in every language, those of the own kind of business first', async () => {
  for (const language of ['en', 'tr', 'id', 'az', 'zh'] as const) {
    const { items } = (await call(t.app, owner, contract.listReadySignatures, { query: { language } })).body
    expect(items[0]?.kind).toBe('shop')
    expect(items.every(({ name, steps }) => name && steps.length >= 4 && steps.every(Boolean))).toBe(true)
  }
})

test('a visit without steps, as an import or a restored backup may leave it, is listed like others', async () => {
  const { id } = await begin('Ayşe')
  await business.scope.transaction((tx) => tx.db.deleteFrom('visit_step').where('visit_id', '=', id).execute())
  expect(await visits()).toMatchObject([{ id, done: 0, steps: [] }])
})
