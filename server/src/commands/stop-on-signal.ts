import type { House } from '../platform/house.ts'

/** Finishes what runs, then ends; a second signal ends at once. */
export function stopOnSignal(house: House, stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    console.log('\nheed: stopping …')
    const impatient = setTimeout(() => process.exit(1), 20_000)
    impatient.unref()
    stop()
      .then(() => {
        console.log('heed: stopped; nothing is lost')
        process.exit(0)
      })
      .catch((error: Error) => {
        house.log.error({ error: error.message }, 'Stopping was not orderly')
        process.exit(1)
      })
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
