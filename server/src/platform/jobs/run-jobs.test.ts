import type pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { defineJob } from './job.ts'
import { runJobs } from './run-jobs.ts'

const done: string[] = []
const job = defineJob({
  name: 'test.note',
  payload: z.object({ word: z.string() }),
  maxAttempts: 3,
  run: async ({ word }) => {
    done.push(word)
  },
})

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

/** The queue's very first question fails, as in the moment in which a database dies. */
function failFirstQuestion(pool: pg.Pool): () => boolean {
  let failed = false
  const connect = pool.connect.bind(pool) as (callback?: unknown) => Promise<pg.PoolClient>
  vi.spyOn(pool, 'connect').mockImplementation((async (callback?: unknown) => {
    if (callback) return connect(callback)
    const client = await connect()
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      if (failed || !/insert into .*_private_tasks/.test((args[0] as { text?: string }).text ?? ''))
        return query(...args)
      failed = true
      return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    }) as typeof client.query
    return client
  }) as typeof pool.connect)
  return () => failed
}

test('a queue whose first question failed works all the same before long', async () => {
  const { scope } = await buildBusiness(t.house)
  const hasFailed = failFirstQuestion(t.house.pool)
  const stop = await runJobs(Object.create(t.house, { features: { value: [{ name: 'test', jobs: [job] }] } }), 2)
  try {
    await scope.transaction(async (tx) => tx.enqueue(job, { word: 'after all' }))
    await expect.poll(() => done, { timeout: 30_000, interval: 100 }).toEqual(['after all'])
    expect(hasFailed()).toBe(true)
  } finally {
    await stop()
    vi.restoreAllMocks()
  }
}, 60_000)
