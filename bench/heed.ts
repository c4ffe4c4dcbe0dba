import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../server/src/platform/database/embedded.ts'

const main = join(import.meta.dirname, '../server/src/main.ts')

export type Heed = {
  url: string
  apiKey: string
  workspaceId: string
  branchId: string
  databaseUrl: string
  channels: { id: string; kind: string; address: string | null }[]
  smtpPort: number
  process: ChildProcess
  folder: string
  warmStartMs: number
  stop: () => Promise<void>
}

/** A whole Heed of its own in a temporary folder, set up and started as a user would, on a free port of this machine. */
export async function startHeed(environment: Record<string, string> = {}): Promise<Heed> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-bench-'))
  const port = await freePort()
  const smtpPort = await freePort()
  const env = {
    ...process.env,
    HEED_DATA: folder,
    HEED_PORT: String(port),
    HEED_SMTP_PORT: String(smtpPort),
    HEED_URL: `http://127.0.0.1:${port}`,
    HEED_LOG: 'error',
    ...environment,
  }
  const hours = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]))
  const input = {
    language: 'en',
    kind: 'shop',
    name: 'Bench',
    branch: { name: 'One', zone: 'Europe/Istanbul', currency: 'TRY', hours: { weekly: hours } },
    owner: { name: 'Owner', email: 'owner@bench.test', password: 'a long enough password' },
    supportAddress: 'help@bench.test',
  }
  const setup = spawnSync(process.execPath, [main, 'setup', '--json', JSON.stringify(input)], { env, encoding: 'utf8' })
  if (setup.status !== 0) throw new Error(`heed setup failed: ${setup.stderr}`)
  const made = JSON.parse(setup.stdout.trim().split('\n').pop() ?? '{}')
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean), main, 'start'],
    { env, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error('heed start ended at once')
    const ready = await fetch(`${url}/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    await pause(10)
  }
  const warmStartMs = performance.now() - began
  return {
    url,
    apiKey: made.apiKey,
    workspaceId: made.workspaceId,
    branchId: made.branchId,
    channels: made.channels,
    databaseUrl: readFileSync(join(folder, 'postgres-url'), 'utf8'),
    smtpPort,
    process: child,
    folder,
    warmStartMs,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
