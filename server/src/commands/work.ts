import { features } from '../app.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import { requireOutsideDatabase } from './require-database.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** Jobs, tickers and mail listeners only. */
export async function run(): Promise<void> {
  const { house, stop } = await boot(requireOutsideDatabase(readConfig(), 'work'), features)
  const stopWorker = await startWorker(house)
  const stopListeners = await Promise.all(features.map((feature) => feature.start?.(house)))
  stopOnSignal(house, async () => {
    await Promise.all(stopListeners.map((stopOne) => stopOne?.()))
    await stopWorker()
    await stop()
  })
  console.log('Heed works the jobs')
}
