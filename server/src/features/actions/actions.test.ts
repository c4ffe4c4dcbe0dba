import * as contract from '@heed/contract/actions.ts'
import { answerCase, assignCase, changeCaseState, createCase, handOverCase, updateCase } from '@heed/contract/cases.ts'
import { followUpAnger, judgeComplaint, markAngry, reviewCause, takeComplaintStep } from '@heed/contract/complaints.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { givePlan, keepPromise, makePromise } from '@heed/contract/promises.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { outboxOf } from '../../../test/mails.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { watchPromises } from '../promises/index.ts'
import { watchClocks } from '../standards/index.ts'
import { sendDueInvitations } from '../voice/index.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let mert: Person
let deniz: Person
let lead: Person
let manager: Person

const hire = async (role: Role): Promise<Person> => {
  const scope = await buildMember(business.scope, role, [business.branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}

beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  business = await buildBusiness(t.house)
  ;[mert, deniz, lead, manager] = await Promise.all([hire('employee'), hire('employee'), hire('lead'), hire('manager')])
})
afterEach(() => holdTime())
afterAll(() => t.close())

const open = async (kind = 'enquiry') =>
  (
    await call(t.app, mert.key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek yırtıldı',
        text: 'Ne yapacağız?',
        kind,
      },
    })
  ).body.id
const openOf = async (caseId: string) =>
  (await call(t.app, manager.key, contract.listActions, { query: { caseId } })).body.items
const kindsOf = async (caseId: string) => (await openOf(caseId)).map(({ kind }) => kind)
const settle = (who: Person, id: string, body: unknown = { as: 'done' }) =>
  call(t.app, who.key, contract.settleAction, { params: { id }, body })
const state = (who: Person, id: string, to: string) =>
  call(t.app, who.key, changeCaseState, { params: { id }, body: { state: to } })
const make = (who: Person, body: Record<string, unknown>) =>
  call(t.app, who.key, contract.makeAction, {
    body: { words: 'Order more boxes', branchId: business.branchId, ...body },
  })
const today = async (who: Person, query: Record<string, string> = {}) =>
  (await call(t.app, who.key, contract.getToday, { query })).body

test('somebody writes down who does what by when, and it is done once', async () => {
  const made = await make(mert, { ownerId: deniz.id, dueAt: new Date(Date.now() + 3_600_000).toISOString() })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(made.body).toMatchObject({ kind: 'by_hand', owner: { id: deniz.id }, madeBy: { id: mert.id }, state: 'open' })
  expect((await settle(mert, made.body.id)).problem).toBe('action.of_another')
  expect((await settle(deniz, made.body.id, { as: 'dropped' })).status).toBe(400)
  expect((await settle(deniz, made.body.id)).body).toMatchObject({ state: 'done', settledBy: { id: deniz.id } })
  expect((await settle(deniz, made.body.id)).problem).toBe('action.settled')
  expect((await make(mert, { branchId: undefined })).status).toBe(400)
  expect((await make(mert, { words: ' ' })).status).toBe(400)
})

test('a customer who did not leave satisfied is looked at by the manager, in the same moment', async () => {
  const id = await open('complaint')
  await state(mert, id, 'solved')
  await call(t.app, mert.key, judgeComplaint, { params: { id }, body: { satisfied: false, words: 'Wants the money' } })
  const action = (await openOf(id)).find(({ kind }) => kind === 'unsatisfied')
  expect(action).toMatchObject({ forRole: 'manager', owner: null, case: { id }, facts: { by: 'employee' } })
  expect((await settle(mert, action?.id ?? '')).problem).toBe('action.of_another')
  expect((await today(manager)).items.map(({ kind }) => kind)).toContain('unsatisfied')
  expect((await today(mert)).items.map(({ kind }) => kind)).not.toContain('unsatisfied')
  expect((await settle(manager, action?.id ?? '')).problem).toBe('action.outcome_needed')
  await call(t.app, mert.key, judgeComplaint, { params: { id }, body: { satisfied: true } })
  expect(await kindsOf(id)).not.toContain('unsatisfied')
})

test('a complaint that rests without a plan past its limit goes to the manager, until there is one', async () => {
  const id = await open('complaint')
  holdTime(new Date(Date.now() + 30 * 3_600_000))
  await watchClocks(business.scope)
  expect(await kindsOf(id)).toContain('no_plan')
  const noPlan = (await openOf(id)).find(({ kind }) => kind === 'no_plan')
  expect((await settle(manager, noPlan?.id ?? '')).problem).toBe('action.settled_by_its_act')
  for (const stage of ['listened', 'apologised'])
    await call(t.app, mert.key, takeComplaintStep, { params: { id }, body: { stage, way: 'done', words: 'Noted' } })
  const dueAt = new Date(Date.now() + 60 * 3_600_000).toISOString()
  const given = await call(t.app, mert.key, givePlan, {
    params: { id },
    body: { problem: 'X', steps: [{ words: 'New shirt', memberId: mert.id, dueAt }], told: 'phone' },
  })
  expect(given.status).toBe(201)
  expect(await kindsOf(id)).not.toContain('no_plan')
})

test('the second handover warns whoever leads the shift, and the solution ends the warning', async () => {
  const id = await open()
  const hand = (who: Person, to: Person) =>
    call(t.app, who.key, handOverCase, {
      params: { id },
      body: { toMemberId: to.id, summary: 'She asks for the third time where her order is' },
    })
  await hand(mert, deniz)
  expect(await kindsOf(id)).toEqual([])
  await hand(deniz, lead)
  expect(await openOf(id)).toMatchObject([{ kind: 'runaround', forRole: 'lead', facts: { times: 2 } }])
  await hand(lead, mert)
  expect(await openOf(id)).toMatchObject([{ kind: 'runaround', facts: { times: 3 } }])
  await state(mert, id, 'solved')
  expect(await kindsOf(id)).toEqual([])
})

test('a broken promise is told to whoever leads, and the promise stays with the one who gave it', async () => {
  const id = await open()
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  const promised = await call(t.app, mert.key, makePromise, {
    params: { id },
    body: { words: 'Call Ayşe Hanım', memberId: mert.id, dueAt },
  })
  expect((await today(mert)).items).toContainEqual(
    expect.objectContaining({
      of: 'promise',
      words: 'Call Ayşe Hanım',
      when: 'soon',
      case: expect.objectContaining({ id }),
    }),
  )
  holdTime(new Date(Date.parse(dueAt) + 1000))
  await watchPromises(business.scope)
  expect(await openOf(id)).toMatchObject([{ kind: 'broken_promise', facts: { promised: 'Call Ayşe Hanım' } }])
  expect((await today(mert)).items.find((item) => item.of === 'promise')?.when).toBe('overdue')
  await call(t.app, mert.key, keepPromise, { params: { id: promised.body.id }, body: {} })
  expect((await today(mert)).items.find((item) => item.of === 'promise')).toBeUndefined()
})

test('an angry customer is called again by the senior, and only the call settles it', async () => {
  const id = await open('complaint')
  const { body } = await call(t.app, mert.key, markAngry, { params: { id }, body: {} })
  const [action] = await openOf(id)
  expect(action).toMatchObject({ kind: 'angry_follow_up', owner: { id: manager.id }, dueAt: body.anger?.followUpAt })
  expect((await settle(manager, action?.id ?? '')).problem).toBe('action.settled_by_its_act')
  await call(t.app, manager.key, followUpAnger, {
    params: { id },
    body: { words: 'Calm, and coming back on Saturday' },
  })
  expect(await kindsOf(id)).toEqual([])
})

test('a solved complaint leaves the two questions to be answered, and the prevention to be done by somebody', async () => {
  const id = await open('complaint')
  await call(t.app, mert.key, assignCase, { params: { id }, body: { ownerId: mert.id } })
  await state(mert, id, 'solved')
  expect(await openOf(id)).toMatchObject([{ kind: 'review_cause', owner: { id: mert.id } }])
  await state(mert, id, 'open')
  expect(await kindsOf(id)).toEqual([])
  await state(mert, id, 'solved')
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const reviewed = await call(t.app, mert.key, reviewCause, {
    params: { id },
    body: {
      cause: 'A bad seam',
      prevention: 'Wash one of each lot',
      kind: 'systems',
      action: { ownerId: lead.id, dueAt },
    },
  })
  expect(reviewed.status, JSON.stringify(reviewed.body)).toBe(200)
  expect(await openOf(id)).toMatchObject([
    { kind: 'prevent', words: 'Wash one of each lot', owner: { id: lead.id }, dueAt },
  ])
})

test('today is one list over every engine, the next due first, and each of its things can be acted on', async () => {
  const waiting = await open()
  const answered = await open()
  const overdue = await make(mert, { words: 'Long due', dueAt: new Date(Date.now() - 60_000).toISOString() })
  await make(mert, { words: 'Some day' })
  await call(t.app, mert.key, answerCase, {
    params: { id: answered },
    body: { text: 'Here it is', spoken: 'phone', thenState: 'waiting' },
  })
  const list = await today(mert)
  expect(list.items[0]).toMatchObject({ of: 'action', id: overdue.body.id, when: 'overdue' })
  expect(list.items.at(-1)).toMatchObject({ words: 'Some day', when: 'later', dueAt: null })
  const clocks = list.items.filter((item) => item.of === 'clock')
  expect(clocks).toMatchObject([
    { kind: 'first_answer', case: { id: waiting }, owner: null, clock: { state: 'running' } },
  ])
  const times = list.items.map(({ dueAt }) => dueAt ?? '9999')
  expect(times).toEqual([...times].sort())
  // The answer stopped a clock.
  expect(list.done).toBe(1)
  expect((await today(deniz)).done).toBe(0)
  expect((await today(lead, { of: 'branch' })).items.map(({ words }) => words)).toContain('Long due')
})

test('who sees another branch sees none of it, and it follows a case that moves there', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await buildMember(business.scope, 'manager', [elsewhere])
  const key = await keyOf(t.house, foreign)
  const id = await open('complaint')
  await call(t.app, mert.key, markAngry, { params: { id }, body: {} })
  const list = () => call(t.app, key, contract.listActions, { query: { caseId: id } })
  expect((await list()).body.items).toEqual([])
  const [action] = await openOf(id)
  expect((await settle({ key, id: '' }, action?.id ?? '')).status).toBe(404)
  const owner = await keyOf(t.house, business.owner)
  await call(t.app, owner, updateCase, { params: { id }, body: { branchId: elsewhere } })
  expect((await list()).body.items).toMatchObject([{ kind: 'angry_follow_up', branch: { id: elsewhere } }])
  expect(await openOf(id)).toEqual([])
})

test('the list is paged by key, and settled ones come newest first', async () => {
  for (const hour of [3, 1, 2])
    await make(mert, { words: `In ${hour}`, dueAt: new Date(Date.now() + hour * 3_600_000).toISOString() })
  await make(mert, { words: 'Some day' })
  const read = async (query: Record<string, string>) =>
    (await call(t.app, mert.key, contract.listActions, { query: { limit: '2', ...query } })).body
  const first = await read({})
  expect(first.items.map(({ words }) => words)).toEqual(['In 1', 'In 2'])
  const second = await read({ cursor: first.next ?? '' })
  expect(second.items.map(({ words }) => words)).toEqual(['In 3', 'Some day'])
  expect(second.next).toBeNull()
  for (const { id } of first.items) await settle(mert, id)
  expect((await read({ state: 'settled' })).items.map(({ words }) => words)).toEqual(['In 2', 'In 1'])
})

test('one rating of 1 is looked at by a named person, whatever the average, and only with what came of it', async () => {
  await business.scope.transaction((tx) => tx.db.updateTable('survey').set({ delay_hours: 0, quiet_days: 0 }).execute())
  const rate = async (satisfaction: string) => {
    const id = await open()
    await call(t.app, mert.key, assignCase, { params: { id }, body: { ownerId: mert.id } })
    await state(mert, id, 'solved')
    await t.settle()
    await sendDueInvitations(business.scope)
    const [mail] = (await outboxOf(business.scope, id)).filter(({ purpose }) => purpose === 'survey')
    await t.app.inject({
      method: 'POST',
      url: /\/s\/\S+/.exec(mail?.text ?? '')?.[0] ?? '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `satisfaction=${satisfaction}`,
    })
    return id
  }
  for (const good of ['5', '5', '5']) expect(await kindsOf(await rate(good))).toEqual([])
  const id = await rate('1')
  const [action] = await openOf(id)
  expect(action).toMatchObject({ kind: 'at_risk', owner: { id: mert.id }, facts: { satisfaction: 1 } })
  expect(Date.parse(action?.dueAt ?? '')).toBeLessThanOrEqual(Date.now() + 86_400_000)
  expect((await settle(mert, action?.id ?? '')).problem).toBe('action.outcome_needed')
  const done = await settle(mert, action?.id ?? '', { as: 'done', outcome: 'Called: a new piece comes on Friday' })
  expect(done.body).toMatchObject({ state: 'done', outcome: 'Called: a new piece comes on Friday' })
})
