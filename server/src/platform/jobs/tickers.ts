import { setTimeout as pause } from 'node:timers/promises'
import { analyseYoungTables } from '../database/analyse-young-tables.ts'
import { dispatchEvents } from '../events/dispatch.ts'
import type { House } from '../house.ts'

const gatherMs = 30

/** Dispatches events as they are committed and looks round in every workspace again and again, until stopped. */
export function startTickers(house: House): () => Promise<void> {
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
  timers.push(
    setInterval(
      guarded('young tables', () => analyseYoungTables(house.pool)),
      3000,
    ),
  )
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
