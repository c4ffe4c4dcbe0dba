import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

const folder = join(import.meta.dirname, '../src/migrations')

/** A database as it was before the migration came. */
export async function openBefore(migration: string): Promise<pg.Pool> {
  const url = inject('databaseUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: url.replace(/\/heed$/, '/postgres') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const pool = new pg.Pool({ connectionString: url.replace(/\/heed$/, `/${name}`), max: 1 })
  await pool.query('create table public.heed_migration (name text primary key, applied_at timestamptz default now())')
  for (const file of (await readdir(folder)).filter((one) => one.endsWith('.sql') && one < migration).sort()) {
    await pool.query(await readFile(join(folder, file), 'utf8'))
    await pool.query('insert into public.heed_migration (name) values ($1)', [file])
  }
  return pool
}

export const enter = (pool: pg.Pool, workspaceId: string) =>
  pool.query(
    "select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false), set_config('search_path', 'heed', false)",
    [workspaceId],
  )
