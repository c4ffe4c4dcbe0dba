import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { House } from '../house.ts'
import { enterWorkspace, type Progress } from './write-backup.ts'

type Line =
  | { heed: string; at: string; migrations: string[] }
  | { table: string; workspaceId: string | null; row: Record<string, unknown> }
  | { job: { identifier: string; payload: unknown; run_at: string; key: string | null; max_attempts: number } }
  | { file: string; content: string }
  | { end: true; rows: number; files: number }

const batchSize = 200

/** A backup that cannot be put back; the message says why and nothing was changed. */
export class RestoreError extends Error {
  override name = 'UsageError'
}

/**
 * Puts a backup into an empty, migrated house, in one transaction: all of it or nothing.
 * Stored files get the names they had.
 */
export async function readBackup(
  house: House,
  path: string,
  progress: Progress = () => {},
): Promise<{ rows: number; files: number }> {
  const client = await house.pool.connect()
  const count = { rows: 0, files: 0 }
  let ended: { rows: number; files: number } | undefined
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    await client.query('delete from heed.installation')
    let batch: { table: string; workspaceId: string | null; rows: unknown[] } | undefined
    const flush = async () => {
      if (!batch) return
      await enterWorkspace(client, batch.workspaceId)
      await client.query(
        `insert into ${batch.table} select * from jsonb_populate_recordset(null::${batch.table}, $1::jsonb)`,
        [JSON.stringify(batch.rows)],
      )
      count.rows += batch.rows.length
      batch = undefined
    }
    const lines = createInterface({
      input: createReadStream(path).pipe(createGunzip()),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    for await (const text of lines) {
      const line = JSON.parse(text) as Line
      if ('heed' in line) await requireSameSchema(client, line.migrations)
      else if ('row' in line) {
        if (!/^(heed|auth)\.("[A-Za-z]+"|[a-z_]+)$/.test(line.table))
          throw new RestoreError(`the backup names an unknown table (${line.table.slice(0, 60)})`)
        if (
          batch &&
          (batch.table !== line.table || batch.workspaceId !== line.workspaceId || batch.rows.length >= batchSize)
        )
          await flush()
        if (!batch) progress(line.table)
        batch ??= { table: line.table, workspaceId: line.workspaceId, rows: [] }
        batch.rows.push(line.row)
      } else {
        await flush()
        if ('job' in line) {
          const { identifier, payload, run_at, key, max_attempts } = line.job
          await client.query(
            'select graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4, max_attempts => $5::int)',
            [identifier, JSON.stringify(payload), run_at, key, max_attempts],
          )
        } else if ('file' in line) {
          await house.files.putAs(line.file, Buffer.from(line.content, 'base64'))
          count.files += 1
        } else ended = line
      }
    }
    if (!ended || ended.rows !== count.rows || ended.files !== count.files)
      throw new RestoreError('the backup is cut short; nothing was restored')
    await continueCaseNumbers(client)
    await client.query('commit')
    return count
  } catch (error) {
    await client.query('rollback')
    if (
      ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ENOENT'].includes(String((error as { code?: string }).code)) ||
      error instanceof SyntaxError
    )
      throw new RestoreError(`${path} is not a whole backup of Heed; nothing was restored`)
    throw error
  } finally {
    client.release()
  }
}

async function refuseUnlessEmpty(client: PoolClient): Promise<void> {
  await client.query("select set_config('heed.system', 'on', true)")
  const { rows } = await client.query('select 1 from heed.workspace limit 1')
  await client.query("select set_config('heed.system', '', true)")
  if (rows.length > 0)
    throw new RestoreError(
      'restore needs an empty installation: set HEED_DATA to a new folder or DATABASE_URL to an empty database',
    )
}

async function requireSameSchema(client: PoolClient, migrations: string[]): Promise<void> {
  const { rows } = await client.query('select name from public.heed_migration order by name')
  const here = rows.map(({ name }) => name as string)
  if (here.join() !== migrations.join())
    throw new RestoreError('the backup was made by another version of Heed; restore it with that version, then upgrade')
}

async function continueCaseNumbers(client: PoolClient): Promise<void> {
  await client.query("select set_config('heed.system', 'on', true)")
  const { rows } = await client.query('select id from heed.workspace')
  await client.query("select set_config('heed.system', '', true)")
  for (const { id } of rows) {
    await enterWorkspace(client, id)
    await client.query('select heed.start_case_numbers()')
    await client.query(
      `select setval('heed.case_number_' || replace($1, '-', ''), (select coalesce(max(number), 1000) + 1 from heed."case"), false)`,
      [id],
    )
  }
}
