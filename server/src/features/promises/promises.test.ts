import { createCase, getCase, getTimeline } from '@heed/contract/cases.ts'
import { takeComplaintStep } from '@heed/contract/complaints.ts'
import * as contract from '@heed/contract/promises.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { outboxOf } from '../../../test/mails.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { watchPromises } from './settle-promise.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let mert: { key: string; id: string }

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house, { hours: officeHours })
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  mert = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})
afterEach(() => holdTime())
afterAll(() => t.close())

const hour = 3_600_000
const inHours = (hours: number, from = Date.now()) => new Date(from + hours * hour).toISOString()
const openCase = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, mert.key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Çim biçme makinesi çalışmıyor',
        text: 'Dün aldığım makine çalışmıyor.',
        kind: 'complaint',
        ...more,
      },
    })
  ).body
/** A complaint far enough for a plan. */
const openHeard = async (more: Record<string, unknown> = {}) => {
  const item = await openCase(more)
  for (const stage of ['listened', 'apologised'])
    await call(t.app, mert.key, takeComplaintStep, {
      params: { id: item.id },
      body: { stage, way: 'done', words: 'Noted' },
    })
  return item
}
const promise = (caseId: string, step: Record<string, unknown> = {}) =>
  call(t.app, mert.key, contract.makePromise, {
    params: { id: caseId },
    body: { words: 'Call back with a date', memberId: mert.id, dueAt: inHours(2), ...step },
  })

test('a promise done by its moment is kept, and it stands in the case', async () => {
  const { id } = await openCase()
  const made = await promise(id)
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ state: 'open', member: { id: mert.id }, planId: null, doneAt: null })
  const done = await call(t.app, mert.key, contract.keepPromise, {
    params: { id: made.body.id },
    body: { note: 'Said Friday' },
  })
  expect(done.body).toMatchObject({ state: 'kept', note: 'Said Friday' })
  const again = await call(t.app, mert.key, contract.keepPromise, { params: { id: made.body.id }, body: {} })
  expect(again.problem).toBe('promise.settled')
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items).toContainEqual(
    expect.objectContaining({ type: 'promise.done', details: expect.objectContaining({ inTime: true }) }),
  )
})

test('its moment passing undone breaks a promise at that moment, once; done later it stays broken', async () => {
  const { id } = await openCase()
  const dueAt = inHours(2)
  const { body } = await promise(id, { dueAt })
  holdTime(new Date(Date.parse(dueAt)))
  expect(await watchPromises(business.scope)).toBe(0)
  holdTime(new Date(Date.parse(dueAt) + 1))
  expect(await watchPromises(business.scope)).toBe(1)
  expect(await watchPromises(business.scope)).toBe(0)
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items.filter((item) => item.entry === 'event' && item.type === 'promise.broken')).toMatchObject([
    { at: dueAt },
  ])
  const done = await call(t.app, mert.key, contract.keepPromise, { params: { id: body.id }, body: {} })
  expect(done.body.state).toBe('broken')
  expect(done.body.doneAt).not.toBeNull()
  const withdrawn = await call(t.app, mert.key, contract.withdrawPromise, {
    params: { id: body.id },
    body: { note: 'Never mind' },
  })
  expect(withdrawn.problem).toBe('promise.settled')
})

test('done after its moment before anybody noticed is broken too, and says so once', async () => {
  const { id } = await openCase()
  const dueAt = inHours(1)
  const { body } = await promise(id, { dueAt })
  holdTime(new Date(Date.parse(dueAt) + 60_000))
  const done = await call(t.app, mert.key, contract.keepPromise, { params: { id: body.id }, body: {} })
  expect(done.body.state).toBe('broken')
  expect(await watchPromises(business.scope)).toBe(0)
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items.filter((item) => item.entry === 'event' && item.type === 'promise.broken')).toHaveLength(1)
})

test('moments of the past and beyond a year, and people who cannot see the case, are refused', async () => {
  const { id } = await openCase()
  expect((await promise(id, { dueAt: inHours(-1) })).problem).toBe('promise.in_past')
  expect((await promise(id, { dueAt: inHours(24 * 400) })).problem).toBe('promise.too_far')
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await buildMember(business.scope, 'employee', [elsewhere])
  expect((await promise(id, { memberId: foreign.actor?.id })).problem).toBe('case.owner_unknown')
  const { dueAt: _, ...timeless } = { words: 'Soon', memberId: mert.id, dueAt: '' }
  expect((await call(t.app, mert.key, contract.makePromise, { params: { id }, body: timeless })).status).toBe(400)
  const foreignKey = await keyOf(t.house, foreign)
  expect((await call(t.app, foreignKey, contract.listPromises, { params: { id } })).status).toBe(404)
})

test('a plan goes to the customer in their language with names and times, and stops the plan clock', async () => {
  const { id } = await openHeard()
  const owed = (await call(t.app, mert.key, getCase, { params: { id } })).body.clocks.find(
    ({ measure }) => measure === 'plan',
  )
  expect(owed?.state).toMatch(/running|warning/)
  const given = await call(t.app, mert.key, contract.givePlan, {
    params: { id },
    body: {
      problem: 'Makine çalışmıyor',
      steps: [
        {
          words: 'Evinize gelip makineye bakacak',
          memberId: mert.id,
          visitor: 'Elçin Usta',
          dueAt: '2099-01-05T08:00:00Z',
        },
      ],
      nextNewsAt: null,
      told: 'mail',
    },
  })
  // A moment decades away is no promise.
  expect(given.problem).toBe('promise.too_far')
  const dueAt = inHours(20)
  const withNews = (nextNewsAt: string) =>
    call(t.app, mert.key, contract.givePlan, {
      params: { id },
      body: { problem: 'x', steps: [{ words: 'x', memberId: mert.id, dueAt }], nextNewsAt, told: 'phone' },
    })
  expect((await withNews(inHours(-1))).problem).toBe('promise.in_past')
  expect((await withNews('9999-12-31T23:59:59Z')).problem).toBe('promise.too_far')
  const right = await call(t.app, mert.key, contract.givePlan, {
    params: { id },
    body: {
      problem: 'Makine çalışmıyor',
      steps: [
        { words: 'Evinize gelip makineye bakacak', memberId: mert.id, visitor: 'Elçin Usta', dueAt },
        { words: 'Yeni makine getirilecek', memberId: mert.id, dueAt: inHours(44) },
      ],
      nextNewsAt: inHours(24),
      told: 'mail',
    },
  })
  expect(right.status, JSON.stringify(right.body)).toBe(201)
  expect(right.body.steps).toMatchObject([
    { visitor: 'Elçin Usta', dueAt },
    { visitor: null, state: 'open' },
  ])
  const [mail] = (await outboxOf(business.scope, id)).filter(({ purpose }) => purpose === 'answer')
  expect(mail?.text).toContain('Sayın Ayşe Demir')
  expect(mail?.text).toContain('1. Evinize gelip makineye bakacak – Elçin Usta, en geç ')
  expect(mail?.text).toContain('2. Yeni makine getirilecek – ')
  const after = (await call(t.app, mert.key, getCase, { params: { id } })).body
  expect(after.clocks.find(({ measure }) => measure === 'plan')?.state).toBe('met')
  const listed = (await call(t.app, mert.key, contract.listPromises, { params: { id } })).body
  expect(listed.plans).toHaveLength(1)
  expect(listed.others).toEqual([])
})

test('a plan without a step, without a person or without a moment cannot be given', async () => {
  const { id } = await openCase()
  const give = (steps: unknown[]) =>
    call(t.app, mert.key, contract.givePlan, { params: { id }, body: { problem: 'X', steps, told: 'phone' } })
  expect((await give([])).status).toBe(400)
  expect((await give([{ words: 'Look', dueAt: inHours(2) }])).status).toBe(400)
  expect((await give([{ words: 'Look', memberId: mert.id }])).status).toBe(400)
  expect((await call(t.app, mert.key, contract.listPromises, { params: { id } })).body.plans).toEqual([])
})

test('a plan that was told by telephone needs no mail address', async () => {
  const { id } = await openHeard({
    customer: { phone: `+90 555 ${Math.floor(Math.random() * 1e7)}`, name: 'Orhan', language: 'tr' },
  })
  const body = { problem: 'X', steps: [{ words: 'Call', memberId: mert.id, dueAt: inHours(2) }] }
  expect(
    (await call(t.app, mert.key, contract.givePlan, { params: { id }, body: { ...body, told: 'mail' } })).problem,
  ).toBe('case.no_address')
  const told = await call(t.app, mert.key, contract.givePlan, { params: { id }, body: { ...body, told: 'phone' } })
  expect(told.status, JSON.stringify(told.body)).toBe(201)
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items).toContainEqual(expect.objectContaining({ entry: 'message', kind: 'answer', spoken: 'phone' }))
})

test('five minutes before closing the moments on offer are those of the next working day', async () => {
  const { id } = await openCase()
  // A Friday, 17:55 in Istanbul.
  holdTime(new Date('2026-11-27T14:55:00Z'))
  const { body } = await call(t.app, mert.key, contract.suggestTimes, { params: { id } })
  expect(body).toMatchObject({
    zone: 'Europe/Istanbul',
    nearClosing: true,
    items: [
      { time: 'next_morning', at: '2026-11-30T07:00:00.000Z' },
      { time: 'next_evening', at: '2026-11-30T15:00:00.000Z' },
    ],
  })
})
