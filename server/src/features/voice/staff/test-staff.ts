import * as contract from '@heed/contract/staff-surveys.ts'
import { expect } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** Tests only: an instant so many milliseconds from now. */
export const later = (ms: number) => new Date(now().getTime() + ms).toISOString()
export const passes = (ms: number) => holdTime(later(ms))

export type Employee = { scope: Scope; id: string; key: string }

/** Tests only: a business whose employees are asked, and hand in as a browser without scripts would. */
export async function openStaffStage() {
  const t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })

  async function found() {
    const business = await buildBusiness(t.house)
    const key = await keyOf(t.house, business.owner)
    const hire = async (
      count: number,
      branchIds: string[] | null = [business.branchId],
      role = 'employee' as const,
    ) => {
      const hired: Employee[] = []
      for (let n = 0; n < count; n++) {
        const scope = await buildMember(business.scope, role, branchIds)
        hired.push({ scope, id: scope.actor?.id ?? '', key: await keyOf(t.house, scope) })
      }
      return hired
    }
    const ask = async (more: Record<string, unknown> = {}) => {
      const body = {
        name: 'Nabız',
        survey: { ready: 'pulse' },
        branchIds: [business.branchId],
        deadline: later(7 * dayMs),
        ...more,
      }
      return call(t.app, key, contract.openStaffRound, { body })
    }
    const results = async (id: string) => (await call(t.app, key, contract.getStaffRound, { params: { id } })).body
    const close = (id: string) => call(t.app, key, contract.closeStaffRound, { params: { id } })
    return { ...business, key, hire, ask, results, close }
  }

  let visitors = 0
  const visitor = () => ({ 'x-forwarded-for': `203.0.113.${++visitors % 250}` })
  const post = (url: string, fields: Record<string, string>) =>
    t.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...visitor() },
      payload: new URLSearchParams(fields).toString(),
    })
  const get = (url: string) => t.app.inject({ method: 'GET', url, headers: visitor() })
  /** The page of the one ticket that this employee has not used. */
  async function pageOf(employee: Employee): Promise<string> {
    const { items } = (await call(t.app, employee.key, contract.listMyStaffTickets)).body
    const ticket = items.find(({ handedIn }) => !handedIn)
    const opened = await call(t.app, employee.key, contract.openStaffTicket, { params: { id: ticket?.id ?? '' } })
    expect(opened.problem).toBeUndefined()
    return new URL(opened.body.url).pathname
  }
  const handIn = async (employee: Employee, fields: Record<string, string>) => {
    const answer = await post(await pageOf(employee), fields)
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
  }
  return { ...t, found, post, get, pageOf, handIn }
}

/** Tests only: the eight items of the pulse, all with one value. */
export const pulse = (value: number): Record<string, string> =>
  Object.fromEntries(
    ['hours', 'pay', 'space', 'tools', 'respect', 'strength', 'warmth', 'pride'].map((item) => [item, String(value)]),
  )
