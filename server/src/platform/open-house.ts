import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import pino, { type Logger } from 'pino'
import { createSignIn } from './access/sign-in.ts'
import type { Config } from './config.ts'
import { openPool, refuseUnboundRole } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import type { Feature } from './feature.ts'
import { openFileStore } from './files/file-store.ts'
import { House } from './house.ts'
import { migrateJobs } from './jobs/worker.ts'
import { Bulletin } from './live/bulletin.ts'

/** Structured log on standard output, without personal data: ids and codes only. */
export const createLog = (config: Config): Logger =>
  pino({ level: config.logLevel, base: undefined, redact: ['req', 'res', '*.password', '*.token', '*.email'] })

/** Connects, brings the schema up to date and assembles the house. `databaseUrl` is the embedded database's or the configured one. */
export async function openHouse(
  config: Config,
  databaseUrl: string,
  features: Feature[],
  log: Logger,
  options: { migrate?: boolean } = {},
): Promise<House> {
  const pool = openPool(databaseUrl, log, { pipeline: true })
  try {
    await refuseUnboundRole(pool)
    if (options.migrate !== false) {
      await migrate(pool, (name) => log.debug({ migration: name }, 'Applying a migration'))
      await migrateJobs(databaseUrl)
    }
    const secret = await keepSecret(pool, 'secret', () => randomBytes(32).toString('base64url'))
    const bulletin = new Bulletin(pool, databaseUrl, log)
    await bulletin.open()
    return new House({
      config,
      log,
      pool,
      databaseUrl,
      signIn: createSignIn(config, databaseUrl, secret, log),
      files: await openFileStore(config),
      bulletin,
      secret,
      features,
    })
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** The value kept under `name`; made once, whichever process comes first. */
export async function keepSecret(pool: pg.Pool, name: string, make: () => string): Promise<string> {
  await pool.query('insert into heed.installation (name, value) values ($1, $2) on conflict do nothing', [name, make()])
  const { rows } = await pool.query('select value from heed.installation where name = $1', [name])
  return rows[0].value as string
}
