import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../ids.ts'
import { ProcessLocks } from '../mail/transport/process-locks.ts'
import { freeLeftJobs, standFor } from './free-left-jobs.ts'
import { defineJob } from './job.ts'

const keyed = defineJob({
  name: 'test.keyed',
  payload: z.object({ id: z.string() }),
  maxAttempts: 12,
  key: ({ id }) => `keyed:${id}`,
  run: async () => {},
})
const plain = defineJob({ name: 'test.plain', payload: z.object({}), maxAttempts: 1, run: async () => {} })

let t: TestHouse
let scope: Awaited<ReturnType<typeof buildBusiness>>['scope']
let locks: ProcessLocks
let others: ProcessLocks

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  scope = (await buildBusiness(t.house)).scope
  locks = new ProcessLocks(t.house.databaseUrl, t.house.log)
  others = new ProcessLocks(t.house.databaseUrl, t.house.log)
})
afterAll(async () => {
  await locks.close()
  await others.close()
  await t.close()
})

/** As a worker does: the attempt counts from the moment it takes the job. */
const take = (poolId: string) =>
  t.house.pool.query(
    `update graphile_worker._private_jobs j set locked_by = $1, locked_at = now() - interval '1 minute', attempts = attempts + 1
     from graphile_worker._private_tasks k where k.id = j.task_id and k.identifier like 'test.%' and locked_at is null`,
    [poolId],
  )
const jobs = async () =>
  (
    await t.house.pool.query(
      `select k.identifier as name, j.key, j.attempts, j.locked_at is not null as held from graphile_worker._private_jobs j
       join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier like 'test.%' order by j.id`,
    )
  ).rows
const free = (earlier: string[] = []) =>
  freeLeftJobs(t.house.pool, locks, { poolId: undefined, earlier: new Set(earlier) }, [keyed.name])

test('a job replaced while a process worked on it does not outlive that process; one at its last attempt does', async () => {
  const poolId = newId()
  const id = newId()
  await standFor(others, poolId)
  await scope.transaction(async (tx) => {
    tx.enqueue(keyed, { id })
    tx.enqueue(plain, {})
  })
  await take(poolId)
  await scope.transaction(async (tx) => tx.enqueue(keyed, { id }))
  const one = { name: keyed.name, key: `keyed:${id}`, attempts: 0, held: false }
  await free()
  // Its worker lives and ends the older one itself.
  expect(await jobs()).toEqual([
    { name: keyed.name, key: null, attempts: 12, held: true },
    { name: plain.name, key: null, attempts: 1, held: true },
    one,
  ])
  await others.close()
  await free()
  expect(await jobs()).toEqual([{ name: plain.name, key: null, attempts: 1, held: false }, one])
})

test('a pool that ended because the database died cost its jobs no attempt; one that died with its process did', async () => {
  const [ours, foreign] = [newId(), newId()]
  const attempts = async () => (await jobs()).at(-1)
  for (const [poolId, earlier, left] of [
    [ours, [ours], 0],
    [foreign, [ours], 1],
  ] as const) {
    await t.house.pool.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
    await scope.transaction(async (tx) => tx.enqueue(keyed, { id: newId() }))
    await take(poolId)
    expect(await attempts()).toMatchObject({ attempts: 1, held: true })
    await free([...earlier])
    expect(await attempts()).toMatchObject({ attempts: left, held: false })
  }
})
