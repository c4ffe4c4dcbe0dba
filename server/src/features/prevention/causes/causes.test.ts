import { changeCaseState, listCases } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/causes.ts'
import { getComplaint, judgeComplaint, reviewCause } from '@heed/contract/complaints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain, review } from '../../../../test/build-complaint.ts'
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
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const reviewed = async (answers: Record<string, unknown>, more: Parameters<typeof complain>[2] = {}) => {
  const item = await complain(t, owner, more)
  await review(t, owner, item.id, answers)
  return item
}
const today = () => new Date().toISOString().slice(0, 10)
const period = { from: '2026-01-01', to: '2099-12-31' }
const figures = async (query: Record<string, string> = period) =>
  (await call(t.app, owner, contract.getCauseFigures, { query })).body
const make = (body: Record<string, unknown>) => call(t.app, owner, contract.makeCause, { body })
const change = (id: string, body: Record<string, unknown>) =>
  call(t.app, owner, contract.changeCause, { params: { id }, body })

test('many complaints share one cause, and each bar opens exactly the cases that it counts', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const first = await reviewed({ newCause: 'Zayıf dikiş' })
  const { body } = await call(t.app, owner, getComplaint, { params: { id: first.id } })
  const causeId = body.review?.shared?.id ?? ''
  expect(body.review?.shared?.words).toBe('Zayıf dikiş')
  const second = await reviewed({ causeId })
  const third = await reviewed({ newCause: 'zayıf dikiş' }, { branchId: baku })
  await reviewed({ newCause: 'Yanlış ölçü' })
  await reviewed({})
  await complain(t, owner)

  const all = await figures()
  expect(all.causes).toMatchObject([
    { id: causeId, complaints: 3, sharePercent: 75, cumulatedPercent: 75 },
    { words: 'Yanlış ölçü', complaints: 1, sharePercent: 25, cumulatedPercent: 100 },
  ])
  expect(all.complaints).toEqual({ all: 6, solved: 5, satisfied: 0, prevented: 5, named: 4 })
  const casesOf = async (query: Record<string, string>) =>
    (await call(t.app, owner, contract.listCauseCases, { params: { id: causeId }, query })).body.items
  expect((await casesOf(period)).map(({ number }) => number)).toEqual([third.number, second.number, first.number])
  const inBaku = { ...period, branchId: baku }
  expect((await figures(inBaku)).causes).toMatchObject([{ id: causeId, complaints: 1, cumulatedPercent: 100 }])
  expect((await casesOf(inBaku)).map(({ id }) => id)).toEqual([third.id])
  expect((await casesOf({ from: '2020-01-01', to: '2020-12-31' })).length).toBe(0)
})

test('the share of solved complaints with a review is shown with its interval', async () => {
  const { id } = await reviewed({})
  await call(t.app, owner, judgeComplaint, { params: { id }, body: { satisfied: true } })
  const unreviewed = await complain(t, owner)
  await call(t.app, owner, changeCaseState, { params: { id: unreviewed.id }, body: { state: 'solved' } })
  await complain(t, owner)
  const { reviewed: share, complaints } = await figures({ from: today(), to: period.to })
  expect(share).toMatchObject({ value: 0.5, n: 2, reviewed: 1 })
  expect(share && share.low < 0.5 && share.high > 0.5).toBe(true)
  expect(complaints).toMatchObject({ all: 3, solved: 2, satisfied: 1, prevented: 1 })
})

test('a complaint that is reopened is prevented no longer, until it is reviewed again', async () => {
  const item = await reviewed({ newCause: 'Zayıf dikiş' })
  const move = (state: string) => call(t.app, owner, changeCaseState, { params: { id: item.id }, body: { state } })
  await move('open')
  await move('solved')
  expect((await figures()).complaints).toMatchObject({ solved: 1, prevented: 0 })
  const again = await call(t.app, owner, reviewCause, {
    params: { id: item.id },
    body: { cause: 'Dikiş', prevention: 'Denenir', kind: 'systems', newCause: 'Zayıf dikiş' },
  })
  expect(again.body.review?.shared?.words).toBe('Zayıf dikiş')
  expect((await figures()).complaints).toMatchObject({ prevented: 1 })
})

test('causes form a tree with up to five whys, and none stands below itself', async () => {
  const broad = (await make({ words: 'Malzeme', kind: 'systems' })).body
  const narrow = (
    await make({
      words: 'İplik çürük',
      kind: 'systems',
      parentId: broad.id,
      lack: 'can',
      product: 'Keten gömlek',
      whys: ['Dikiş açıldı', 'İplik çürük', 'Nemli depoda durdu'],
    })
  ).body
  expect(narrow).toMatchObject({
    parentId: broad.id,
    lack: 'can',
    whys: ['Dikiş açıldı', 'İplik çürük', 'Nemli depoda durdu'],
  })
  expect((await change(broad.id, { parentId: narrow.id })).problem).toBe('cause.in_ring')
  expect((await change(broad.id, { parentId: broad.id })).problem).toBe('cause.in_ring')
  expect((await change(narrow.id, { whys: ['1', '2', '3', '4', '5', '6'] })).status).toBe(400)
  expect((await change(narrow.id, { parentId: null, isRetired: true })).body).toMatchObject({ parentId: null })
  const list = async (retired: string) =>
    (await call(t.app, owner, contract.listCauses, { query: { retired } })).body.items.map(({ id }) => id)
  expect(await list('no')).toEqual([broad.id])
  expect(await list('yes')).toEqual([narrow.id])
})

test('an employee names a new cause in a review, and leaves the tree to those who keep it', async () => {
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const item = await complain(t, owner)
  const answered = await review(t, employee, item.id, { newCause: 'Zayıf dikiş', solution: 'Yenisi verildi' })
  expect(answered.body.review).toMatchObject({ shared: { words: 'Zayıf dikiş' }, solution: 'Yenisi verildi' })
  const { status } = await call(t.app, employee, contract.makeCause, { body: { words: 'X', kind: 'systems' } })
  expect(status).toBe(403)
  const both = { cause: 'A', prevention: 'B', kind: 'systems', newCause: 'C', causeId: item.id }
  const refused = await call(t.app, employee, reviewCause, { params: { id: item.id }, body: both })
  expect(refused.status).toBe(400)
  const unknown = await call(t.app, employee, reviewCause, {
    params: { id: item.id },
    body: { cause: 'A', prevention: 'B', kind: 'systems', causeId: item.id },
  })
  expect(unknown.problem).toBe('cause.unknown')
  expect((await call(t.app, owner, listCases, { query: { view: 'all' } })).body.items).toHaveLength(1)
})
