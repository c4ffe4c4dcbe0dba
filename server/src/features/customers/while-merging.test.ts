import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import * as contract from '@heed/contract/cases.ts'
import { mergeCustomers } from '@heed/contract/customers.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { mergeInto } from './merge-customers.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const open = (customer: Record<string, unknown>, headers: Record<string, string> = {}) =>
  call(t.app, owner, contract.createCase, { body: { customer, subject: 'Perde', text: 'Perdem nerede?' }, headers })
const someoneElse = async (name: string) => {
  const [kept, other] = [
    await open({ email: `${name}@example.test` }),
    await open({ email: `${name}+shop@example.test` }),
  ]
  await t.settle()
  return { kept: kept.body.customer.id, other: other.body.customer.id, cases: [kept.body.id, other.body.id].sort() }
}
const untilSomebodyWaits = () =>
  expect
    .poll(
      () =>
        t.house.pool
          .query(
            "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          )
          .then(({ rows }) => rows[0].n),
      { timeout: 5000 },
    )
    .toBeGreaterThan(0)

test.each([
  ['known by id', (other: string) => ({ id: other }), {}],
  ['known by id, with a key', (other: string) => ({ id: other }), { 'idempotency-key': newId() }],
  ['known by address', (_: string, name: string) => ({ email: `${name}+shop@example.test` }), {}],
])(
  'a case for somebody who is being merged away, %s, is opened for the one merged into',
  async (_, customer, headers) => {
    const name = `derya-${newId().slice(-6)}`
    const { kept, other } = await someoneElse(name)
    let opening: ReturnType<typeof open> | undefined
    await business.scope.transaction(async () => {
      await mergeInto(business.scope, kept, other)
      opening = open(customer(other, name), headers)
      await untilSomebodyWaits()
    })
    expect(await opening).toMatchObject({ status: 201, body: { customer: { id: kept } } })
  },
)

test('whoever still knows somebody by an id that was merged away, once or twice, finds them', async () => {
  const { kept, other } = await someoneElse('ekin')
  const { kept: last } = await someoneElse('ekin-too')
  for (const [id, otherId] of [
    [kept, other],
    [last, kept],
  ] as const)
    expect((await call(t.app, owner, mergeCustomers, { params: { id }, body: { otherId } })).status).toBe(200)
  for (const id of [other, kept]) expect((await open({ id })).body.customer.id).toBe(last)
  expect((await open({ id: newId() })).problem).toBe('customer.unknown')
})

test('changing many cases while a merge takes them in the opposite order waits for its turn and comes about', async () => {
  const { cases } = await someoneElse('toprak')
  let changing: Promise<{ status: number; body: unknown }> | undefined
  await business.scope.transaction(async (tx) => {
    const lock = (id: string | undefined) => sql`select id from "case" where id = ${id} for update`.execute(tx.db)
    await lock(cases[1])
    changing = call(t.app, owner, bulkChangeCases, { body: { ids: cases, priority: 'high' } })
    await untilSomebodyWaits()
    await lock(cases[0])
  })
  expect(await changing).toMatchObject({ status: 200, body: { changed: cases, refused: [] } })
})

test('a case that moves with its mails while one of them is being sent waits for its turn and comes about', async () => {
  const { cases } = await someoneElse('irmak')
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const id = cases[0] as string
  await call(t.app, owner, contract.answerCase, { params: { id }, body: { text: 'On its way.' } })
  let moving: Promise<{ status: number; body: unknown }> | undefined
  await business.scope.transaction(async (tx) => {
    await sql`select id from outbox_message where case_id = ${id} for update`.execute(tx.db)
    moving = call(t.app, owner, contract.updateCase, { params: { id }, body: { branchId: elsewhere } })
    await untilSomebodyWaits()
    await sql`select id from "case" where id = ${id} for update`.execute(tx.db)
  })
  expect(await moving).toMatchObject({ status: 200, body: { branch: { id: elsewhere } } })
})
