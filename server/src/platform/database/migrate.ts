import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

const folder = join(import.meta.dirname, '../../migrations')

/** Applies the numbered SQL files that are not applied yet, each in its own transaction; safe to run from several processes at once. */
export async function migrate(pool: pg.Pool, onApply: (name: string) => void = () => {}): Promise<string[]> {
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock(4850001)')
    await client.query(
      'create table if not exists public.heed_migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set(
      (await client.query('select name from public.heed_migration')).rows.map((row) => row.name as string),
    )
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const unknown = [...done].filter((name) => !names.includes(name))
    if (unknown.length > 0)
      throw new Error(`The database was migrated by a newer Heed (${unknown[0]}); start that version`)
    for (const name of names.filter((candidate) => !done.has(candidate))) {
      onApply(name)
      await client.query('begin')
      try {
        await client.query(await readFile(join(folder, name), 'utf8'))
        await client.query('insert into public.heed_migration (name) values ($1)', [name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock(4850001)').catch(() => {})
    client.release()
  }
}
