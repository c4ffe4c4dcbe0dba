import { getToday } from '@heed/contract/actions.ts'
import { createCase } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/duty.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { giveRemedies } from '@heed/contract/remedies.ts'
import { updateMember } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { watchCalls } from './urgent-calls.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let mert: Person
let elif: Person
let manager: Person
let owner: string

const hire = async (role: Role, branchId = business.branchId): Promise<Person> => {
  const scope = await buildMember(business.scope, role, [branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  business = await buildBusiness(t.house)
  ;[mert, elif, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
  owner = await keyOf(t.house, business.owner)
  // A Wednesday, 13:00 in Istanbul.
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())
afterAll(() => t.close())

const setWeek = (spans: unknown[], key = manager.key, id = business.branchId) =>
  call(t.app, key, contract.setDuty, { params: { id }, body: { spans } })
const setReach = (id: string, body: { phone: string | null; deputyId: string | null }, key = manager.key) =>
  call(t.app, key, contract.setReach, { params: { id }, body })
const cardOf = async (who: Person) =>
  (await call(t.app, who.key, contract.getDutyCard, {})).body.branches[0]?.people ?? []
const ring = (who: Person, body: Record<string, unknown> = {}) =>
  call(t.app, who.key, contract.callUrgently, {
    body: { branchId: business.branchId, words: 'A guest is shouting', ...body },
  })
const read = async (who: Person, id: string) =>
  (await call(t.app, who.key, contract.getUrgentCall, { params: { id } })).body

test('the card names who is on duty, then their deputies, then whoever leads, with numbers and how old they are', async () => {
  const deniz = await hire('employee')
  await setWeek([{ memberId: elif.id, weekday: 3, from: '09:00', to: '14:00' }])
  await setReach(elif.id, { phone: '+90 532 111 22 33', deputyId: deniz.id })
  const card = await cardOf(mert)
  expect(card.map(({ id, as }) => [id, as]).slice(0, 3)).toEqual([
    [elif.id, 'duty'],
    [deniz.id, 'deputy'],
    [manager.id, 'leads'],
  ])
  expect(card[0]).toMatchObject({ phone: '+90 532 111 22 33', isStale: false, until: '2026-11-25T11:00:00.000Z' })
  holdTime('2026-12-25T10:00:01Z')
  const stale = (await cardOf(mert)).find(({ id }) => id === elif.id)
  expect(stale).toMatchObject({ isStale: true })
})

test('a duty ends at its minute, and one that runs past midnight is of the evening before', async () => {
  await setWeek([
    { memberId: elif.id, weekday: 3, from: '09:00', to: '13:00' },
    { memberId: mert.id, weekday: 2, from: '22:00', to: '30:00' },
  ])
  const dutyAt = async (at: string) => {
    holdTime(at)
    return (await cardOf(mert)).filter(({ as }) => as === 'duty').map(({ id }) => id)
  }
  expect(await dutyAt('2026-11-25T09:59:59Z')).toEqual([elif.id])
  expect(await dutyAt('2026-11-25T10:00:00Z')).toEqual([])
  expect(await dutyAt('2026-11-25T02:59:00Z')).toEqual([mert.id])
  expect(await dutyAt('2026-11-25T03:00:00Z')).toEqual([])
})

test('with nobody on duty the card still names whoever leads', async () => {
  expect((await cardOf(mert)).map(({ id, as }) => [id, as])).toEqual([
    [manager.id, 'leads'],
    [elif.id, 'leads'],
    [business.memberId, 'leads'],
  ])
})

test('a call that is not answered within three minutes goes to the next, and after the last it is anybody’s who leads', async () => {
  await setWeek([{ memberId: elif.id, weekday: 3, from: '09:00', to: '18:00' }])
  const { body } = await ring(mert)
  expect(body).toMatchObject({ asked: { id: elif.id }, ringUntil: '2026-11-25T10:03:00.000Z', answeredBy: null })
  const todayOf = async (who: Person) =>
    (await call(t.app, who.key, getToday, { query: {} })).body.items.filter(({ kind }) => kind === 'urgent_call')
  expect(await todayOf(elif)).toMatchObject([{ words: 'A guest is shouting', dueAt: '2026-11-25T10:03:00.000Z' }])
  holdTime('2026-11-25T10:02:59Z')
  expect(await watchCalls(business.scope)).toBe(0)
  holdTime('2026-11-25T10:03:00Z')
  expect(await watchCalls(business.scope)).toBe(1)
  expect((await read(mert, body.id)).asked?.id).toBe(manager.id)
  expect(await todayOf(elif)).toEqual([])
  expect(await todayOf(manager)).toHaveLength(1)
  holdTime('2026-11-25T10:06:00Z')
  await watchCalls(business.scope)
  expect((await read(mert, body.id)).asked?.id).toBe(business.memberId)
  holdTime('2026-11-25T10:09:00Z')
  await watchCalls(business.scope)
  expect(await read(mert, body.id)).toMatchObject({ asked: null, ringUntil: null })
  expect(await todayOf(elif)).toHaveLength(1)
  const answered = await call(t.app, elif.key, contract.answerUrgentCall, {
    params: { id: body.id },
    body: { answer: 'I am on my way' },
  })
  expect(answered.body).toMatchObject({ answeredBy: { id: elif.id }, answer: 'I am on my way' })
  expect(await todayOf(elif)).toEqual([])
})

test('one answers: of two at once the second is told, and nobody who was not asked', async () => {
  const { body } = await ring(mert)
  const reply = (who: Person) =>
    call(t.app, who.key, contract.answerUrgentCall, { params: { id: body.id }, body: { answer: 'Coming' } })
  expect((await reply(mert)).problem).toBe('duty.not_asked')
  const answers = await Promise.all([reply(elif), reply(manager)])
  expect(answers.map(({ problem }) => problem ?? 'ok').sort()).toEqual(['duty.call_answered', 'ok'])
})

test('deputies who would stand in for each other in a ring are refused', async () => {
  const deniz = await hire('employee')
  expect((await setReach(elif.id, { phone: null, deputyId: deniz.id })).status).toBe(200)
  expect((await setReach(deniz.id, { phone: null, deputyId: manager.id })).status).toBe(200)
  expect((await setReach(manager.id, { phone: null, deputyId: elif.id })).problem).toBe('duty.circular_deputies')
  expect((await setReach(elif.id, { phone: null, deputyId: elif.id })).problem).toBe('duty.circular_deputies')
  expect((await setReach(elif.id, { phone: null, deputyId: null })).status).toBe(200)
})

test('the number of a colleague is changed by those who share a branch with them', async () => {
  const elsewhere = await hire('lead', await buildBranch(business.scope, 'Bakı'))
  const phone = '+90 532 000 00 00'
  expect((await setReach(elsewhere.id, { phone, deputyId: null })).problem).toBe('duty.not_in_branch')
  expect((await setReach(elsewhere.id, { phone, deputyId: null }, owner)).status).toBe(200)
  expect((await setReach(business.memberId, { phone, deputyId: null })).status).toBe(200)
})

test('two who are made deputies of each other at once do not close the ring', async () => {
  const deniz = await hire('employee')
  const answers = await Promise.all([
    setReach(mert.id, { phone: null, deputyId: deniz.id }),
    setReach(deniz.id, { phone: null, deputyId: mert.id }),
  ])
  expect(answers.map(({ problem }) => problem ?? 'ok').sort()).toEqual(['duty.circular_deputies', 'ok'])
})

test('weeks without sense, strangers and people without the right are refused', async () => {
  const span = { memberId: elif.id, weekday: 3, from: '09:00', to: '18:00' }
  expect((await setWeek([{ ...span, to: '09:00' }])).problem).toBe('duty.span_empty')
  expect((await setWeek([{ ...span, from: '25:00', to: '26:00' }])).problem).toBe('duty.span_empty')
  expect((await setWeek([{ ...span, from: '09:00', to: '34:00' }])).problem).toBe('duty.span_empty')
  expect((await setWeek([{ ...span, from: 'soon' }])).status).toBe(400)
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('manager', elsewhere)
  expect((await setWeek([{ ...span, memberId: nigar.id }])).problem).toBe('duty.not_in_branch')
  expect((await setWeek([span], mert.key)).status).toBe(403)
  expect((await setWeek([span], nigar.key)).problem).toBe('not_found')
  const { body } = await ring(mert)
  expect((await call(t.app, nigar.key, contract.getUrgentCall, { params: { id: body.id } })).status).toBe(404)
})

test('whoever left is not called, and an approver on duty is asked before the others', async () => {
  const { body } = await call(t.app, mert.key, createCase, {
    body: {
      branchId: business.branchId,
      customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe' },
      subject: 'x',
      text: 'y',
      kind: 'complaint',
    },
  })
  await setWeek([{ memberId: manager.id, weekday: 3, from: '09:00', to: '18:00' }])
  const asked = await call(t.app, mert.key, giveRemedies, {
    params: { id: body.id },
    body: { reason: 'x', items: [{ kind: 'refund', amount: 600 }] },
  })
  // The shift leader may decide as much, but the manager is on duty.
  expect(asked.body.items[0]?.approver?.id).toBe(manager.id)
  await call(t.app, owner, updateMember, { params: { id: manager.id }, body: { active: false } })
  expect((await cardOf(mert)).map(({ id }) => id)).not.toContain(manager.id)
})
