import { makeAction } from '@heed/contract/actions.ts'
import { assignCase, createCase } from '@heed/contract/cases.ts'
import { setDuty } from '@heed/contract/duty.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { makePromise, passPromise, withdrawPromise } from '@heed/contract/promises.ts'
import { getTodayBoard } from '@heed/contract/today-board.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let owner: string
let mert: Person
let deniz: Person
let lead: Person

const hire = async (role: Role): Promise<Person> => {
  const scope = await buildMember(business.scope, role, [business.branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
beforeEach(async () => {
  // A Thursday, 13:00 in Istanbul.
  holdTime('2026-11-26T10:00:00Z')
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ;[mert, deniz, lead] = await Promise.all([hire('employee'), hire('employee'), hire('lead')])
})
afterEach(() => holdTime())
afterAll(() => t.close())

const make = (words: string, dueAt: string | null, who: Person, branchId = business.branchId) =>
  call(t.app, owner, makeAction, { body: { words, branchId, ownerId: who.id, dueAt } })
const board = async (view: 'shift' | 'week', key = lead.key) =>
  (await call(t.app, key, getTodayBoard, { query: { view } })).body
const rota = (spans: [Person, number, string, string][]) =>
  call(t.app, owner, setDuty, {
    params: { id: business.branchId },
    body: { spans: spans.map(([{ id: memberId }, weekday, from, to]) => ({ memberId, weekday, from, to })) },
  })
const words = ({ people }: Awaited<ReturnType<typeof board>>['columns'][number]) =>
  people.flatMap(({ items }) => items.map((item) => item.words))

test('each thing stands in the shift in which it falls due, and what is late in the one that runs', async () => {
  await rota([
    [mert, 4, '09:00', '15:00'],
    [deniz, 4, '15:00', '25:00'],
    [lead, 5, '09:00', '15:00'],
  ])
  await make('Late', '2026-11-25T08:00:00Z', deniz)
  await make('At two', '2026-11-26T11:00:00Z', mert)
  await make('At six', '2026-11-26T15:00:00Z', mert)
  await make('After midnight', '2026-11-26T21:30:00Z', deniz)
  await make('Tomorrow', '2026-11-27T11:00:00Z', deniz)
  await make('Some day', null, mert)
  const { columns, later } = await board('shift')
  expect(columns.map(({ of, isNow, onDuty }) => [of, isNow, onDuty.map(({ id }) => id)])).toEqual([
    ['shift', true, [mert.id]],
    ['shift', false, [deniz.id]],
    ['undated', false, []],
  ])
  expect(columns.map(words)).toEqual([
    expect.arrayContaining(['Late', 'At two']),
    expect.arrayContaining(['At six', 'After midnight']),
    ['Some day'],
  ])
  expect(columns[0]?.people.find(({ person }) => person?.id === deniz.id)?.items.map((item) => item.words)).toEqual([
    'Late',
  ])
  expect(later).toBe(1)
})

test('outside the hours of the rota what is late waits for the next shift, and last night’s shift goes on until its end', async () => {
  await rota([
    [mert, 4, '18:00', '22:00'],
    [deniz, 3, '22:00', '38:00'],
  ])
  await make('Late', '2026-11-25T08:00:00Z', deniz)
  expect((await board('shift')).columns.map(({ until }) => until)).toEqual([
    '2026-11-26T11:00:00.000Z',
    '2026-11-26T19:00:00.000Z',
  ])
  holdTime('2026-11-26T11:30:00Z')
  const next = (await board('shift')).columns
  expect(next.map(({ isNow }) => isNow)).toEqual([false])
  expect(words(next[0] as never)).toEqual(['Late'])
  holdTime('2026-11-26T19:30:00Z')
  expect((await board('shift')).columns.map(({ of }) => of)).toEqual(['shift', 'rest'])
})

test('the week has seven days from today, those with nothing too, and counts what comes after', async () => {
  await make('Late', '2026-11-20T08:00:00Z', deniz)
  await make('Sunday', '2026-11-29T08:00:00Z', mert)
  // 00:30 of Monday where the branch is, still Sunday in Greenwich.
  await make('Monday', '2026-11-29T21:30:00Z', mert)
  await make('In ten days', '2026-12-06T08:00:00Z', mert)
  const { columns, later } = await board('week')
  expect(columns.map(({ day }) => day)).toEqual(
    [26, 27, 28, 29, 30].map((day) => `2026-11-${day}`).concat(['2026-12-01', '2026-12-02']),
  )
  expect(columns.map(words)).toEqual([['Late'], [], [], ['Sunday'], ['Monday'], [], []])
  expect(later).toBe(1)
})

test('whoever sees one branch has its shifts and things alone', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  await make('Here', '2026-11-26T12:00:00Z', mert)
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  expect((await board('week', foreign)).columns.flatMap(words)).toEqual([])
  expect((await board('week', owner)).columns.flatMap(words)).toEqual(['Here'])
})

test('whoever leads gives a promise of another away, its words and moment stay, and a settled one is not given', async () => {
  const { body: opened } = await call(t.app, mert.key, createCase, {
    body: { customer: { name: 'Ayşe Demir', email: 'a@b.test' }, subject: 'X', text: 'Y', branchId: business.branchId },
  })
  await call(t.app, owner, assignCase, { params: { id: opened.id }, body: { ownerId: mert.id } })
  const dueAt = '2026-11-26T12:00:00.000Z'
  const made = await call(t.app, mert.key, makePromise, {
    params: { id: opened.id },
    body: { words: 'Call back', memberId: mert.id, dueAt },
  })
  const params = { id: made.body.id }
  const pass = (who: Person, to: string) => call(t.app, who.key, passPromise, { params, body: { memberId: to } })
  expect((await pass(deniz, deniz.id)).problem).toBe('promise.of_another')
  const passed = await pass(lead, deniz.id)
  expect(passed.body).toMatchObject({ words: 'Call back', dueAt, member: { id: deniz.id } })
  expect((await pass(lead, business.branchId)).status).toBe(400)
  await call(t.app, lead.key, withdrawPromise, { params, body: { note: 'Agreed' } })
  expect((await pass(lead, mert.id)).problem).toBe('promise.settled')
})
