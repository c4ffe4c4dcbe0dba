import * as contract from '@heed/contract/remedies.ts'
import { expect, test } from 'vitest'
import { call } from '../../../test/api.ts'
import { buildBranch } from '../../../test/build.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import {
  business,
  complain,
  give,
  hire,
  lead,
  manager,
  mert,
  one,
  owner,
  type Person,
  redeem,
  t,
  useRemedyDesk,
} from './testing/remedy-desk.ts'

useRemedyDesk()

test('fifty who use one coupon at once use it once, and the customer has it', async () => {
  const id = await complain()
  const { coupon, id: remedyId } = await one(mert, id, [{ kind: 'coupon', amount: 400 }])
  expect(coupon?.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{12}$/)
  const code = coupon?.code ?? ''
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4, 8)} ${code.slice(8)}`
  const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(mert.key, typed)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem === 'coupon.used')).toHaveLength(49)
  expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([])
  const { items } = (await call(t.app, mert.key, contract.listRemediesOfCase, { params: { id } })).body
  expect(items.find((item) => item.id === remedyId)).toMatchObject({ state: 'fulfilled', proof: 'A-17' })
})

test('a code is used in any branch, by nobody who does not have it, and never after its day', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('employee', elsewhere)
  const id = await complain()
  const [first, second, third] = (
    await give(mert, id, [
      { kind: 'coupon', amount: 100 },
      { kind: 'coupon', amount: 100 },
      { kind: 'discount', amount: 100, percent: 10 },
    ])
  ).body.items
  expect((await redeem(nigar.key, first?.coupon?.code ?? '', elsewhere)).status).toBe(200)
  expect((await redeem(nigar.key, second?.coupon?.code ?? '')).problem).toBe('branch.unknown')
  expect((await redeem(mert.key, 'AAAA-BBBB-CCCC')).problem).toBe('coupon.unknown')
  const withdrawn = await call(t.app, mert.key, contract.withdrawRemedy, { params: { id: second?.id ?? '' }, body: {} })
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', coupon: { voided: true } })
  expect((await redeem(mert.key, second?.coupon?.code ?? '')).problem).toBe('coupon.void')
  expect(
    (await call(t.app, mert.key, contract.withdrawRemedy, { params: { id: first?.id ?? '' }, body: {} })).problem,
  ).toBe('coupon.used')
  holdTime(`${third?.coupon?.expiresOn}T23:59:00+03:00`)
  expect(
    (await call(t.app, mert.key, contract.lookUpCoupon, { body: { code: third?.coupon?.code } })).body.percent,
  ).toBe(10)
  holdTime(new Date(Date.parse(`${third?.coupon?.expiresOn}T23:59:00+03:00`) + 120_000))
  expect((await redeem(mert.key, third?.coupon?.code ?? '')).problem).toBe('coupon.expired')
})

test('whoever guesses codes is made to wait, and nobody else is', async () => {
  const id = await complain()
  const { coupon } = await one(mert, id, [{ kind: 'coupon', amount: 100 }])
  const lookUp = (who: Person, code: string) => call(t.app, who.key, contract.lookUpCoupon, { body: { code } })
  for (let guess = 0; guess < 20; guess += 1)
    expect((await lookUp(mert, `AAAA${guess}`)).problem).toBe('coupon.unknown')
  expect((await lookUp(mert, coupon?.code ?? '')).problem).toBe('coupon.too_many_guesses')
  expect((await redeem(mert.key, coupon?.code ?? '')).status).toBe(429)
  expect((await lookUp(lead, coupon?.code ?? '')).status).toBe(200)
  // A key for repeats hides no guess.
  const keyed = (guess: number) =>
    call(t.app, manager.key, contract.lookUpCoupon, {
      body: { code: `BBBB${guess}` },
      headers: { 'idempotency-key': newId() },
    })
  for (let guess = 0; guess < 25; guess += 1) await keyed(guess)
  await expect.poll(async () => (await keyed(99)).problem).toBe('coupon.too_many_guesses')
  holdTime(new Date(Date.now() + 601_000))
  expect((await lookUp(mert, coupon?.code ?? '')).status).toBe(200)
})

test('of three hundred codes guessed at once no more are looked up than one after the other', async () => {
  const guess = (who: Person, code: string, headers: Record<string, string> = {}) =>
    call(t.app, who.key, contract.lookUpCoupon, { body: { code }, headers })
  const atOnce = await Promise.all(Array.from({ length: 300 }, (_, n) => guess(mert, `CCCC${n}`)))
  expect(atOnce.filter(({ problem }) => problem === 'coupon.unknown')).toHaveLength(20)
  expect(atOnce.filter(({ problem }) => problem === 'coupon.too_many_guesses')).toHaveLength(280)
  const keyed = await Promise.all(
    Array.from({ length: 60 }, (_, n) => guess(lead, `DDDD${n}`, { 'idempotency-key': newId() })),
  )
  // What is being noted may count twice, never not at all.
  const lookedUp = keyed.filter(({ problem }) => problem === 'coupon.unknown').length
  expect(lookedUp).toBeGreaterThan(0)
  expect(lookedUp).toBeLessThanOrEqual(20)
})

test('without a refund in the rules the full price is a coupon, with a discount beside it, each used once', async () => {
  const policy = (await call(t.app, owner, contract.getRemedyPolicy, {})).body
  await call(t.app, owner, contract.setRemedyPolicy, {
    body: {
      decideMinutes: 15,
      rules: policy.rules.map(({ notYetYours: _, ...rule }) => ({ ...rule, allowed: rule.kind !== 'refund' })),
      limits: policy.limits.map(({ notYetYours: _, ...limit }) => limit),
    },
  })
  const id = await complain()
  const read = async () => (await call(t.app, mert.key, contract.listRemediesOfCase, { params: { id } })).body
  expect((await read()).offers.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['coupon', 'discount', 'account_credit']),
  )
  expect((await read()).offers.map(({ kind }) => kind)).not.toContain('refund')
  const price = 390.5
  const given = await give(mert, id, [
    { kind: 'coupon', amount: price },
    { kind: 'discount', amount: 100, percent: 20 },
  ])
  const [coupon, discount] = given.body.items
  expect(coupon).toMatchObject({ state: 'granted', coupon: { amount: price, percent: null, currency: 'TRY' } })
  expect(discount).toMatchObject({ state: 'granted', coupon: { amount: 100, percent: 20 } })
  for (const remedy of given.body.items) {
    expect(remedy.coupon?.expiresOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect((await redeem(mert.key, remedy.coupon?.code ?? '')).status).toBe(200)
    expect((await redeem(mert.key, remedy.coupon?.code ?? '')).problem).toBe('coupon.used')
  }
  expect((await read()).items.map(({ state }) => state)).toEqual(['fulfilled', 'fulfilled'])
})
