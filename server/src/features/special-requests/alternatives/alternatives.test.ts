import * as contract from '@heed/contract/alternatives.ts'
import { createCase } from '@heed/contract/cases.ts'
import { citeRule, makeRule } from '@heed/contract/rules.ts'
import { changeSpecialRequest, makeSpecialRequest } from '@heed/contract/special-requests.ts'
import { updateWorkspace } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope } from '../../../platform/scope.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let baku: string
let owner: string
let lead: string
let ece: Scope
let eceKey: string
let can: Scope
let canKey: string
let ruleId: string

// Noon in Istanbul.
const noon = new Date('2026-11-25T09:00:00Z')
const period = { from: '2026-11-25', to: '2026-11-25' }

beforeAll(async () => {
  holdTime(noon)
  t = await openTestHouse({ worker: false })
  business = await buildBusiness(t.house)
  baku = await buildBranch(business.scope, 'Bakı')
  owner = await keyOf(t.house, business.owner)
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  ece = await buildMember(business.scope, 'employee', [business.branchId])
  eceKey = await keyOf(t.house, ece)
  can = await buildMember(business.scope, 'employee', null)
  canKey = await keyOf(t.house, can)
  const body = {
    name: 'Returns',
    text: '14 days',
    forWhom: 'comfort',
    ownerId: business.memberId,
    reviewOn: '2099-01-01',
  } as const
  ruleId = (await call(t.app, owner, makeRule, { body })).body.id
  await call(t.app, owner, updateWorkspace, { body: { minimumAnswers: 1 } })
  await play()
})
afterAll(async () => {
  holdTime()
  await t.close()
})
afterEach(() => holdTime(noon))

const open = async (branchId = business.branchId) =>
  (
    await call(t.app, owner, createCase, {
      body: { branchId, customer: { name: 'Ayşe' }, subject: 'A wish', text: 'Have you got it?', acknowledge: false },
    })
  ).body.id
const want = async (key: string, id: string, change?: object) => {
  const made = await call(t.app, key, makeSpecialRequest, { params: { id }, body: { product: 'Shawl', detail: 'red' } })
  if (change) await call(t.app, key, changeSpecialRequest, { params: { id: made.body.id }, body: change })
}
const refuse = (key: string, id: string) =>
  call(t.app, key, citeRule, {
    params: { id },
    body: { ruleId, refused: { asked: 'Money back', alternative: 'A voucher', decision: 'accepted' } },
  })
const noException = (caseId: string, askedBy: Scope) =>
  business.scope.transaction((tx) =>
    tx.db
      .insertInto('policy_exception')
      .values({
        id: newId(),
        case_id: caseId,
        rule_id: ruleId,
        gives: '14 days',
        needs: '30 days',
        why: 'Was ill',
        currency: 'TRY',
        state: 'refused',
        asked_by: askedBy.actor?.id ?? null,
        asked_at: noon,
        decided_by: business.memberId,
        decided_at: noon,
      })
      .execute(),
  )

/** Kadıköy: of six cases four have an alternative, Ece three of four, Can one of two. Bakı: one of one, by Can. */
async function play() {
  await want(eceKey, await open(), { alternative: 'A blue one' })
  await want(eceKey, await open(), { source: 'Mert Tekstil', expectedOn: '2026-11-30' })
  await want(eceKey, await open())
  const twice = await open()
  await want(eceKey, twice)
  await want(eceKey, twice, { alternative: 'A scarf' })
  const both = await open()
  await noException(both, can)
  await refuse(canKey, both)
  await noException(await open(), can)
  await refuse(canKey, await open(baku))
  // Not a wish that was turned down: the rule is only cited.
  const cited = await open()
  await call(t.app, eceKey, citeRule, { params: { id: cited }, body: { ruleId } })
  holdTime(new Date('2026-11-26T09:00:00Z'))
  await want(eceKey, await open())
  holdTime(noon)
}

const read = async (key: string, query: Record<string, string> = {}) =>
  (await call(t.app, key, contract.getAlternatives, { query: { ...period, ...query } as never })).body
const list = (key: string, query: Record<string, string> = {}) =>
  call(t.app, key, contract.listImpossibleCases, { query: { ...period, ...query } as never })

test('the figure is the cases with an alternative divided by the cases whose first wish was not possible, by branch and employee', async () => {
  const figures = await read(owner)
  expect(figures.all).toMatchObject({ cases: 7, offered: 5, share: { n: 7, tooFew: false } })
  expect(figures.all.share.value).toBeCloseTo(5 / 7, 6)
  expect(figures.byBranch).toMatchObject([
    { branch: { id: baku }, cases: 1, offered: 1 },
    { branch: { id: business.branchId }, cases: 6, offered: 4 },
  ])
  const of = (scope: Scope) => figures.byMember.find(({ member }) => member.id === scope.actor?.id)
  expect(of(ece)).toMatchObject({ cases: 4, offered: 3 })
  expect(of(can)).toMatchObject({ cases: 3, offered: 2 })
  expect((await read(owner, { to: '2026-11-26' })).all).toMatchObject({ cases: 8, offered: 5 })
  expect((await read(owner, { branchId: baku })).all).toMatchObject({ cases: 1, offered: 1 })
  await call(t.app, owner, updateWorkspace, { body: { minimumAnswers: 8 } })
  expect((await read(owner)).all.share).toEqual({ value: null, low: null, high: null, n: 7, tooFew: true })
  await call(t.app, owner, updateWorkspace, { body: { minimumAnswers: 1 } })
})

test('each figure opens exactly its cases, with what was wished and what was offered', async () => {
  const figures = await read(owner)
  const groups = [
    { query: {}, figure: figures.all },
    ...figures.byBranch.map((figure) => ({ query: { branchId: figure.branch.id }, figure })),
    ...figures.byMember.map((figure) => ({ query: { memberId: figure.member.id }, figure })),
  ]
  expect(groups).toHaveLength(5)
  for (const { query, figure } of groups) {
    const { items } = (await list(owner, query)).body
    expect(items).toHaveLength(figure.cases)
    expect(items.filter(({ offered }) => offered)).toHaveLength(figure.offered)
    expect((await list(owner, { ...query, offered: 'no' })).body.items).toHaveLength(figure.cases - figure.offered)
  }
  const all = (await list(owner)).body.items.flatMap(({ wishes }) => wishes)
  expect(all).toContainEqual({ kind: 'not_here', wish: 'Shawl, red', alternative: 'Mert Tekstil, 2026-11-30' })
  expect(all).toContainEqual({ kind: 'refused_by_rule', wish: 'Money back', alternative: 'A voucher' })
  expect(all).toContainEqual({ kind: 'no_exception', wish: '30 days', alternative: null })
  const first = await list(owner, { limit: '4' })
  const second = await list(owner, { limit: '4', cursor: first.body.next ?? '' })
  expect(new Set([...first.body.items, ...second.body.items].map((item) => item.case.id)).size).toBe(7)
})

test('an employee sees their own figure only, whoever leads sees all in their branch, and cases out of sight count for nobody', async () => {
  const own = await read(eceKey)
  expect(own.byMember).toMatchObject([{ member: { id: ece.actor?.id }, cases: 4, offered: 3 }])
  expect(own.all).toMatchObject({ cases: 6, offered: 4 })
  const seen = await read(lead)
  expect(seen.byBranch).toHaveLength(1)
  expect(seen.byMember.find(({ member }) => member.id === can.actor?.id)).toMatchObject({ cases: 2, offered: 1 })
  const ofCan = { memberId: can.actor?.id ?? '' }
  expect((await list(eceKey, ofCan)).status).toBe(403)
  expect((await list(lead, ofCan)).body.items).toHaveLength(2)
  expect((await list(canKey, ofCan)).body.items).toHaveLength(3)
})
