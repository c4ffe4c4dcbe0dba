import type pg from 'pg'

/** Below this a full read costs nothing worth mending. */
const worthIt = 500

/**
 * Looks at tables that grow from nothing faster than PostgreSQL's own autovacuum notices: plans made while a table was
 * empty are kept by each connection until its statistics change, and read far too much meanwhile. A table is looked at
 * again whenever as much changed as it held, so the cost fades as it grows. Returns the names of those analysed.
 */
export async function analyseYoungTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where c.relowner = current_user::regrole and s.n_mod_since_analyze > greatest($1, c.reltuples)`,
    [worthIt],
  )
  for (const { name } of rows) await pool.query(`analyze ${name}`)
  return rows.map(({ name }) => name)
}
