import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { features } from '../src/app.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { dispatchEvents } from '../src/platform/events/dispatch.ts'
import type { House } from '../src/platform/house.ts'
import { createServer } from '../src/platform/http/server.ts'
import { startWorker } from '../src/platform/jobs/worker.ts'
import { createLog, openHouse } from '../src/platform/open-house.ts'

export type TestHouse = {
  house: House
  app: FastifyInstance
  /** Waits until every event is dispatched and no job is waiting to run now. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** A house of its own on a clone of the template database, with its job worker running unless said otherwise. */
export async function openTestHouse(
  options: { environment?: Record<string, string>; worker?: boolean } = {},
): Promise<TestHouse> {
  const templateUrl = inject('databaseUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: templateUrl.replace(/\/heed$/, '/postgres') })
  await admin.connect()
  await admin.query(`create database ${name} template heed`)
  await admin.end()
  const databaseUrl = templateUrl.replace(/\/heed$/, `/${name}`)
  const dataFolder = mkdtempSync(join(tmpdir(), 'heed-files-'))
  const config: Config = readConfig({
    HEED_LOG: 'silent',
    HEED_DATA: dataFolder,
    HEED_URL: 'http://heed.test',
    DATABASE_URL: databaseUrl,
    ...options.environment,
  })
  const house = await openHouse(config, databaseUrl, features, createLog(config), { migrate: false })
  const app = await createServer(house)
  await app.ready()
  const stopWorker = options.worker === false ? undefined : await startWorker(house, 4)
  return {
    house,
    app,
    settle: () => settle(house),
    close: async () => {
      await app.close()
      await stopWorker?.()
      await house.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Until all events are told and all jobs done or failed. Twice in a row: between two looks a job may have ended and left an event behind. */
async function settle(house: House): Promise<void> {
  const limit = Date.now() + 20_000
  for (let quiet = 0; quiet < 2; ) {
    let undispatched = 0
    for (const workspaceId of await house.workspaceIds()) {
      await dispatchEvents(house, workspaceId)
      // The worker may be dispatching too: its events stay undispatched until its jobs are committed.
      const waiting = await house
        .scopeOf(workspaceId)
        .transaction((tx) => tx.db.selectFrom('event').select('id').where('dispatched_at', 'is', null).execute())
      undispatched += waiting.length
    }
    const { rows } = await house.pool.query(
      `select count(*) as n from graphile_worker._private_jobs
       where locked_at is not null or (run_at <= now() and attempts < max_attempts and attempts = 0)`,
    )
    quiet = undispatched === 0 && rows[0].n === 0 ? quiet + 1 : 0
    if (Date.now() > limit) throw new Error(`${rows[0].n} jobs still wait`)
    if (quiet === 0) await new Promise((done) => setTimeout(done, 15))
  }
}
