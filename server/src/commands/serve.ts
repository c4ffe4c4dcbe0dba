import { features } from '../app.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'
import { createServer } from '../platform/http/server.ts'
import { requireOutsideDatabase } from './require-database.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** HTTP only. */
export async function run(): Promise<void> {
  const config = requireOutsideDatabase(readConfig(), 'serve')
  const { house, stop } = await boot(config, features)
  const app = await createServer(house)
  await app.listen({ port: config.port, host: config.host })
  stopOnSignal(house, async () => {
    await app.close()
    await stop()
  })
  console.log(`Heed serves ${config.url}`)
}
