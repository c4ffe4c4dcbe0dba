import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import { reactJob } from '../events/dispatch.ts'
import type { House } from '../house.ts'
import { ProcessLocks } from '../mail/transport/process-locks.ts'
import { freeLeftJobs, standFor, stepDown } from './free-left-jobs.ts'
import { givenUpTeller } from './given-up.ts'
import type { Job } from './job.ts'

const quiet = new WorkerLogger(() => () => {})
const freeEveryMs = 4000
const lastStepMs = 1000
const deafMs = 5000
const silenceMs = 15_000
/** While it works, one job may well take this long. */
const busySilenceMs = 120_000

/** Works the queue until stopped. When the database goes away the queue ends; it is started again until it holds. */
export async function runJobs(house: House, concurrency: number): Promise<() => Promise<void>> {
  const locks = new ProcessLocks(house.databaseUrl, house.log)
  let poolId: string | undefined
  const earlier = new Set<string>()
  let runner: Runner | undefined
  let stopped = false

  const stand = async () => {
    if (poolId && !stopped) await standFor(locks, poolId)
  }
  const follow = (next: string) => {
    const before = poolId
    poolId = next
    if (before) {
      earlier.add(before)
      void stepDown(locks, before)
    }
    void stand()
  }
  locks.onLost(() => setTimeout(() => void stand(), 300))

  const keepRunning = async () => {
    while (!stopped) {
      const events = new Pulse()
      events.on('pool:create', ({ workerPool }) => follow(workerPool.id))
      const end = endOf(events)
      const silence = silenceOf(events)
      let given = false
      try {
        const starting = run({
          events,
          pgPool: house.pool,
          taskList: tasksOf(house),
          concurrency,
          noHandleSignals: true,
          pollInterval: 1000,
          logger: quiet,
          // Without its local queue: a database that is away while that gives jobs back ends the whole process.
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        })
        const working = starting.then((started) => {
          runner = started
          if (given || stopped) return void started.stop().catch(() => {})
          whenDeaf(events, () => void started.stop().catch(() => {}))
          return started.promise
        })
        // Given up on, it may still fail.
        working.catch(() => {})
        await Promise.race([working, end, silence.begins])
        if (!stopped) house.log.warn({ silent: silence.began }, 'The job queue ended and will be started again')
      } catch (error) {
        house.log.warn({ error: (error as Error).message }, 'The job queue ended and will be started again')
      } finally {
        given = true
        silence.stop()
        if (silence.began) void runner?.stop().catch(() => {})
      }
      if (!stopped) await pause(500)
    }
  }
  const running = keepRunning()

  const keyed = jobsOf(house).flatMap((job) => (job.key ? [job.name] : []))
  const tellGivenUp = givenUpTeller(house, jobsOf(house))
  const free = () =>
    freeLeftJobs(house.pool, locks, { poolId, earlier }, keyed)
      .then(tellGivenUp)
      .catch((error: Error) => house.log.debug({ error: error.message }, 'Left jobs could not be looked for'))
  void free()
  const freeing = setInterval(() => void free(), freeEveryMs)
  return async () => {
    stopped = true
    clearInterval(freeing)
    void runner?.stop().catch(() => {})
    await running
    await locks.close()
  }
}

/** Remembers when the queue last said anything; idle workers say so every second. */
class Pulse extends EventEmitter implements WorkerEvents {
  lastAt = Date.now()
  busy = 0

  override emit(name: string | symbol, ...said: unknown[]): boolean {
    this.lastAt = Date.now()
    if (name === 'job:start') this.busy++
    if (name === 'job:complete') this.busy--
    return super.emit(name, ...said)
  }
}

/** When the queue has said nothing for so long that it cannot be at work: it can hang in its very start when the database dies under it. */
function silenceOf(pulse: Pulse): { begins: Promise<void>; began: boolean; stop: () => void } {
  const silence = { begins: Promise.resolve(), began: false, stop: () => {} }
  silence.begins = new Promise((done) => {
    const timer = setInterval(() => {
      if (Date.now() - pulse.lastAt < (pulse.busy > 0 ? busySilenceMs : silenceMs)) return
      silence.began = true
      done()
    }, 1000)
    silence.stop = () => clearInterval(timer)
  })
  return silence
}

/** When its workers are done. The queue's own promise does not always hear of it: its last step can wait for ever after the database went away. */
const endOf = (events: WorkerEvents): Promise<void> =>
  new Promise((done) => {
    events.once('pool:gracefulShutdown:complete', () => setTimeout(done, lastStepMs))
    events.once('pool:gracefulShutdown:error', () => setTimeout(done, lastStepMs))
  })

/** When no worker could ask for work for a while: a first question that failed is remembered by the queue and fails for ever. */
function whenDeaf(events: WorkerEvents, act: () => void): void {
  let since: number | undefined
  const heard = () => {
    since = undefined
  }
  events.on('worker:getJob:empty', heard)
  events.on('job:start', heard)
  events.on('worker:getJob:error', () => {
    since ??= Date.now()
    if (Date.now() - since < deafMs) return
    since = Number.POSITIVE_INFINITY
    act()
  })
}

// biome-ignore lint/suspicious/noExplicitAny: payloads are checked by each job's own schema
const jobsOf = (house: House): Job<any>[] => [reactJob, ...house.features.flatMap((feature) => feature.jobs ?? [])]

function tasksOf(house: House): TaskList {
  return Object.fromEntries(
    jobsOf(house).map((job) => [
      job.name,
      async (raw: unknown) => {
        const { workspaceId } = raw as { workspaceId: string }
        await job.run(job.payload.parse(raw), house.scopeOf(workspaceId))
      },
    ]),
  )
}
