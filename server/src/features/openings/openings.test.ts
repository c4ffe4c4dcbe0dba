import { getToday, listActions } from '@heed/contract/actions.ts'
import { listCauses } from '@heed/contract/causes.ts'
import {
  finishCorrectiveAction,
  listCorrectiveActions,
  makeCorrectiveAction,
} from '@heed/contract/corrective-actions.ts'
import * as contract from '@heed/contract/opening-checks.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { complain, review } from '../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { watchOpenings } from './watch-openings.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let opener: string
let lead: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  // A Friday; the shop opens at nine in Istanbul, which is six in Greenwich.
  await at('2026-03-06T12:00:00Z')
  business = await buildBusiness(t.house, { hours: officeHours })
  owner = await keyOf(t.house, business.owner)
  opener = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
})

async function at(time: string) {
  holdTime(new Date(time))
  if (business) await watchOpenings(business.scope)
}
const add = async (body: Record<string, unknown>, key = lead) =>
  (await call(t.app, key, contract.makeOpeningItem, { body: { branchId: business.branchId, ...body } })).body
const current = async (branchId = business.branchId) =>
  (await call(t.app, opener, contract.getOpeningCheck, { query: { branchId } })).body.check
const mark = async (itemId: string, counted: number | null = null) =>
  call(t.app, opener, contract.markOpening, { body: { openingId: (await current())?.id ?? '', itemId, counted } })
const todo = async (kind: string, key = lead) =>
  (await call(t.app, key, getToday, { query: {} })).body.items.filter((item) => item.kind === kind)
const settled = async (kind: string) =>
  (await call(t.app, owner, listActions, { query: { state: 'settled' } })).body.items.filter(
    (item) => item.kind === kind,
  )

test('a minimum stock is counted each working day, too few ask for supply, and recurrence within 60 days marks the action as not effective', async () => {
  const dressMissing = async (answers: Record<string, unknown>) => {
    const item = await complain(t, owner, { item: 'Elbise M' })
    await review(t, owner, item.id, answers)
    return item
  }
  await dressMissing({ newCause: 'Beden eksik' })
  const causeId = (await call(t.app, owner, listCauses, {})).body.items[0]?.id
  const { body: action } = await call(t.app, lead, makeCorrectiveAction, {
    body: {
      causeId,
      words: 'M bedenden hep en az üç elbise',
      change: 'stock_minimum',
      ownerId: business.memberId,
      branchId: business.branchId,
      product: 'Elbise',
      dueAt: '2026-03-20T09:00:00Z',
    },
  })
  const dress = await add({
    correctiveId: action.id,
    goods: { product: 'Elbise', size: 'M', colour: 'mavi', minimum: 3 },
  })
  const lights = await add({ words: 'Işıklar ve sipariş' })
  await call(t.app, owner, finishCorrectiveAction, { params: { id: action.id }, body: { proof: 'Listede' } })

  // Added on Friday after opening, it begins with the next working day: neither Friday nor the weekend asks for it.
  await at('2026-03-06T14:00:00Z')
  await at('2026-03-08T06:10:00Z')
  expect(await current()).toBeNull()
  await at('2026-03-09T05:10:00Z')
  const check = await current()
  expect(check).toMatchObject({ day: '2026-03-09', opensAt: '2026-03-09T06:00:00.000Z', doneAt: null, missed: false })
  expect(check?.items).toMatchObject([
    { goods: { product: 'Elbise', size: 'M', minimum: 3 }, corrective: { words: action.words }, mark: null },
    { words: 'Işıklar ve sipariş', mark: null },
  ])
  expect(await todo('opening_check', opener)).toMatchObject([
    { dueAt: '2026-03-09T06:30:00.000Z', facts: { items: 2 } },
  ])

  expect((await mark(dress.id)).problem).toBe('opening.count_needed')
  expect((await mark(lights.id, 2)).problem).toBe('opening.nothing_to_count')
  await mark(dress.id, 1)
  expect(await todo('raise_supply')).toMatchObject([
    { words: 'Elbise, M, mavi', facts: { counted: 1, minimum: 3 }, case: null },
  ])
  const { body: done } = await mark(lights.id)
  expect(done).toMatchObject({ doneAt: '2026-03-09T05:10:00.000Z', missed: false })
  expect(await todo('opening_check', opener)).toEqual([])

  // Still too few the next day: asked for once. Enough on the day after: settled.
  await at('2026-03-10T05:30:00Z')
  await mark(dress.id, 2)
  expect(await todo('raise_supply')).toMatchObject([{ facts: { counted: 2 } }])
  await at('2026-03-11T05:30:00Z')
  await mark(dress.id, 4)
  expect(await todo('raise_supply')).toEqual([])
  expect(await settled('raise_supply')).toMatchObject([{ state: 'done' }])
  const { items } = (await call(t.app, lead, contract.listOpeningItems, { query: { correctiveId: action.id } })).body
  expect(items).toMatchObject([{ id: dress.id, marked: 3, openings: 3 }])

  holdTime('2026-05-04T09:00:00Z')
  const again = await dressMissing({ causeId })
  const { items: after } = (await call(t.app, lead, listCorrectiveActions, { query: {} })).body
  expect(after).toMatchObject([
    { state: 'reopened', checks: [{ verdict: 'not_effective', case: { number: again.number } }] },
  ])
})

test('a check that is missed is seen by the lead, and done later it stays missed', async () => {
  const lights = await add({ words: 'Işıklar' })
  const till = await add({ words: 'Kart cihazı' })
  await at('2026-03-09T05:30:00Z')
  await mark(lights.id)
  await at('2026-03-09T06:31:00Z')
  expect(await todo('opening_missed')).toMatchObject([{ facts: { day: '2026-03-09', left: 1 } }])
  expect(await todo('opening_missed', opener)).toEqual([])
  expect(await todo('opening_check', opener)).toMatchObject([{ when: 'overdue' }])
  await at('2026-03-09T08:00:00Z')
  expect((await mark(till.id)).body).toMatchObject({ missed: true, doneAt: '2026-03-09T08:00:00.000Z' })
  expect(await todo('opening_missed')).toEqual([])

  // Nobody did it until closing: it lapses, and whoever leads still sees that it was missed.
  await at('2026-03-10T05:30:00Z')
  const { id: openingId } = (await current()) ?? { id: '' }
  await at('2026-03-10T15:00:00Z')
  expect(await current()).toBeNull()
  expect((await call(t.app, opener, contract.markOpening, { body: { openingId, itemId: till.id } })).problem).toBe(
    'opening.over',
  )
  expect(await todo('opening_check', opener)).toEqual([])
  expect(await todo('opening_missed')).toHaveLength(1)
  const days = (await call(t.app, lead, contract.listOpenings, { query: {} })).body.items
  expect(days.map(({ day, missed, marked, all }) => ({ day, missed, marked, all }))).toEqual([
    { day: '2026-03-10', missed: true, marked: 0, all: 2 },
    { day: '2026-03-09', missed: true, marked: 2, all: 2 },
  ])
})

test('a check that could not be asked for at opening has its half hour from then on', async () => {
  const till = await add({ words: 'Kart cihazı' })
  await at('2026-03-09T08:00:00Z')
  expect(await current()).toMatchObject({ dueAt: '2026-03-09T08:30:00.000Z', missed: false })
  await at('2026-03-09T08:20:00Z')
  expect((await mark(till.id)).body).toMatchObject({ missed: false, doneAt: '2026-03-09T08:20:00.000Z' })
  expect(await todo('opening_missed')).toEqual([])
})

test('what is no longer looked at asks for nothing, and other branches have their own', async () => {
  const baku = await buildBranch(business.scope, 'Bakı', { zone: 'Asia/Baku', hours: officeHours })
  const here = await add({ words: 'Işıklar' })
  const everywhere = await add({ words: 'Kart cihazı', branchId: null }, owner)
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'lead', [baku]))
  expect((await call(t.app, foreign, contract.retireOpeningItem, { params: { id: here.id } })).status).toBe(404)
  await at('2026-03-09T04:30:00Z')
  const far = await call(t.app, foreign, contract.getOpeningCheck, { query: { branchId: baku } })
  expect(far.body.check?.items.map(({ id }) => id)).toEqual([everywhere.id])
  expect(
    (await call(t.app, foreign, contract.getOpeningCheck, { query: { branchId: business.branchId } })).problem,
  ).toBe('branch.unknown')
  await at('2026-03-09T05:30:00Z')
  await mark(everywhere.id)
  await call(t.app, lead, contract.retireOpeningItem, { params: { id: here.id } })
  expect((await call(t.app, lead, contract.retireOpeningItem, { params: { id: here.id } })).problem).toBe(
    'opening_item.retired',
  )
  await at('2026-03-09T07:00:00Z')
  expect(await current()).toMatchObject({ missed: false, items: [{ id: everywhere.id }] })
  expect(await todo('opening_missed', owner)).toMatchObject([{ branch: { id: baku } }])
  expect((await mark(here.id)).status).toBe(404)
})

test('a mistake in what is looked at is put right: today as on the days to come, and what was marked stays', async () => {
  const dress = await add({ goods: { product: 'Elbse', size: 'M', minimum: 3 } })
  const lights = await add({ words: 'Işkılar' })
  await at('2026-03-09T05:30:00Z')
  await mark(lights.id)
  const change = (id: string, body: object, key = lead) =>
    call(t.app, key, contract.changeOpeningItem, { params: { id }, body })
  expect((await change(dress.id, { goods: { product: 'Elbise', colour: 'mavi', minimum: 2 } })).body).toMatchObject({
    words: null,
    goods: { product: 'Elbise', size: null, colour: 'mavi', minimum: 2 },
  })
  expect((await change(lights.id, { words: 'Işıklar' })).body).toMatchObject({ words: 'Işıklar', marked: 1 })
  await mark(dress.id, 2)
  expect(
    (await current())?.items.map(({ words, goods, mark: marked }) => [words ?? goods?.product, marked !== null]),
  ).toEqual([
    ['Elbise', true],
    ['Işıklar', true],
  ])
  // Two are enough now.
  expect(await todo('raise_supply')).toEqual([])
  expect((await change(dress.id, { words: 'X' })).problem).toBe('opening_item.other_kind')
  expect((await change(dress.id, {})).status).toBe(400)
  expect((await change(dress.id, { goods: { product: 'X', minimum: 1 } }, opener)).status).toBe(403)
  await call(t.app, lead, contract.retireOpeningItem, { params: { id: lights.id } })
  expect((await change(lights.id, { words: 'X' })).problem).toBe('opening_item.retired')
})
