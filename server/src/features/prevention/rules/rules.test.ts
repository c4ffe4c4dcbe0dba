import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/rules.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { openDueReviews } from './review-rule.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let ownerId: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ownerId = business.owner.actor?.id ?? ''
})

const write = async (name: string, more: Record<string, unknown> = {}) =>
  (
    await call(t.app, owner, contract.makeRule, {
      body: { name, text: 'Fişsiz iade yoktur', forWhom: 'comfort', ownerId, reviewOn: '2099-01-01', ...more },
    })
  ).body
const refuse = (key: string, caseId: string, ruleId: string, more: Record<string, unknown> = {}) =>
  call(t.app, key, contract.citeRule, {
    params: { id: caseId },
    body: { ruleId, refused: { asked: 'İade', alternative: 'Değişim', decision: 'accepted', ...more } },
  })
const read = async (id: string, key = owner) => (await call(t.app, key, contract.getRule, { params: { id } })).body
const todo = async () =>
  (await call(t.app, owner, listActions, { query: { ownerId } })).body.items.filter(
    ({ kind }) => kind === 'review_rule',
  )
const review = (id: string, outcome = 'kept') =>
  call(t.app, owner, contract.reviewRule, {
    params: { id },
    body: { outcome, words: 'Fişi olmayana değişim var', nextReviewOn: '2099-06-01' },
  })

test('a refused request without an alternative is not accepted', async () => {
  const rule = await write('Fişsiz iade yok')
  const item = await complain(t, owner)
  expect((await refuse(owner, item.id, rule.id, { alternative: '  ' })).problem).toBe('rule.alternative_needed')
  expect((await read(rule.id)).uses).toEqual([])
  expect((await refuse(owner, item.id, rule.id)).body).toMatchObject({ asked: 'İade', alternative: 'Değişim' })
  const { items } = (await call(t.app, owner, contract.listCaseRuleUses, { params: { id: item.id } })).body
  expect(items).toMatchObject([{ rule: { name: 'Fişsiz iade yok' }, decision: 'accepted' }])
})

test('three refusals for one rule open its review by themselves, over all branches, and one review at a time', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const here = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const there = await keyOf(t.house, await buildMember(business.scope, 'employee', [baku]))
  const rule = await write('Fişsiz iade yok', { forWhom: 'law' })
  const mine = await complain(t, owner)
  const theirs = await complain(t, owner, { branchId: baku })
  await refuse(here, mine.id, rule.id)
  await refuse(there, theirs.id, rule.id)
  expect(await todo()).toEqual([])
  await refuse(here, mine.id, rule.id)
  expect(await todo()).toMatchObject([{ words: 'Fişsiz iade yok', facts: { ruleId: rule.id, reason: 'refusals' } }])
  await refuse(here, mine.id, rule.id)
  expect(await todo()).toHaveLength(1)
  expect(await read(rule.id, here)).toMatchObject({ refusals: 4, review: 'refusals' })
  expect((await read(rule.id, here)).uses).toHaveLength(3)

  expect((await review(rule.id)).body).toMatchObject({ refusals: 0, review: null, reviews: [{ outcome: 'kept' }] })
  expect(await todo()).toEqual([])
  await refuse(here, mine.id, rule.id)
  expect(await todo()).toEqual([])
})

test('a rule for the firm’s comfort with complaints is first in the review list, then what is overdue', async () => {
  const law = await write('Yasal süre', { forWhom: 'law', reviewOn: '2020-01-01' })
  const calm = await write('Kasa 18.00’de kapanır')
  const hated = await write('Fişsiz iade yok')
  const cited = await write('Paket açılmaz')
  const item = await complain(t, owner)
  await call(t.app, owner, contract.citeRule, { params: { id: item.id }, body: { ruleId: cited.id } })
  for (const one of [item, await complain(t, owner)]) await refuse(owner, one.id, hated.id)
  await refuse(owner, item.id, hated.id, { decision: 'declined' })
  const { items } = (await call(t.app, owner, contract.listRules, {})).body
  expect(items.map(({ id, review: why, complaints }) => [id, why, complaints])).toEqual([
    [hated.id, 'comfort', 2],
    [cited.id, 'comfort', 1],
    [law.id, 'overdue', 0],
    [calm.id, null, 0],
  ])
})

test('a review that is due reaches the owner once; a dropped rule turns nobody away any longer', async () => {
  holdTime('2026-05-01T09:00:00Z')
  const rule = await write('Yasal süre', { forWhom: 'law', reviewOn: '2026-06-01' })
  holdTime('2026-06-01T09:00:00Z')
  expect(await openDueReviews(business.scope)).toBe(0)
  holdTime('2026-06-02T09:00:00Z')
  expect(await openDueReviews(business.scope)).toBe(1)
  expect(await openDueReviews(business.scope)).toBe(0)
  expect(await todo()).toMatchObject([{ facts: { reason: 'date' } }])
  expect((await review(rule.id, 'dropped')).body.retiredAt).not.toBeNull()
  const item = await complain(t, owner)
  expect((await refuse(owner, item.id, rule.id)).problem).toBe('rule.retired')
  const list = async (retired: string) =>
    (await call(t.app, owner, contract.listRules, { query: { retired } })).body.items.length
  expect([await list('no'), await list('yes')]).toEqual([0, 1])
})

test('another text is another version, and who has read which can be seen', async () => {
  const rule = await write('Fişsiz iade yok')
  const employee = await buildMember(business.scope, 'employee', [business.branchId])
  const key = await keyOf(t.house, employee)
  const acknowledge = (version: number) =>
    call(t.app, key, contract.readRule, { params: { id: rule.id }, body: { version } })
  expect((await acknowledge(1)).body).toMatchObject({ isRead: true, read: { members: 1, of: 2 } })
  const change = (body: Record<string, unknown>) =>
    call(t.app, owner, contract.changeRule, { params: { id: rule.id }, body })
  expect((await change({ text: 'Fişsiz iade yoktur' })).body.version).toBe(1)
  expect((await change({ text: 'Fişsiz değişim vardır' })).body).toMatchObject({ version: 2, read: { members: 0 } })
  expect((await acknowledge(1)).problem).toBe('rule.version_unknown')
  await acknowledge(2)
  const { versions } = await read(rule.id)
  expect(
    versions.map(({ version, text, readings }) => [version, text, readings.map(({ member }) => member.id)]),
  ).toEqual([
    [2, 'Fişsiz değişim vardır', [employee.actor?.id]],
    [1, 'Fişsiz iade yoktur', [employee.actor?.id]],
  ])
})
