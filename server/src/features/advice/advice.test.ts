import { getToday, settleAction } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/advice.ts'
import { changeCaseState, createCase, getCase, getTimeline } from '@heed/contract/cases.ts'
import { updateComplaint } from '@heed/contract/complaints.ts'
import { setDuty, setReach } from '@heed/contract/duty.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { outboxOf } from '../../../test/mails.ts'
import { holdTime } from '../../platform/clock.ts'
import { watchAdvice } from './answer-advice.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let mert: Person
let lead: Person
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
  // A Wednesday, 13:00 in Istanbul.
  holdTime('2026-11-25T10:00:00Z')
  business = await buildBusiness(t.house)
  ;[mert, lead, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
  owner = await keyOf(t.house, business.owner)
})
afterEach(() => holdTime())
afterAll(() => t.close())

const complain = async (branchId = business.branchId) =>
  (
    await call(t.app, owner, createCase, {
      body: {
        branchId,
        customer: { email: 'ayse@customer.test', name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek yırtıldı',
        text: 'Paramı istiyorum.',
        kind: 'complaint',
      },
    })
  ).body.id
const question = 'Repair it today or a new one tomorrow?'
const options = ['Repair it', 'A new one']
const ask = (who: Person, id: string, body: Record<string, unknown> = {}) =>
  call(t.app, who.key, contract.askAdvice, { params: { id }, body: { question, options, ...body } })
const answer = (who: Person, id: string, body: Record<string, unknown>) =>
  call(t.app, who.key, contract.answerAdvice, { params: { id }, body })
const read = async (who: Person, id: string) =>
  (await call(t.app, who.key, contract.getAdvice, { params: { id } })).body
const todayOf = async (who: Person) =>
  (await call(t.app, who.key, getToday, { query: {} })).body.items.filter(({ kind }) => kind.includes('advice'))
const timelineOf = async (id: string) =>
  (await call(t.app, mert.key, getTimeline, { params: { id } })).body.items.flatMap((entry) =>
    entry.entry === 'event' && entry.type.startsWith('advice.') ? [entry] : [],
  )

test('the clocks of the customer and of whoever is asked run side by side until the answer', async () => {
  const id = await complain()
  holdTime('2026-11-25T10:05:00Z')
  const asked = await ask(mert, id, { memberId: lead.id })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const clocks = (await call(t.app, mert.key, getCase, { params: { id } })).body.clocks
  const next = clocks
    .filter(({ state }) => state === 'running')
    .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))
  expect(asked.body).toMatchObject({
    state: 'waiting',
    asked: { id: lead.id },
    dueAt: '2026-11-25T10:20:00.000Z',
    waiting: { since: '2026-11-25T10:00:00.000Z', clock: { id: next[0]?.id, state: 'running', dueAt: next[0]?.dueAt } },
    lastWords: 'Paramı istiyorum.',
    mayAnswer: false,
  })
  expect(next.length).toBeGreaterThan(0)
  const [waits] = await todayOf(lead)
  expect(waits).toMatchObject({
    kind: 'answer_advice',
    words: question,
    dueAt: asked.body.dueAt,
    owner: { id: lead.id },
  })
  expect(await todayOf(mert)).toEqual([])

  holdTime('2026-11-25T10:12:00Z')
  expect((await answer(mert, asked.body.id, { choice: 0 })).problem).toBe('advice.not_asked')
  expect((await answer(lead, asked.body.id, {})).status).toBe(400)
  expect((await answer(lead, asked.body.id, { choice: 2 })).problem).toBe('advice.choice_unknown')
  const said = await answer(lead, asked.body.id, { choice: 1 })
  expect(said.body).toMatchObject({
    state: 'answered',
    answeredBy: { id: lead.id },
    answeredAt: '2026-11-25T10:12:00.000Z',
    choice: 'A new one',
    dueAt: null,
    // The customer still waits.
    waiting: { since: '2026-11-25T10:00:00.000Z', clock: { id: next[0]?.id } },
  })
  expect((await answer(manager, asked.body.id, { words: 'Repair' })).problem).toBe('advice.over')
  expect((await answer(lead, asked.body.id, { choice: 0 })).status).toBe(409)
  expect(await todayOf(lead)).toEqual([])
})

test('whoever asked sees the answer in Today once, and it stands on the timeline of the case', async () => {
  const id = await complain()
  const { id: adviceId } = (await ask(mert, id, { memberId: lead.id })).body
  await answer(lead, adviceId, { choice: 1, words: 'Bring it to her at noon' })
  const [seen] = await todayOf(mert)
  expect(seen).toMatchObject({ kind: 'advice_answered', words: 'A new one: Bring it to her at noon', case: { id } })
  await call(t.app, mert.key, settleAction, { params: { id: seen?.id ?? '' }, body: { as: 'done' } })
  expect(await todayOf(mert)).toEqual([])
  expect((await timelineOf(id)).map(({ type, actor, details }) => [type, actor?.id, details.answer])).toEqual([
    ['advice.asked', mert.id, undefined],
    ['advice.answered', lead.id, 'A new one: Bring it to her at noon'],
  ])
})

test('the customer reads nothing of it, in no mail and not on their page', async () => {
  const id = await complain()
  const { id: adviceId } = (await ask(mert, id, { memberId: lead.id })).body
  await answer(lead, adviceId, { words: 'Zebra words' })
  await t.settle()
  const mails = await outboxOf(business.scope, id)
  const path = mails.map(({ text }) => /\/c\/[\w-]+/.exec(text ?? '')?.[0]).find((found) => found !== undefined)
  const page = await t.app.inject({ url: path ?? '' })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('numaralı şikâyetiniz')
  for (const secret of [question, 'A new one', 'Zebra words'])
    expect(page.body + JSON.stringify(mails)).not.toContain(secret)
})

test('a question that is not answered in time goes to the deputy, then to the next who decides, then to all who lead', async () => {
  const deniz = await hire('employee')
  await call(t.app, owner, setReach, { params: { id: lead.id }, body: { phone: null, deputyId: deniz.id } })
  const id = await complain()
  const { id: adviceId } = (await ask(mert, id, { memberId: lead.id })).body
  const watchAt = async (at: string) => {
    holdTime(at)
    await watchAdvice(business.scope)
    return read(mert, adviceId)
  }
  expect((await watchAt('2026-11-25T10:14:59Z')).asked).toMatchObject({ id: lead.id })
  expect(await watchAt('2026-11-25T10:15:00Z')).toMatchObject({
    asked: { id: deniz.id },
    dueAt: '2026-11-25T10:30:00.000Z',
  })
  expect(await todayOf(lead)).toEqual([])
  expect(await todayOf(deniz)).toHaveLength(1)
  expect((await watchAt('2026-11-25T10:30:00Z')).asked).toMatchObject({ id: manager.id })
  // The business owner is the last.
  await watchAt('2026-11-25T10:45:00Z')
  expect(await watchAt('2026-11-25T11:00:00Z')).toMatchObject({ asked: null, dueAt: null, state: 'waiting' })
  expect(await todayOf(lead)).toHaveLength(1)
  // Late is better than never, from anybody who was asked.
  expect((await answer(deniz, adviceId, { choice: 0 })).status).toBe(200)
})

test('unless named it is whoever is on duty, and whoever is away is stood in for at once', async () => {
  await call(t.app, owner, setDuty, {
    params: { id: business.branchId },
    body: { spans: [{ memberId: manager.id, weekday: 3, from: '09:00', to: '18:00' }] },
  })
  const id = await complain()
  expect((await ask(mert, id)).body.asked).toMatchObject({ id: manager.id })
  await call(t.app, owner, setReach, { params: { id: lead.id }, body: { phone: null, deputyId: manager.id } })
  await business.scope.transaction((tx) =>
    tx.db
      .updateTable('member_reach')
      .set({ away_until: new Date('2026-12-01T00:00:00Z') })
      .where('member_id', '=', lead.id)
      .execute(),
  )
  expect((await ask(mert, id, { memberId: lead.id })).body.asked).toMatchObject({ id: manager.id })
})

test('nobody asks themselves, asks about a case out of sight, or asks whom the complaint is about', async () => {
  const id = await complain()
  expect((await ask(lead, id, { memberId: lead.id })).problem).toBe('advice.oneself')
  const elsewhere = await buildBranch(business.scope, 'Elsewhere')
  const far = await hire('lead', elsewhere)
  expect((await ask(mert, id, { memberId: far.id })).status).toBe(400)
  expect((await ask(mert, await complain(elsewhere), { memberId: lead.id })).status).toBe(404)
  const { id: adviceId } = (await ask(mert, id, { memberId: manager.id })).body
  expect((await call(t.app, far.key, contract.getAdvice, { params: { id: adviceId } })).status).toBe(404)
  expect((await answer(far, adviceId, { choice: 0 })).status).toBe(404)
  await call(t.app, owner, updateComplaint, { params: { id }, body: { aboutMemberId: lead.id } })
  expect((await ask(mert, id, { memberId: lead.id })).problem).toBe('advice.about_them')
  expect((await answer(lead, adviceId, { choice: 0 })).problem).toBe('advice.not_asked')
})

test('a question is taken back by who asked it or leads, and by the solution of its case', async () => {
  const id = await complain()
  const deniz = await hire('employee')
  const take = (who: Person, adviceId: string) =>
    call(t.app, who.key, contract.withdrawAdvice, { params: { id: adviceId }, body: {} })
  const first = (await ask(mert, id, { memberId: lead.id })).body.id
  expect((await take(deniz, first)).problem).toBe('advice.not_theirs')
  expect((await take(mert, first)).body.state).toBe('withdrawn')
  expect((await answer(lead, first, { choice: 0 })).problem).toBe('advice.over')
  const second = (await ask(mert, id, { memberId: lead.id })).body.id
  await call(t.app, mert.key, changeCaseState, { params: { id }, body: { state: 'solved' } })
  expect(await read(mert, second)).toMatchObject({ state: 'withdrawn', waiting: { since: null } })
  expect(await todayOf(lead)).toEqual([])
})
