import { setTimeout as pause } from 'node:timers/promises'
import { run, runMigrations, Logger as WorkerLogger } from 'graphile-worker'
import { dispatchEvents, reactJob } from '../events/dispatch.ts'
import type { House } from '../house.ts'
import type { Job } from './job.ts'

const gatherMs = 30
const quiet = new WorkerLogger(() => () => {})

/** graphile-worker's own tables; after `migrate`, before anything is enqueued. */
export const migrateJobs = (databaseUrl: string): Promise<void> =>
  runMigrations({ connectionString: databaseUrl, logger: quiet })

/** Works the jobs, dispatches events and runs the tickers until stopped. */
export async function startWorker(house: House, concurrency = 6): Promise<() => Promise<void>> {
  // biome-ignore lint/suspicious/noExplicitAny: payloads are checked by each job's own schema
  const jobs: Job<any>[] = [reactJob, ...house.features.flatMap((feature) => feature.jobs ?? [])]
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (raw: unknown) => {
        const { workspaceId } = raw as { workspaceId: string }
        await job.run(job.payload.parse(raw), house.scopeOf(workspaceId))
      },
    ]),
  )
  const runner = await run({
    pgPool: house.pool,
    taskList,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, localQueue: { size: 20 } } },
  })
  // A lost database ends the runner's promise; the process goes on and the watch below starts it anew.
  runner.promise.catch((error: Error) => house.log.error({ error: error.message }, 'The job worker stopped'))
  const stopTickers = startTickers(house)
  return async () => {
    await stopTickers()
    await runner.stop().catch(() => {})
  }
}

function startTickers(house: House): () => Promise<void> {
  const tickers = house.features.flatMap((feature) => feature.tickers ?? [])
  const timers: NodeJS.Timeout[] = []
  const running = new Set<Promise<unknown>>()
  let stopped = false

  const guarded = (name: string, work: () => Promise<unknown>) => {
    let busy = false
    let again = false
    return () => {
      if (stopped) return
      if (busy) {
        again = true
        return
      }
      busy = true
      const turn = (async () => {
        do {
          again = false
          await work().catch((error: Error) =>
            house.log.warn(
              { ticker: name, error: error.message },
              'A regular look-round failed and will be tried again',
            ),
          )
        } while (again && !stopped)
        busy = false
      })()
      running.add(turn)
      void turn.finally(() => running.delete(turn))
    }
  }
  const everyWorkspace = (work: (workspaceId: string) => Promise<unknown>) => async () => {
    for (const workspaceId of await house.workspaceIds()) await work(workspaceId)
  }

  const poked = new Set<string>()
  const dispatchPoked = guarded('events', async () => {
    const workspaceIds = [...poked]
    poked.clear()
    for (const workspaceId of workspaceIds) await dispatchEvents(house, workspaceId)
    // A short breath gathers what a busy moment brings into fewer, larger jobs.
    await pause(gatherMs)
  })
  const stopListening = house.bulletin.listen('heed_poke', (workspaceId) => {
    poked.add(workspaceId)
    dispatchPoked()
  })
  const lookRound = guarded(
    'events',
    everyWorkspace((workspaceId) => dispatchEvents(house, workspaceId)),
  )
  lookRound()
  timers.push(setInterval(lookRound, 2000))
  for (const ticker of tickers) {
    const tick = guarded(
      ticker.name,
      everyWorkspace((workspaceId) => ticker.run(house.scopeOf(workspaceId))),
    )
    tick()
    timers.push(setInterval(tick, ticker.everySeconds * 1000))
  }
  return async () => {
    stopped = true
    stopListening()
    for (const timer of timers) clearInterval(timer)
    await Promise.all(running)
  }
}
