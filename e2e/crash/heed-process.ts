import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../server/src/main.ts')
const hours = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]))

/** A Heed that can be killed and started again, with everything it needs to be found again. */
export class HeedProcess {
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
  readonly url: string
  #child: ChildProcess | undefined

  constructor(folder: string, port: number, environment: Record<string, string>) {
    this.folder = folder
    this.url = `http://127.0.0.1:${port}`
    this.environment = {
      ...process.env,
      HEED_DATA: folder,
      HEED_PORT: String(port),
      HEED_URL: this.url,
      HEED_LOG: 'warn',
      ...environment,
    }
  }

  setUp(): { apiKey: string; workspaceId: string; channels: { kind: string; address: string }[] } {
    const input = {
      language: 'en',
      kind: 'shop',
      name: 'Crash',
      branch: { name: 'One', zone: 'UTC', currency: 'EUR', hours: { weekly: hours } },
      owner: { name: 'Owner', email: 'owner@crash.test', password: 'a long enough password' },
      supportAddress: 'help@crash.test',
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'setup', '--json', JSON.stringify(input)], {
      env: this.environment,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout.trim().split('\n').pop() ?? '{}')
  }

  async start(): Promise<void> {
    const log = openSync(this.#logFile, 'a')
    this.#child = spawn(process.execPath, [main, 'start'], { env: this.environment, stdio: ['ignore', log, log] })
    closeSync(log)
    const limit = Date.now() + 40_000
    while (Date.now() < limit) {
      if (await this.isReady()) return
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        throw new Error(`Heed ended while starting: ${this.lastWords()}`)
      await pause(50)
    }
    throw new Error(`Heed was not ready within 40 s: ${this.lastWords()}`)
  }

  get #logFile(): string {
    return join(this.folder, 'crash-run.log')
  }

  /** The end of what it wrote to its log, over all its lives. */
  lastWords(): string {
    return existsSync(this.#logFile) ? readFileSync(this.#logFile, 'utf8').slice(-2000) : ''
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.url}/ready`, { signal: AbortSignal.timeout(1000) }).then(
      (answer) => answer.ok,
      () => false,
    )
  }

  /** Without a word, as the kernel does when memory is short. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }

  /** The database server alone; Heed has to say so and to find it again. */
  /** False while the one killed before has not been followed by another. */
  killDatabase(): boolean {
    const pid = Number(readFileSync(join(this.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    try {
      return process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
      throw error
    }
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await gone
  }

  databaseUrl(): string {
    return readFileSync(join(this.folder, 'postgres-url'), 'utf8')
  }
}
