import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/automations.ts'
import { createCase, getCase } from '@heed/contract/cases.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
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
export let owner: Person

export const hire = async (role: Role, branchIds: string[] | null = [business.branchId]): Promise<Person> => {
  const scope = await buildMember(business.scope, role, branchIds)
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}

export const open = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, mert.key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek',
        text: 'Kargo nerede?',
        ...more,
      },
    })
  ).body.id
export const make = (draft: Record<string, unknown>, who = owner) =>
  call(t.app, who.key, contract.makeAutomation, {
    body: {
      name: 'Rule',
      event: 'case.opened',
      actions: [{ do: 'add_tag', tag: 'seen' }],
      ...draft,
    },
  })
export const switchTo = (id: string, on: boolean, who = owner) =>
  call(t.app, who.key, contract.switchAutomation, { params: { id }, body: { on } })
export const makeOn = async (draft: Record<string, unknown>) => {
  const made = await make(draft)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect((await switchTo(made.body.id, true)).status).toBe(200)
  return made.body.id
}
export const read = async (id: string) => (await call(t.app, mert.key, getCase, { params: { id } })).body
export const runsOf = async (id: string, who = owner) =>
  (await call(t.app, who.key, contract.listAutomationRuns, { params: { id }, query: {} })).body.items
export const ruleOf = async (id: string) =>
  (await call(t.app, owner.key, contract.listAutomations)).body.items.find((rule) => rule.id === id)
export const actionsOf = async (caseId: string) =>
  (await call(t.app, owner.key, listActions, { query: { caseId } })).body.items.filter(({ kind }) => kind === 'by_rule')
export const tryOut = (draft: Record<string, unknown>, who = owner) =>
  call(t.app, who.key, contract.tryAutomation, {
    body: { name: 'Rule', event: 'case.opened', actions: [{ do: 'add_tag', tag: 'seen' }], ...draft },
  })

/** A business with an employee, a lead, a manager and its owner, anew before each test. */
export function useRuleDesk(): void {
  beforeAll(async () => {
    t = await openTestHouse()
  })
  beforeEach(async () => {
    business = await buildBusiness(t.house)
    ;[mert, lead, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
    owner = { key: await keyOf(t.house, business.owner), id: business.memberId }
  })
  afterEach(() => holdTime())
  afterAll(() => t.close())
}
