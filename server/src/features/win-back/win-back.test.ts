import { createCase, getTimeline } from '@heed/contract/cases.ts'
import { recordConsent } from '@heed/contract/consents.ts'
import { mergeCustomers } from '@heed/contract/customers.ts'
import { giveRemedies, redeemCoupon } from '@heed/contract/remedies.ts'
import * as contract from '@heed/contract/win-back.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { complain, review } from '../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

const start = Date.parse('2026-03-02T09:00:00Z')
const day = (days: number) => holdTime(new Date(start + days * 86_400_000))

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  day(0)
})

const solvedComplaint = async (more: Parameters<typeof complain>[2] = {}) => {
  const item = await complain(t, owner, more)
  await review(t, owner, item.id)
  return item
}
const offer = (id: string, key = owner, more: Record<string, unknown> = {}) =>
  call(t.app, key, contract.offerWinBack, {
    params: { id },
    body: { kind: 'coupon', amount: 50, words: 'Sizi yeniden görmek isteriz.', ...more },
  })
const send = (id: string, told = 'mail') => call(t.app, owner, contract.sendWinBack, { params: { id }, body: { told } })
const redeem = (code: string) =>
  call(t.app, owner, redeemCoupon, { body: { code, branchId: business.branchId, receipt: null } })
const visit = (id: string, more: Record<string, unknown> = {}) =>
  call(t.app, owner, contract.recordVisit, { params: { id }, body: more })
const offersOf = async (id: string) =>
  (await call(t.app, owner, contract.getCaseWinBack, { params: { id } })).body.offers
const rates = async (query: Record<string, string> = {}) =>
  (await call(t.app, owner, contract.getReturnRates, { query })).body
const customers = async (query: Record<string, string>, key = owner) =>
  (await call(t.app, key, contract.listUnhappyCustomers, { query })).body.items
const again = (email: string, kind: string, subject = 'Yeni bir şey') =>
  call(t.app, owner, createCase, {
    body: {
      customer: { name: 'Ayşe Demir', language: 'tr', email },
      subject,
      text: 'Merhaba',
      kind,
      acknowledge: false,
    },
  })

test('an offer to an unhappy customer is offered, sent in their language with its code, redeemed, and the customer is back', async () => {
  const { id } = await solvedComplaint({ email: 'ayse@mail.test' })
  const offered = (await offer(id)).body
  expect(offered).toMatchObject({ state: 'offered', kind: 'coupon', amount: 50, cameAgain: null })
  day(1)
  expect((await send(offered.id)).body).toMatchObject({ state: 'sent', told: 'mail' })
  const timeline = JSON.stringify((await call(t.app, owner, getTimeline, { params: { id } })).body)
  expect(timeline).toContain(offered.code)
  expect(timeline).toContain('Sizi yeniden görmekten memnun oluruz.')
  day(9)
  expect((await redeem(offered.code ?? '')).status).toBe(200)
  const [now] = await offersOf(id)
  expect(now).toMatchObject({ state: 'redeemed', cameAgain: { way: 'coupon', at: now?.redeemedAt } })
  const { items } = (await call(t.app, owner, contract.listWinBackOffers, { query: {} })).body
  expect(items.map((item) => item.id)).toEqual([offered.id])
})

test('only an unhappy customer is offered a reason to come back, and only once', async () => {
  const enquiry = (await again('mehmet@mail.test', 'enquiry')).body
  expect((await offer(enquiry.id)).problem).toBe('win_back.not_unhappy')
  const { id } = await solvedComplaint()
  expect((await offer(id)).status).toBe(201)
  expect((await offer(id)).problem).toBe('win_back.offered')
})

test('whoever withdrew their consent to offers is offered and sent nothing, and whoever wants no calls is not called', async () => {
  const item = await solvedComplaint()
  const withdraw = (purpose: 'offers' | 'calls', given = false) =>
    call(t.app, owner, recordConsent, { params: { id: item.customer.id }, body: { purpose, given, how: 'written' } })
  await withdraw('offers')
  expect((await offer(item.id)).problem).toBe('win_back.no_consent')
  await withdraw('offers', true)
  const { body: offered } = await offer(item.id)
  await withdraw('offers')
  expect((await send(offered.id, 'in_person')).problem).toBe('win_back.no_consent')
  await withdraw('offers', true)
  await withdraw('calls')
  expect((await send(offered.id, 'phone')).problem).toBe('win_back.no_calls')
  expect((await send(offered.id, 'in_person')).body).toMatchObject({ state: 'sent' })
})

test('above the limit of whoever offers it waits for somebody who may decide, and cannot be sent before', async () => {
  const { id } = await solvedComplaint()
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const asked = (await offer(id, employee, { amount: 90_000 })).body
  expect(asked.state).toBe('asked')
  expect((await send(asked.id)).problem).toBe('win_back.not_granted')
})

test('credit is told in person once, and never twice', async () => {
  const { id } = await solvedComplaint()
  const credit = (await offer(id, owner, { kind: 'account_credit' })).body
  expect(credit).toMatchObject({ state: 'offered', code: null })
  expect((await send(credit.id, 'in_person')).body.state).toBe('sent')
  expect((await send(credit.id, 'in_person')).problem).toBe('win_back.sent')
})

test('a later case is a return unless it complains about the same thing, or about what nobody can tell', async () => {
  const { id } = await solvedComplaint({ email: 'a@mail.test', item: 'Keten gömlek' })
  const { id: offerId } = (await offer(id)).body
  day(3)
  await complain(t, owner, { email: 'a@mail.test', item: 'keten gömlek' })
  await complain(t, owner, { email: 'a@mail.test' })
  expect((await offersOf(id))[0]?.cameAgain).toBeNull()
  day(5)
  await complain(t, owner, { email: 'a@mail.test', item: 'Keten çanta' })
  const enquiry = await again('a@mail.test', 'enquiry')
  expect(enquiry.status).toBe(201)
  const [now] = await offersOf(id)
  expect(now).toMatchObject({ id: offerId, cameAgain: { way: 'case' } })
  expect(now?.cameAgain?.at.slice(0, 10)).toBe('2026-03-07')
})

test('return rates set those who were compensated beside those who were not, with the difference and its interval', async () => {
  const codes: string[] = []
  const ids: string[] = []
  for (let n = 0; n < 20; n++) {
    const { id } = await solvedComplaint({ email: `c${n}@mail.test`, name: `Müşteri ${n}` })
    ids.push(id)
    if (n < 10) codes.push((await offer(id)).body.code ?? '')
  }
  day(20)
  // Nine of ten with a coupon: five by redeeming it and nothing else. Three of ten without.
  for (const code of codes.slice(0, 5)) await redeem(code)
  for (const id of [...ids.slice(5, 9), ...ids.slice(10, 13)]) await visit(id, { words: 'Uğradı', amount: 120 })
  expect(await rates()).toMatchObject({ waiting: 20, verdict: 'too_few', compensated: { n: 0 } })
  day(91)
  const shown = await rates()
  expect(shown).toMatchObject({
    waiting: 0,
    compensated: { n: 10, returned: 9, onlyByCoupon: 5, sharePercent: 90 },
    other: { n: 10, returned: 3, onlyByCoupon: 0, sharePercent: 30 },
    verdict: 'more',
  })
  expect(shown.difference?.points).toBeCloseTo(60, 10)
  expect(shown.difference?.interval[0]).toBeCloseTo(17.05, 1)
  expect(shown.difference?.interval[1]).toBeCloseTo(80.9, 1)
  expect(await customers({ group: 'compensated', returned: 'yes' })).toHaveLength(9)
  expect(await customers({ group: 'compensated', returned: 'coupon_only' })).toHaveLength(5)
  const back = await customers({ group: 'other', returned: 'yes' })
  expect(back.map((row) => [row.case.id, row.cameAgain?.way]).sort()).toEqual(
    ids
      .slice(10, 13)
      .map((id) => [id, 'visit'])
      .sort(),
  )
  const first = (await call(t.app, owner, contract.listUnhappyCustomers, { query: { group: 'other', limit: '6' } }))
    .body
  const rest = await customers({ group: 'other', limit: '6', cursor: first.next ?? '' })
  expect([...first.items, ...rest]).toHaveLength(10)
})

test('under ten customers on a side nothing is said about the difference', async () => {
  const { id } = await solvedComplaint({ email: 'one@mail.test' })
  await offer(id)
  day(100)
  expect(await rates()).toMatchObject({ verdict: 'too_few', difference: null, compensated: { n: 1, returned: 0 } })
})

test('what came after the days, an apology, and a gift to somebody who had come already are not counted as what they are not', async () => {
  const late = await solvedComplaint({ email: 'late@mail.test' })
  const sorry = await solvedComplaint({ email: 'sorry@mail.test' })
  const early = await solvedComplaint({ email: 'early@mail.test' })
  await call(t.app, owner, giveRemedies, {
    params: { id: sorry.id },
    body: { reason: 'Üzgünüz', items: [{ kind: 'apology', amount: 0 }] },
  })
  day(2)
  await visit(early.id)
  day(3)
  await offer(early.id)
  day(95)
  await visit(late.id)
  expect(await rates()).toMatchObject({ compensated: { n: 0 }, other: { n: 3, returned: 1 } })
  expect((await rates({ days: '120' })).waiting).toBe(3)
})

test('visits move with a customer who turns out to be another, and are never in the future', async () => {
  const one = await solvedComplaint({ email: 'x@mail.test' })
  const two = await solvedComplaint({ email: 'y@mail.test' })
  expect((await visit(two.id, { at: '2026-05-01T10:00:00.000Z' })).problem).toBe('win_back.visit_time')
  day(1)
  expect((await visit(two.id, { amount: 0.001 })).problem).toBe('win_back.not_payable')
  await visit(two.id, { amount: 40 })
  await call(t.app, owner, mergeCustomers, {
    params: { id: one.customer.id },
    body: { otherId: two.customer.id },
  })
  const { visits } = (await call(t.app, owner, contract.getCaseWinBack, { params: { id: one.id } })).body
  expect(visits).toMatchObject([{ amount: 40, currency: 'TRY' }])
})

test('whoever sees one branch counts its customers, who may have come again elsewhere', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const here = await solvedComplaint({ email: 'z@mail.test' })
  await solvedComplaint({ email: 'w@mail.test', branchId: baku })
  day(4)
  await call(t.app, owner, createCase, {
    body: {
      customer: { name: 'Ayşe Demir', language: 'tr', email: 'z@mail.test' },
      subject: 'Sual',
      text: 'Salam',
      kind: 'enquiry',
      acknowledge: false,
      branchId: baku,
    },
  })
  day(95)
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  const rows = await customers({ group: 'other' }, lead)
  expect(rows).toMatchObject([{ case: { id: here.id }, cameAgain: { way: 'case', case: null } }])
  expect(await customers({ group: 'other' })).toHaveLength(2)
})
