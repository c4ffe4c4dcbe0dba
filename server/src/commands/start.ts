import { randomBytes } from 'node:crypto'
import { createServer as createProbe } from 'node:net'
import { features } from '../app.ts'
import { boot } from '../platform/boot.ts'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import type { House } from '../platform/house.ts'
import { createServer } from '../platform/http/server.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import { keepSecret } from '../platform/open-house.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** Everything in one process: database, HTTP, jobs, mail. */
export async function run(args: string[]): Promise<void> {
  const config = readConfig()
  await refuseTakenPort(config)
  const { house, stop } = await boot(config, features)
  try {
    if (args.includes('--demo')) await loadDemo(house)
    const app = await createServer(house)
    const stopWorker = await startWorker(house)
    const stopListeners = await Promise.all(features.map((feature) => feature.start?.(house)))
    stopOnSignal(house, async () => {
      await app.close()
      await Promise.all(stopListeners.map((stopOne) => stopOne?.()))
      await stopWorker()
      await stop()
    })
    // Last, so that whoever is answered finds everything running, and a database that goes away from here on ends nothing.
    const greeting = await composeGreeting(house)
    await app.listen({ port: config.port, host: config.host })
    console.log(greeting)
  } catch (error) {
    await stop()
    throw error
  }
}

async function loadDemo(house: House): Promise<void> {
  const { loadDemoBusiness } = await import('../features/demo/index.ts')
  await loadDemoBusiness(house, (line) => console.log(line))
}

async function composeGreeting(house: House): Promise<string> {
  const { config } = house
  const lines = ['', `  Heed is open at ${config.url}`]
  if ((await house.workspaceIds()).length === 0) {
    const token = await keepSecret(house.pool, 'setup-token', () => randomBytes(24).toString('base64url'))
    lines.push(`  Set it up here, once:  ${config.url}/setup#${token}`)
  }
  if (config.smtpPort) lines.push(`  Mail is taken at port ${config.smtpPort}`)
  return [...lines, '  Stop with Ctrl C', ''].join('\n')
}

/** Before the database starts, so that the answer is quick and clear. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  await new Promise<void>((done, fail) => {
    const probe = createProbe()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new ConfigError(
          error.code === 'EADDRINUSE'
            ? `HEED_PORT ${port} is taken by another program; stop it or set HEED_PORT to a free port`
            : `HEED_PORT ${port} cannot be opened: ${error.message}`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => done()))
  })
}
