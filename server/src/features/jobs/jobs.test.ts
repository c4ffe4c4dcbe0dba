import { listJobs, retryJob } from '@heed/contract/channels.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

test('the owner sees the own business’s jobs only, and runs again what gave up', async () => {
  const mine = await buildBusiness(t.house)
  const other = await buildBusiness(t.house)
  const add = (workspaceId: string) =>
    t.house.pool
      .query(
        "select id from graphile_worker.add_job('channels.send', json_build_object('workspaceId', $1::text, 'outboxId', gen_random_uuid()), max_attempts := 2)",
        [workspaceId],
      )
      .then(({ rows }) => String(rows[0].id))
  const [first, second, foreign] = [
    await add(mine.workspaceId),
    await add(mine.workspaceId),
    await add(other.workspaceId),
  ]
  await t.house.pool.query(
    "update graphile_worker._private_jobs set attempts = 2, last_error = E'Disk full\\n at secret place' where id = $1",
    [first],
  )
  const key = await keyOf(t.house, mine.owner)
  const { body } = await call(t.app, key, listJobs, { query: { limit: '1' } })
  expect(body.items).toMatchObject([{ id: second, name: 'channels.send', state: 'waiting' }])
  const rest = await call(t.app, key, listJobs, { query: { cursor: body.next ?? '' } })
  expect(rest.body.items.map(({ id, state, lastError }) => [id, state, lastError])).toEqual([
    [first, 'failed', 'Disk full'],
  ])
  expect((await call(t.app, key, listJobs, { query: { state: 'failed' } })).body.items).toHaveLength(1)
  expect((await call(t.app, key, retryJob, { params: { id: first } })).body).toMatchObject({
    state: 'waiting',
    attempts: 0,
  })
  expect((await call(t.app, key, retryJob, { params: { id: foreign } })).status).toBe(404)
  const manager = await keyOf(t.house, await buildMember(mine.scope, 'manager'))
  expect((await call(t.app, manager, listJobs)).problem).toBe('not_allowed')
})
