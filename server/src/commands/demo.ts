import { features } from '../app.ts'
import { loadDemoBusiness } from '../features/demo/index.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'

/** Loads the demo business; does nothing where it is loaded already. */
export async function run(): Promise<void> {
  const { house, stop } = await boot(readConfig(), features, { attach: true })
  try {
    await loadDemoBusiness(house, (line) => console.log(line))
  } finally {
    await stop()
  }
}
