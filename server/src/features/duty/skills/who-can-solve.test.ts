import { createCase } from '@heed/contract/cases.ts'
import { getDutyCard, setDuty, setReach } from '@heed/contract/duty.ts'
import * as contract from '@heed/contract/skills.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
type Someone = { key: string; id: string }
let mert: Someone
let ayla: Someone
let lead: Someone

beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  // A Wednesday morning in Istanbul.
  holdTime(new Date('2026-11-25T07:00:00Z'))
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ;[mert, ayla, lead] = await Promise.all([hire('employee'), hire('employee'), hire('lead')])
})
afterEach(() => holdTime())
afterAll(() => t.close())

const hire = async (role: 'employee' | 'lead' | 'manager', branchId = business.branchId): Promise<Someone> => {
  const scope = await buildMember(business.scope, role, [branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
const onDuty = (people: Someone[], branchId = business.branchId) =>
  call(t.app, owner, setDuty, {
    params: { id: branchId },
    body: { spans: people.map(({ id }) => ({ memberId: id, weekday: 3, from: '08:00', to: '18:00' })) },
  })
const knows = (who: Someone, words: string, more: Record<string, unknown> = {}, by = who) =>
  call(t.app, by.key, contract.setSkills, {
    params: { id: who.id },
    body: { skills: [{ kind: null, words, ...more }], awayUntil: null },
  })
const find = async (query: Record<string, string> = {}) =>
  (await call(t.app, mert.key, contract.whoCanSolve, { query })).body.people.map(({ id, as }) => [id, as])

test('skills that are set by many at once are those of one of them', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => knows(mert, `Perde ${n}`)))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  const { skills } = (await call(t.app, mert.key, contract.getSkills, { params: { id: mert.id } })).body
  expect(skills).toHaveLength(1)
})

test('only people on duty who can are named; where none can, the deputy of whoever could', async () => {
  await knows(mert, 'Perde, keten')
  await knows(ayla, 'Nevresim İpek')
  await onDuty([mert])
  expect(await find({ words: 'keten' })).toEqual([[mert.id, 'duty']])
  expect(await find()).toEqual([[mert.id, 'duty']])
  // Ayla knows silk and is not there: nobody, until somebody stands in for her.
  expect(await find({ words: 'ipek nevresim' })).toEqual([])
  await call(t.app, owner, setReach, { params: { id: ayla.id }, body: { phone: null, deputyId: lead.id } })
  expect(await find({ words: 'ipek nevresim' })).toEqual([[lead.id, 'deputy']])
  await onDuty([mert, ayla])
  expect(await find({ words: 'ipek nevresim' })).toEqual([[ayla.id, 'duty']])
})

test('whoever is away is not named, neither on duty nor as a deputy', async () => {
  await knows(mert, 'keten')
  await onDuty([mert])
  await call(t.app, owner, setReach, { params: { id: mert.id }, body: { phone: null, deputyId: lead.id } })
  const away = (who: Someone, awayUntil: string | null) =>
    call(t.app, who.key, contract.setSkills, {
      params: { id: who.id },
      body: { skills: [{ kind: null, words: 'keten' }], awayUntil },
    })
  await away(mert, '2026-12-01T00:00:00Z')
  expect(await find({ words: 'keten' })).toEqual([[lead.id, 'deputy']])
  const card = (await call(t.app, owner, getDutyCard, {})).body
  expect(card.branches[0]?.people.map(({ id }) => id)).not.toContain(mert.id)
  await away(lead, '2026-12-01T00:00:00Z')
  expect(await find({ words: 'keten' })).toEqual([])
  holdTime(new Date('2026-12-02T07:00:00Z'))
  expect(await find({ words: 'keten' })).toEqual([[mert.id, 'duty']])
})

test('the kind of case and what they may decide alone count, and who knows more stands first', async () => {
  await knows(mert, 'keten perde', { kind: 'complaint' })
  await knows(ayla, 'keten')
  await knows(lead, 'keten')
  await onDuty([mert, ayla, lead])
  expect((await find({ words: 'keten perde', kind: 'complaint' }))[0]).toEqual([mert.id, 'duty'])
  expect((await find({ words: 'keten', kind: 'enquiry' })).map(([id]) => id).sort()).toEqual([ayla.id, lead.id].sort())
  expect(await find({ words: 'keten', amount: '600' })).toEqual([[lead.id, 'duty']])
})

test('the branch of the case comes first', async () => {
  const elsewhere = await buildBranch(business.scope, 'A far branch')
  const far = await hire('employee', elsewhere)
  await knows(far, 'keten')
  await knows(mert, 'keten')
  await onDuty([mert])
  await onDuty([far], elsewhere)
  const { body } = await call(t.app, mert.key, createCase, {
    body: { customer: { name: 'Ayşe', language: 'tr' }, subject: 'Perde', text: 'Keten', branchId: business.branchId },
  })
  const seen = await call(t.app, owner, contract.whoCanSolve, { query: { words: 'keten', caseId: body.id } })
  expect(seen.body.people.map(({ id }) => id)).toEqual([mert.id, far.id])
  expect(await find({ words: 'keten' })).toEqual([[mert.id, 'duty']])
})

test('asked for one branch, nobody is named who is of another, deputies neither', async () => {
  const elsewhere = await buildBranch(business.scope, 'A far branch')
  await knows(mert, 'keten')
  await call(t.app, owner, setReach, { params: { id: mert.id }, body: { phone: null, deputyId: lead.id } })
  const inBranch = async (branchId: string) =>
    (await call(t.app, owner, contract.whoCanSolve, { query: { words: 'keten', branchId } })).body.people.map(
      ({ id, branch }) => [id, branch.id],
    )
  expect(await inBranch(elsewhere)).toEqual([])
  expect(await inBranch(business.branchId)).toEqual([[lead.id, business.branchId]])
})

test('skills are one’s own, or set by whoever leads in their branch', async () => {
  expect((await knows(ayla, 'keten', {}, mert)).problem).toBe('duty.not_their_lead')
  const farLead = await hire('lead', await buildBranch(business.scope, 'Elsewhere'))
  expect((await knows(ayla, 'keten', {}, farLead)).problem).toBe('duty.not_their_lead')
  expect((await knows(ayla, 'keten', { kind: 'request' }, lead)).body.skills).toEqual([
    { kind: 'request', words: 'keten' },
  ])
})
