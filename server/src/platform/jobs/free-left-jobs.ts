import type pg from 'pg'
import type { ProcessLocks } from '../mail/transport/process-locks.ts'

const lockOf = (poolId: string) => `jobs:${poolId}`

/** Says for as long as this process lives that jobs taken by this pool of workers are being worked on. */
export async function standFor(locks: ProcessLocks, poolId: string): Promise<void> {
  await locks.tryTake(lockOf(poolId)).catch(() => false)
}

/** Says that a pool of this process is over; what it left is free for others. */
export const stepDown = (locks: ProcessLocks, poolId: string): Promise<void> => locks.release(lockOf(poolId))

/** Jobs taken by a process that was killed are free again at once, not after the queue's own four hours. */
export async function freeLeftJobs(
  pool: pg.Pool,
  locks: ProcessLocks,
  own: { poolId: string | undefined; earlier: ReadonlySet<string> },
  keyedJobs: string[],
): Promise<void> {
  const { rows } = await pool.query(
    "select distinct locked_by from graphile_worker._private_jobs where locked_at < now() - interval '3 seconds'",
  )
  for (const { locked_by: poolId } of rows) {
    if (poolId === own.poolId || !(await locks.tryTake(lockOf(poolId)))) continue
    if (own.earlier.has(poolId)) await giveAttemptsBack(pool, poolId)
    await pool.query('select graphile_worker.force_unlock_workers(array[$1])', [poolId])
    await locks.release(lockOf(poolId))
  }
  await forgetReplaced(pool, keyedJobs)
}

/** This process lives, so it was the database that died: nothing was wrong with the jobs. Those that a dead process held may have killed it. */
const giveAttemptsBack = (pool: pg.Pool, poolId: string) =>
  pool.query('update graphile_worker._private_jobs set attempts = greatest(0, attempts - 1) where locked_by = $1', [
    poolId,
  ])

/**
 * Adding a job of a key whose older one is being worked on takes the key from the older and leaves it to its worker to end
 * it. When that worker is gone nobody ever would: a job that should have a key, has none and is held by nobody was replaced.
 */
const forgetReplaced = (pool: pg.Pool, keyedJobs: string[]) =>
  pool.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = any ($1) and j.key is null and j.locked_at is null`,
    [keyedJobs],
  )
