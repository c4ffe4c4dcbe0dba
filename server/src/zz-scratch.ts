import { features } from '/work/main/server/src/app.ts'
import { boot } from '/work/main/server/src/platform/boot.ts'
import { readConfig } from '/work/main/server/src/platform/config.ts'
import { createServer } from '/work/main/server/src/platform/http/server.ts'
import { startWorker } from '/work/main/server/src/platform/jobs/worker.ts'
import { keepSecret } from '/work/main/server/src/platform/open-house.ts'
import { setup } from '/work/main/server/src/features/setup/index.ts'
import { channels } from '/work/main/server/src/features/channels/index.ts'
const config = readConfig()
const has = (n: string) => features.some((f: any) => f.name === n); const all = [...features, ...(has('setup') ? [] : [setup]), ...(has('channels') ? [] : [channels])]
const { house, stop } = await boot(config, all)
const app = await createServer(house)
await app.listen({ port: config.port, host: config.host })
const w = await startWorker(house)
console.log('TOKEN', await keepSecret(house.pool, 'setup-token', () => crypto.randomUUID() + crypto.randomUUID()))
process.on('SIGTERM', async () => { await app.close(); await w(); await stop(); process.exit(0) })
