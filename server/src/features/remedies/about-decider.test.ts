import { createCase } from '@heed/contract/cases.ts'
import { getComplaint, markAngry, updateComplaint } from '@heed/contract/complaints.ts'
import type { Role } from '@heed/contract/permissions.ts'
import * as contract from '@heed/contract/remedies.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let mert: Person
let lead: Person
let manager: Person

const hire = async (role: Role): Promise<Person> => {
  const scope = await buildMember(business.scope, role, [business.branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  ;[mert, lead, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
})

const complainAbout = async (memberId: string | null) => {
  const { body } = await call(t.app, mert.key, createCase, {
    body: {
      branchId: business.branchId,
      customer: { name: 'Ayşe Demir' },
      subject: 'Rude at the till',
      text: 'Rude',
      kind: 'complaint',
    },
  })
  const changed = await call(t.app, mert.key, updateComplaint, {
    params: { id: body.id },
    body: { aboutMemberId: memberId },
  })
  expect(changed.body.about?.id ?? null).toBe(memberId)
  return body.id
}
const give = async (who: Person, id: string, amount: number) =>
  (
    await call(t.app, who.key, contract.giveRemedies, {
      params: { id },
      body: { reason: 'Rude', items: [{ kind: 'refund', amount }] },
    })
  ).body.items[0] as contract.Remedy
const decide = (who: Person, id: string) =>
  call(t.app, who.key, contract.decideRemedy, { params: { id }, body: { grant: true } })

test('a complaint about the approver is decided by the next one, and never by whom it is about', async () => {
  const usual = await give(mert, await complainAbout(null), 501)
  expect(usual.approver?.id).toBe(lead.id)
  const id = await complainAbout(lead.id)
  const remedy = await give(mert, id, 501)
  expect(remedy.approver?.id).toBe(manager.id)
  expect((await decide(lead, remedy.id)).problem).toBe('remedy.about_decider')
  const { items } = (await call(t.app, lead.key, contract.listRemediesOfCase, { params: { id } })).body
  expect(items[0]?.mayDecide).toBe(false)
  expect((await decide(manager, remedy.id)).body.state).toBe('granted')
})

test('whom it is about grants nothing alone, however small, and is not its senior', async () => {
  const id = await complainAbout(manager.id)
  expect(await give(manager, id, 10)).toMatchObject({ state: 'asked', approver: { id: lead.id } })
  await call(t.app, mert.key, markAngry, { params: { id }, body: {} })
  const { body } = await call(t.app, mert.key, getComplaint, { params: { id } })
  expect(body.anger?.senior?.id).toBe(lead.id)
  expect(
    (await call(t.app, mert.key, updateComplaint, { params: { id }, body: { aboutMemberId: newId() } })).problem,
  ).toBe('complaint.colleague_unknown')
})
