import { listActions } from '@heed/contract/actions.ts'
import { answerCase, changeCaseState, createCase, getTimeline } from '@heed/contract/cases.ts'
import { listPromises } from '@heed/contract/promises.ts'
import * as contract from '@heed/contract/special-requests.ts'
import { updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let mert: string
let near: string
let far: string

beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  holdTime(new Date('2026-11-25T13:00:00Z'))
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  mert = await hire(business.branchId)
  far = await buildBranch(business.scope, 'A far branch')
  near = await buildBranch(business.scope, 'Next door')
})
afterEach(() => holdTime())
afterAll(() => t.close())

const hire = async (branchId: string) => keyOf(t.house, await buildMember(business.scope, 'employee', [branchId]))
const place = (id: string, latitude: number, longitude: number) =>
  call(t.app, owner, updateBranch, { params: { id }, body: { place: { latitude, longitude } } })
const enquire = async () =>
  (
    await call(t.app, mert, createCase, {
      body: {
        customer: { name: 'Ayşe Demir', language: 'tr' },
        subject: 'Oje',
        text: 'Kırmızı oje var mı?',
        branchId: business.branchId,
      },
    })
  ).body.id
const want = async (caseId: string, more: Record<string, unknown> = {}) =>
  (
    await call(t.app, mert, contract.makeSpecialRequest, {
      params: { id: caseId },
      body: { product: 'Kırmızı oje', ...more },
    })
  ).body
const change = (id: string, body: Record<string, unknown>) =>
  call(t.app, mert, contract.changeSpecialRequest, { params: { id }, body })
const solve = (id: string, state: 'solved' | 'closed' = 'solved') =>
  call(t.app, mert, changeCaseState, { params: { id }, body: { state } })
const ask = (id: string, body: Record<string, unknown>) =>
  call(t.app, mert, contract.askShops, { params: { id }, body })
const reply = (key: string, id: string, body: { answer: 'yes' | 'no' | 'hold'; holdUntil?: string }) =>
  call(t.app, key, contract.answerShopAsked, { params: { id }, body })
const ofCase = async (id: string) =>
  (await call(t.app, mert, contract.listSpecialRequestsOfCase, { params: { id } })).body.items
const questions = async (key: string) => (await call(t.app, key, contract.listStockQuestions, {})).body.items

test('a request goes from looked for to told: found needs a source with a day, told says who and when', async () => {
  const caseId = await enquire()
  const { id } = await want(caseId, { detail: 'Mat', neededBy: '2026-11-27T18:00:00.000Z' })
  expect((await change(id, { state: 'found', source: 'Renk Toptan' })).problem).toBe('special_request.source_needed')
  expect((await change(id, { price: 1.234 })).problem).toBe('special_request.price_not_payable')
  const found = await change(id, { state: 'found', source: 'Renk Toptan', expectedOn: '2026-11-26', price: 150 })
  expect(found.body).toMatchObject({
    product: 'Kırmızı oje',
    detail: 'Mat',
    neededBy: '2026-11-27T18:00:00.000Z',
    source: 'Renk Toptan',
    price: 150,
    currency: 'TRY',
    expectedOn: '2026-11-26',
    state: 'found',
    toldAt: null,
  })
  for (const state of ['ordered', 'arrived', 'told']) expect((await change(id, { state })).status).toBe(200)
  expect(await ofCase(caseId)).toMatchObject([{ state: 'told', toldAt: '2026-11-25T13:00:00.000Z' }])
  const { items } = (await call(t.app, mert, getTimeline, { params: { id: caseId } })).body
  expect(
    items.flatMap((entry) => (entry.entry === 'event' && entry.type.startsWith('special_') ? [entry.details] : [])),
  ).toMatchObject([
    { product: 'Kırmızı oje' },
    { state: 'found' },
    { state: 'ordered' },
    { state: 'arrived' },
    { state: 'told' },
  ])
  const list = async (show: 'open' | 'done') =>
    (await call(t.app, mert, contract.listSpecialRequests, { query: { show } })).body.items.map((item) => item.id)
  expect(await list('open')).toEqual([])
  expect(await list('done')).toEqual([id])
})

test('a case whose customer wants what is not here closes only with a source and its day, or an alternative', async () => {
  const caseId = await enquire()
  const { id } = await want(caseId)
  for (const state of ['solved', 'closed'] as const)
    expect((await solve(caseId, state)).problem).toBe('case.no_way_out')
  await change(id, { source: 'Renk Toptan' })
  expect((await solve(caseId)).problem).toBe('case.no_way_out')
  expect((await change(id, { state: 'given_up' })).problem).toBe('special_request.alternative_needed')
  await change(id, { state: 'given_up', alternative: 'Aynı tonda başka marka' })
  expect((await solve(caseId)).status).toBe(200)
})

test('an answer that says “we do not sell it” and offers nothing does not close a case; one with an offer does', async () => {
  const say = async (caseId: string, text: string) =>
    call(t.app, mert, answerCase, { params: { id: caseId }, body: { text, spoken: 'in_person' } })
  const dead = await enquire()
  await say(dead, 'O ojeyi satmıyoruz.')
  expect((await solve(dead)).problem).toBe('case.no_way_out')
  const { id } = await want(dead)
  await change(id, { state: 'found', source: 'Renk Toptan', expectedOn: '2026-11-26' })
  expect((await solve(dead)).status).toBe(200)
  const mended = await enquire()
  await say(mended, 'O ojeyi satmıyoruz.')
  await say(mended, 'O ojeyi satmıyoruz, ancak size iki gün içinde getirtebiliriz.')
  expect((await solve(mended)).status).toBe(200)
})

test('branches are asked nearest first, and those that have not answered stay in sight of the asker', async () => {
  const { id } = await want(await enquire())
  const shops = async () => (await call(t.app, mert, contract.listShopsNear, { params: { id } })).body
  expect(await shops()).toMatchObject({ isPlaceKnown: false, items: [{ branchId: far }, { branchId: near }] })
  await place(business.branchId, 41.0082, 28.9784)
  await place(far, 39.9334, 32.8597)
  await place(near, 41.01, 28.98)
  const nowhere = await buildBranch(business.scope, 'A branch somewhere')
  expect(await shops()).toEqual({
    isPlaceKnown: true,
    items: [
      { branchId: near, name: 'Next door', distanceKm: 0.2, isAsked: false },
      { branchId: far, name: 'A far branch', distanceKm: expect.closeTo(350, -1), isAsked: false },
      { branchId: nowhere, name: 'A branch somewhere', distanceKm: null, isAsked: false },
    ],
  })
  await ask(id, { branchIds: [far, near], partners: [{ name: 'Komşu Kozmetik', phone: '+90 212 000 00 00' }] })
  const [asked] = (await ask(id, { branchIds: [near] })).body.shops
  expect(asked).toMatchObject({ name: 'Next door', answer: null })
  await reply(await hire(near), asked?.id ?? '', { answer: 'no' })
  const [{ shops: seen } = { shops: [] }] = (await call(t.app, mert, contract.listSpecialRequests, { query: {} })).body
    .items
  expect(seen.map(({ name, answer }) => [name, answer])).toEqual([
    ['Next door', 'no'],
    ['A far branch', null],
    ['Komşu Kozmetik', null],
  ])
})

test('the branch asked answers without seeing the case, others neither see nor answer it, and the first answer stands', async () => {
  const caseId = await enquire()
  const { id } = await want(caseId, { detail: '38' })
  const [asked] = (await ask(id, { branchIds: [near] })).body.shops
  const askId = asked?.id ?? ''
  await t.settle()
  const neighbour = await hire(near)
  const todoOf = async (key: string) =>
    (await call(t.app, key, listActions, { query: {} })).body.items.filter(({ kind }) => kind === 'answer_shop')
  expect(await todoOf(neighbour)).toMatchObject([{ words: 'Kırmızı oje', branch: { id: near }, case: null }])
  expect(await questions(neighbour)).toMatchObject([{ id: askId, product: 'Kırmızı oje', detail: '38' }])
  expect((await call(t.app, neighbour, contract.listSpecialRequestsOfCase, { params: { id: caseId } })).status).toBe(
    404,
  )
  const stranger = await hire(far)
  expect(await questions(stranger)).toEqual([])
  expect((await reply(stranger, askId, { answer: 'yes' })).status).toBe(404)
  expect((await reply(neighbour, askId, { answer: 'hold' })).status).toBe(400)
  expect((await reply(neighbour, askId, { answer: 'hold', holdUntil: '2026-11-25T12:00:00Z' })).problem).toBe(
    'special_request.hold_past',
  )
  const held = await reply(neighbour, askId, { answer: 'hold', holdUntil: '2026-11-25T17:00:00.000Z' })
  expect(held.body).toMatchObject({ answer: 'hold', holdUntil: '2026-11-25T17:00:00.000Z' })
  expect((await reply(mert, askId, { answer: 'no' })).problem).toBe('special_request.answered')
  await t.settle()
  expect(await todoOf(neighbour)).toEqual([])
  expect(await questions(neighbour)).toEqual([])
})

test('once the customer has an answer, branches that were asked need not look any more', async () => {
  const { id } = await want(await enquire())
  await ask(id, { branchIds: [near] })
  await t.settle()
  await change(id, { state: 'told', alternative: 'Başka marka' })
  await t.settle()
  const neighbour = await hire(near)
  expect(await questions(neighbour)).toEqual([])
  expect((await call(t.app, neighbour, listActions, { query: {} })).body.items).toEqual([])
  expect((await ask(id, { branchIds: [far] })).problem).toBe('special_request.over')
})

test('the minutes that the customer agreed to wait are a promise with its moment', async () => {
  const caseId = await enquire()
  const { id } = await want(caseId)
  const wait = () =>
    call(t.app, mert, contract.askToWait, { params: { id }, body: { minutes: 20, words: 'Komşu mağazaya soruyorum' } })
  expect((await wait()).body.wait).toMatchObject({ minutes: 20, dueAt: '2026-11-25T13:20:00.000Z', state: 'open' })
  const promised = (await call(t.app, mert, listPromises, { params: { id: caseId } })).body.others
  expect(promised).toMatchObject([
    { words: 'Komşu mağazaya soruyorum', dueAt: '2026-11-25T13:20:00.000Z', state: 'open' },
  ])
  expect((await wait()).problem).toBe('special_request.waits')
})
