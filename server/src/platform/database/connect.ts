import pg from 'pg'
import type { Logger } from 'pino'
import { ConfigError } from '../config.ts'

/** Numbers of `count(*)` and bigint columns stay far below 2^53 here. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
/** A calendar day has no time of day: keep `2026-11-22` as it is written. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Every pool is opened here: a connection that breaks, idle or in use, must never end the process. */
export function openPool(connectionString: string, log: Logger, more: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 12,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'heed',
    ...more,
  })
  // An idle connection that breaks (database restarted) is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => {
    // A pool that ends lets go of its connections before they are closed; the database may be gone by then.
    if (!pool.ending) log.warn({ code: (error as { code?: string }).code }, 'An idle database connection was lost')
  })
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Refuses a role that row security does not bind: superusers and BYPASSRLS. */
export async function refuseUnboundRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    'select rolname, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  )
  if (rows[0]?.unbound)
    throw new ConfigError(
      `DATABASE_URL signs in as "${rows[0].rolname}", which bypasses row security; use an ordinary role that owns the database`,
    )
}
