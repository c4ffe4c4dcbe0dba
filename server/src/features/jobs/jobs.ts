import type { JobItem } from '@heed/contract/channels.ts'
import { cutPage, readCursor } from '../../platform/http/paging.ts'
import { notFound, problem } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

const jobRunning = problem(409, 'job.running', 'This job runs right now')

type Row = {
  id: number
  name: string
  attempts: number
  max_attempts: number
  run_at: Date
  last_error: string | null
  created_at: Date
  locked: boolean
}

/** The queue's own tables carry no row security: every query names the workspace. */
const select = `select j.id, t.identifier as name, j.attempts, j.max_attempts, j.run_at, j.last_error, j.created_at, j.locked_at is not null as locked
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'workspaceId' = $1`

const conditions: Record<JobItem['state'], string> = {
  running: 'and j.locked_at is not null',
  failed: 'and j.locked_at is null and j.attempts >= j.max_attempts',
  waiting: 'and j.locked_at is null and j.attempts < j.max_attempts',
}

const present = (row: Row): JobItem => ({
  id: String(row.id),
  name: row.name,
  state: row.locked ? 'running' : row.attempts >= row.max_attempts ? 'failed' : 'waiting',
  attempts: row.attempts,
  maxAttempts: row.max_attempts,
  runAt: row.run_at.toISOString(),
  lastError: row.last_error?.split('\n', 1)[0]?.slice(0, 300) ?? null,
  createdAt: row.created_at.toISOString(),
})

export async function listJobsPage(scope: Scope, query: { cursor?: string; limit: number; state?: JobItem['state'] }) {
  const [after] = readCursor(query.cursor, 1) ?? []
  const { rows } = await scope.house.pool.query<Row>(
    `${select} ${query.state ? conditions[query.state] : ''} and ($2::bigint is null or j.id < $2) order by j.id desc limit $3`,
    [scope.workspaceId, typeof after === 'number' ? after : null, query.limit + 1],
  )
  const page = cutPage(rows, query.limit, (row) => [Number(row.id)])
  return { items: page.items.map(present), next: page.next }
}

/** From the start, with all its attempts. */
export async function runAgain(scope: Scope, jobId: string): Promise<JobItem> {
  const find = async () =>
    (await scope.house.pool.query<Row>(`${select} and j.id = $2`, [scope.workspaceId, jobId])).rows[0]
  const before = await find()
  if (!before) throw notFound()
  if (before.locked) throw jobRunning()
  await scope.house.pool.query(
    'select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := 0)',
    [jobId],
  )
  const after = await find()
  // Taken and done between the two: it is gone because it succeeded.
  return present(after ?? { ...before, attempts: 0, run_at: new Date() })
}
