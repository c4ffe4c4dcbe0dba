import { listActions } from '@heed/contract/actions.ts'
import { createCase } from '@heed/contract/cases.ts'
import type { Role } from '@heed/contract/permissions.ts'
import * as contract from '@heed/contract/remedies.ts'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'

export let t: TestHouse
export let business: Awaited<ReturnType<typeof buildBusiness>>
export type Person = { key: string; id: string }
export let mert: Person
export let lead: Person
export let manager: Person
export let owner: string

export const hire = async (role: Role, branchId = business.branchId): Promise<Person> => {
  const scope = await buildMember(business.scope, role, [branchId])
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}

export const complain = async (key = mert.key, branchId = business.branchId) =>
  (
    await call(t.app, key, createCase, {
      body: {
        branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek ilk yıkamada yırtıldı',
        text: 'Paramı istiyorum.',
        kind: 'complaint',
      },
    })
  ).body.id
export type Item = { kind: contract.RemedyKind; amount: number; percent?: number; currency?: string }
export const give = (who: Person, id: string, items: Item[], more: Record<string, unknown> = {}) =>
  call(t.app, who.key, contract.giveRemedies, { params: { id }, body: { reason: 'The seam tore', items, ...more } })
export const decide = (key: string, id: string, body: unknown = { grant: true }) =>
  call(t.app, key, contract.decideRemedy, { params: { id }, body })
export const one = async (who: Person, id: string, items: Item[]) =>
  (await give(who, id, items)).body.items[0] as contract.Remedy
export const kindsFor = async (caseId: string) =>
  (await call(t.app, owner, listActions, { query: { caseId } })).body.items.filter(({ kind }) =>
    kind.endsWith('remedy'),
  )
export const redeem = (key: string, code: string, branchId = business.branchId) =>
  call(t.app, key, contract.redeemCoupon, { body: { code, branchId, receipt: 'A-17' } })

/** A business with an employee, a lead, a manager and its owner, anew before each test. */
export function useRemedyDesk(): void {
  beforeAll(async () => {
    t = await openTestHouse()
  })
  beforeEach(async () => {
    business = await buildBusiness(t.house)
    ;[mert, lead, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
    owner = await keyOf(t.house, business.owner)
  })
  afterEach(() => holdTime())
  afterAll(() => t.close())
}
