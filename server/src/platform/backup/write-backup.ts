import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { House } from '../house.ts'
import { version } from '../version.ts'
import { listTables } from './tables.ts'

export type Progress = (line: string) => void

/**
 * Writes everything into one gzip of JSON lines, from one moment of the database: a header, rows by table, waiting jobs, files.
 * The file appears under its name only when it is whole.
 */
export async function writeBackup(
  house: House,
  path: string,
  progress: Progress = () => {},
): Promise<{ rows: number; files: number }> {
  const lines = new PassThrough()
  const written = pipeline(lines, createGzip(), createWriteStream(`${path}.part`, { mode: 0o600 }))
  const write = async (value: unknown) => {
    if (!lines.write(`${JSON.stringify(value)}\n`)) await once(lines, 'drain')
  }
  const client = await house.pool.connect()
  const count = { rows: 0, files: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await client.query('select name from public.heed_migration order by name')
    await write({ heed: version, at: new Date().toISOString(), migrations: migrations.map(({ name }) => name) })
    const workspaceIds = await enterSystem(client)
    for (const table of await listTables(client)) {
      const before = count.rows
      for (const workspaceId of table.isScoped ? workspaceIds : [null]) {
        await enterWorkspace(client, workspaceId)
        await eachRow(client, table.name, async (row) => {
          await write({ table: table.name, workspaceId, row })
          count.rows += 1
        })
      }
      progress(`${table.name}: ${count.rows - before} rows`)
    }
    const { rows: jobs } = await client.query(
      'select task.identifier, job.payload, job.run_at, job.key, job.max_attempts from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id order by job.id',
    )
    for (const job of jobs) await write({ job })
    for (const workspaceId of workspaceIds) {
      await enterWorkspace(client, workspaceId)
      const { rows: files } = await client.query(
        'select stored_as from heed.attachment union select stored_as from heed.audit_photo',
      )
      for (const { stored_as: name } of files) {
        const content = await house.files.get(name).catch(() => undefined)
        if (!content) continue
        await write({ file: name, content: Buffer.from(content).toString('base64') })
        count.files += 1
      }
    }
    progress(`files: ${count.files}`)
    await write({ end: true, ...count })
    await client.query('commit')
  } finally {
    client.release()
  }
  lines.end()
  await written
  await rename(`${path}.part`, path)
  return count
}

async function enterSystem(client: PoolClient): Promise<string[]> {
  await client.query("select set_config('heed.system', 'on', true)")
  const { rows } = await client.query('select id from heed.workspace order by id')
  await client.query("select set_config('heed.system', '', true)")
  return rows.map(({ id }) => id as string)
}

export const enterWorkspace = (client: PoolClient, workspaceId: string | null) =>
  client.query(
    "select set_config('heed.workspace', $1, true), set_config('heed.branches', '*', true), set_config('heed.member', '', true)",
    [workspaceId ?? ''],
  )

async function eachRow(client: PoolClient, table: string, take: (row: unknown) => Promise<void>): Promise<void> {
  await client.query(`declare rows_of_backup no scroll cursor for select to_jsonb(t) as row from ${table} t`)
  for (;;) {
    const { rows } = await client.query('fetch 500 from rows_of_backup')
    for (const { row } of rows) await take(row)
    if (rows.length < 500) break
  }
  await client.query('close rows_of_backup')
}
