import { randomUUID } from 'node:crypto'
import { apiPrefix, type Endpoint } from '@heed/contract/endpoint.ts'
import { permissionsOf, type Role, roles } from '@heed/contract/permissions.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { features } from '../src/app.ts'
import type { Scope } from '../src/platform/scope.ts'
import { keyOf } from './api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from './build.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import { buildOneOfEach } from './one-of-each.ts'
import { sampleOf } from './sample.ts'

/*
 Every endpoint, as every role, from a branch that may not see, from another business and without sign-in.
 Endpoints come from the features themselves, so a new one is tried without a line here.
*/
const endpoints = features.flatMap((feature) => (feature.routes ?? []).map((route) => route.endpoint))

let t: TestHouse
let ids: Record<string, string>
const keys = new Map<string, string>()

beforeAll(async () => {
  t = await openTestHouse()
  const business = await buildBusiness(t.house)
  await buildChannel(business.scope, business.branchId)
  ids = await buildOneOfEach(business.scope, business.branchId)
  const elsewhere = await buildBranch(business.scope, 'Elsewhere')
  for (const role of roles) {
    keys.set(role, await keyOf(t.house, await buildMember(business.scope, role)))
    keys.set(`${role} of another branch`, await keyOf(t.house, await buildMember(business.scope, role, [elsewhere])))
  }
  const foreign = await buildBusiness(t.house, { name: 'Foreign' })
  keys.set('owner of another business', await keyOf(t.house, foreign.owner as Scope))
}, 60_000)
afterAll(() => t.close())

let knocks = 0
const answered = new Map<string, number>()

/** The status with which an endpoint answers to this key. Each is asked once, and all tests look at that answer. */
async function knock(endpoint: Endpoint, key: string | undefined): Promise<number> {
  const who = `${endpoint.method} ${endpoint.path} ${key}`
  const status = answered.get(who) ?? (await ask(endpoint, key))
  answered.set(who, status)
  return status
}

/** A body and query made from the endpoint's own schema, and the id of a real row of the first business. */
async function ask(endpoint: Endpoint, key: string | undefined): Promise<number> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'token'
      ? 'x'.repeat(40)
      : (ids[endpoint.path.split('/')[1] ?? ''] ?? (endpoint.path.startsWith('/jobs') ? '1' : randomUUID())),
  )
  const query = endpoint.query ? `?${new URLSearchParams(sampleOf(endpoint.query) as Record<string, string>)}` : ''
  const body = endpoint.body ? JSON.stringify(sampleOf(endpoint.body as z.ZodType)) : undefined
  // A stream would stay open: who gets as far as its start has been let in.
  if (endpoint.path === '/live' && [...keys.values()].includes(key ?? '')) return 200
  const answer = await t.app.inject({
    method: endpoint.method,
    url: `${apiPrefix}${path}${query}`,
    // From elsewhere each time, so that nobody is told to wait.
    remoteAddress: `10.0.${(knocks >> 8) & 255}.${knocks++ & 255}`,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { payload: body } : {}),
  })
  return answer.statusCode
}

describe.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_name, endpoint) => {
    const isPublic = endpoint.may === 'public'

    if (!isPublic)
      test('refuses whoever is not signed in', async () => {
        expect(await knock(endpoint, undefined)).toBe(401)
        expect(await knock(endpoint, `heed_${'x'.repeat(40)}`)).toBe(401)
      })

    test('never answers with a fault', async () => {
      expect(await knock(endpoint, undefined)).toBeLessThan(500)
      for (const [who, key] of keys) expect(await knock(endpoint, key), who).toBeLessThan(500)
    })

    if (!isPublic && endpoint.may !== 'signed-in')
      test.each(roles)('%s: exactly as the table of permissions says', async (role: Role) => {
        const status = await knock(endpoint, keys.get(role))
        if ((permissionsOf[role] as readonly string[]).includes(endpoint.may)) expect(status).not.toBe(401)
        else expect(status).toBe(403)
      })

    const namesARow = /:id/.test(endpoint.path) && !endpoint.path.startsWith('/jobs')
    const branchRow = [
      'cases',
      'branches',
      'attachments',
      'channels',
      'intake',
      'outbox',
      'mailbox',
      'feedback',
      'decisions',
      'messages',
      'automations',
      'branch-withdrawals',
      'corrective-actions',
      'problems',
      'goals',
      'inspections',
      'special-requests',
      'shops-asked',
      'survey-runs',
      'advice',
      'win-back-offers',
      'benchmark-trials',
      'improvement-cycles',
      'audits',
      'audit-photos',
      'audit-findings',
      'contact-paths',
    ].includes(endpoint.path.split('/')[1] ?? '')

    if (!isPublic && namesARow)
      test('hides rows of another business', async () => {
        expect(await knock(endpoint, keys.get('owner of another business'))).toBe(404)
      })

    if (!isPublic && namesARow && branchRow)
      test('hides rows of another branch', async () => {
        for (const role of roles)
          expect([403, 404]).toContain(await knock(endpoint, keys.get(`${role} of another branch`)))
      })
  },
)

test('lists show nothing of another business', async () => {
  for (const endpoint of endpoints.filter(
    ({ method, path, may }) => method === 'GET' && may !== 'public' && !path.includes(':') && path !== '/live',
  )) {
    const query = endpoint.query ? `?${new URLSearchParams(sampleOf(endpoint.query) as Record<string, string>)}` : ''
    const answer = await t.app.inject({
      method: 'GET',
      url: `${apiPrefix}${endpoint.path}${query}`,
      headers: { authorization: `Bearer ${keys.get('owner of another business')}` },
    })
    for (const [name, id] of Object.entries(ids))
      expect(answer.body, `${endpoint.path} leaks ${name}`).not.toContain(id)
  }
})
