import type pg from 'pg'
import type { Logger } from 'pino'

const everyMs = 3000
const worthIt = 500

/**
 * Looks at tables that grow from nothing faster than PostgreSQL's own autovacuum notices: plans made while a table was
 * empty are kept by each connection until its statistics change, and read far too much meanwhile. A table is looked at
 * again whenever it has doubled, so the cost fades as it grows.
 */
export function keepStatistics(pool: pg.Pool, log: Logger): () => Promise<void> {
  let turn = Promise.resolve()
  const timer = setInterval(() => {
    turn = turn
      .then(async () => {
        await analyseYoungTables(pool)
      })
      .catch((error: Error) => log.debug({ error: error.message }, 'Statistics could not be renewed'))
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await turn
  }
}

/** The names of the tables that were analysed. */
export async function analyseYoungTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(s.schemaname) || '.' || quote_ident(s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where c.relowner = current_user::regrole and s.n_mod_since_analyze > greatest($1, c.reltuples)`,
    [worthIt],
  )
  for (const { name } of rows) await pool.query(`analyze ${name}`)
  return rows.map(({ name }) => name)
}
