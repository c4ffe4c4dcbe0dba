import { apiPrefix, type Endpoint } from '@heed/contract/endpoint.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { features } from '../src/app.ts'
import type { Scope } from '../src/platform/scope.ts'
import { keyOf } from './api.ts'
import { buildBusiness, buildChannel } from './build.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import { buildOneOfEach } from './one-of-each.ts'
import { idsNamedIn, sampleWithIds } from './sample.ts'

/*
 Ids of one business sent by another: in a path, a query or a body. Endpoints come from the features themselves, so a new one
 is tried without a line here.
*/
const endpoints = features
  .flatMap((feature) => (feature.routes ?? []).map((route) => route.endpoint))
  .filter(({ may, path }) => may !== 'public' && path !== '/live')

let t: TestHouse
let theirs: Record<string, string>
let ours: Record<string, string>
let us: Scope
let key: string

beforeAll(async () => {
  t = await openTestHouse()
  const foreign = await buildBusiness(t.house, { name: 'Theirs' })
  await buildChannel(foreign.scope, foreign.branchId)
  theirs = await buildOneOfEach(foreign.scope, foreign.branchId)
  const business = await buildBusiness(t.house, { name: 'Ours' })
  await buildChannel(business.scope, business.branchId)
  ours = await buildOneOfEach(business.scope, business.branchId)
  us = business.scope
  key = await keyOf(t.house, business.owner)
}, 60_000)
afterAll(() => t.close())

/** `ownerId` names a member, `attachmentIds` attachments; every other word names its own collection. */
const collectionOf: Record<string, string> = {
  owner: 'members',
  member: 'members',
  senior: 'members',
  deputy: 'members',
  branch: 'branches',
  '': 'cases',
}
function theirIdFor(name: string): string {
  const word = name.replace(/Ids?$|^ids?$/, '')
  return theirs[collectionOf[word] ?? `${word}s`] ?? theirs[word] ?? (theirs.cases as string)
}

async function send(endpoint: Endpoint, ids: Record<string, string>, query: unknown, body: unknown) {
  const path = endpoint.path.replace(/:(\w+)/g, () =>
    endpoint.path.startsWith('/jobs') ? '1' : (ids[endpoint.path.split('/')[1] ?? ''] ?? ids.cases ?? ''),
  )
  const entries = Object.entries((query ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)])
  return t.app.inject({
    method: endpoint.method,
    url: `${apiPrefix}${path}?${new URLSearchParams(entries)}`,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
}

const named = (endpoint: Endpoint) => [
  ...(endpoint.query ? idsNamedIn(endpoint.query).map((name) => ['query', name] as const) : []),
  ...(endpoint.body ? idsNamedIn(endpoint.body).map((name) => ['body', name] as const) : []),
]
const withNames = endpoints.flatMap((endpoint) =>
  named(endpoint).map(
    ([place, name]) => [`${endpoint.method} ${endpoint.path}`, `${place} ${name}`, { endpoint, place, name }] as const,
  ),
)

/** What an endpoint asks for beside the shape of its body, so that the ids in it are looked at. */
const alongside: Record<string, (name: string) => Record<string, unknown>> = {
  'POST /feedback': () => ({ text: 'Words' }),
  'POST /opening-items': () => ({ words: 'Words' }),
  'POST /decisions': () => ({ said: { en: 'Said' }, did: { en: 'Did' } }),
  'POST /actions': (name) => (name === 'ownerId' ? { branchId: ours.branches } : {}),
  'POST /customers/:id/lost-calls': (name) =>
    name === 'standardId' ? { branchId: ours.branches, reason: 'service' } : {},
  'PUT /branches/:id/duty': () => ({
    spans: [{ memberId: theirs.members, weekday: 1, from: '09:00', to: '18:00' }],
  }),
}

test.each(withNames)('%s takes no id of another business in its %s', async (_endpoint, _name, tried) => {
  const { endpoint, place, name } = tried
  const query = endpoint.query && sampleWithIds(endpoint.query, place === 'query' ? name : '', theirIdFor)
  const sample = endpoint.body && sampleWithIds(endpoint.body, place === 'body' ? name : '', theirIdFor)
  const more = alongside[`${endpoint.method} ${endpoint.path}`]?.(name)
  const answer = await send(endpoint, ours, query, sample && { ...(sample as object), ...more })
  expect(answer.statusCode, answer.body).toBeLessThan(500)
  expect(answer.body, 'the ids were not looked at').not.toContain('request.invalid')
})

test('nothing of another business was written into ours', async () => {
  await t.settle()
  const { rows } = await t.house.pool.query(
    `select table_name as name from information_schema.columns where table_schema = 'heed' and column_name = 'workspace_id'`,
  )
  // A view keeps what it filters by, and finds nothing there; so does the note on what was exported.
  const filters = sql`t::text not like '%,record.exported,%'`
  const any = Object.values(theirs).map((id) => `%${id}%`)
  for (const { name } of rows.filter((table) => table.name !== 'saved_view')) {
    const found = await us.transaction((tx) =>
      sql`select t::text from ${sql.table(`heed.${name}`)} t where t::text like any (${any}) and ${filters}`.execute(
        tx.db,
      ),
    )
    expect(found.rows, `${name} holds something of theirs`).toEqual([])
  }
})
