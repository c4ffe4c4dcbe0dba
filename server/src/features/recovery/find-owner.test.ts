import * as cases from '@heed/contract/cases.ts'
import { setDuty } from '@heed/contract/duty.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { assignIfFree } from '../cases/index.ts'
import { findOwners } from './find-owner.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterEach(() => holdTime())

const noon = new Date('2026-11-25T09:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const open = async (kind = 'complaint', branchId = business.branchId) => {
  holdTime(noon)
  const { body } = await call(t.app, owner, cases.createCase, {
    body: { branchId, customer: { name: 'Ayşe' }, subject: 'Torn', text: 'It is torn', kind },
  })
  return body.id
}
const ownerOf = async (id: string) =>
  (await call(t.app, owner, cases.getCase, { params: { id } })).body.owner?.id ?? null

test('a complaint that nobody has taken goes to whoever is on duty within a minute, and no other case does', async () => {
  const mert = await buildMember(business.scope, 'employee', [business.branchId])
  await buildMember(business.scope, 'manager', [business.branchId])
  const id = mert.actor?.id ?? ''
  const duty = await call(t.app, owner, setDuty, {
    params: { id: business.branchId },
    body: { spans: [{ memberId: id, weekday: 3, from: '08:00', to: '18:00' }] } as never,
  })
  expect(duty.status, JSON.stringify(duty.body)).toBe(200)
  const [complaint, enquiry] = [await open(), await open('enquiry')]
  holdTime(later(29))
  expect(await findOwners(business.scope)).toBe(0)
  holdTime(later(31))
  expect(await findOwners(business.scope)).toBe(1)
  expect([await ownerOf(complaint), await ownerOf(enquiry)]).toEqual([id, null])
  expect(await findOwners(business.scope)).toBe(0)
})

test('with nobody on duty it goes to whoever leads the branch, and one that has an owner stays theirs', async () => {
  const manager = await buildMember(business.scope, 'manager', [business.branchId])
  const mert = await buildMember(business.scope, 'employee', [business.branchId])
  const [free, taken] = [await open(), await open()]
  await call(t.app, owner, cases.assignCase, { params: { id: taken }, body: { ownerId: mert.actor?.id ?? '' } })
  holdTime(later(60))
  await findOwners(business.scope)
  expect([await ownerOf(free), await ownerOf(taken)]).toEqual([manager.actor?.id, mert.actor?.id])
})

test('in a branch where nobody else works it goes to the business owner', async () => {
  const alone = await buildBranch(business.scope, 'Bakı')
  const id = await open('complaint', alone)
  holdTime(later(60))
  await findOwners(business.scope)
  expect(await ownerOf(id)).toBe(business.memberId)
})

test('what somebody takes between the look and the giving stays theirs', async () => {
  const mert = await buildMember(business.scope, 'employee', [business.branchId])
  const id = await open()
  await call(t.app, owner, cases.assignCase, { params: { id }, body: { ownerId: mert.actor?.id ?? '' } })
  expect(await assignIfFree(business.scope, id, business.memberId)).toBe(false)
  expect(await ownerOf(id)).toBe(mert.actor?.id)
})
