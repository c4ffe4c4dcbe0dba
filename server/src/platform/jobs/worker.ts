import { runMigrations, Logger as WorkerLogger } from 'graphile-worker'
import type { House } from '../house.ts'
import { runJobs } from './run-jobs.ts'
import { startTickers } from './tickers.ts'

/** graphile-worker's own tables; after `migrate`, before anything is enqueued. */
export const migrateJobs = (databaseUrl: string): Promise<void> =>
  runMigrations({ connectionString: databaseUrl, logger: new WorkerLogger(() => () => {}) })

/** Works the jobs, dispatches events and runs the tickers until stopped. */
export async function startWorker(house: House, concurrency = 6): Promise<() => Promise<void>> {
  const stopJobs = await runJobs(house, concurrency)
  const stopTickers = startTickers(house)
  return async () => {
    await stopTickers()
    await stopJobs()
  }
}
