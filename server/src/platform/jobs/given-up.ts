import type { House } from '../house.ts'
import type { Job } from './job.ts'

/**
 * Looks for jobs that nobody will try any more and tells whoever waits for them. It looks at the queue itself: a last attempt may also
 * have ended with its process, and that process told nobody.
 */
// biome-ignore lint/suspicious/noExplicitAny: payloads are checked by each job's own schema
export function givenUpTeller(house: House, jobs: Job<any>[]): () => Promise<void> {
  const waited = new Map(jobs.flatMap((job) => (job.whenGivenUp ? [[job.name, job] as const] : [])))
  const told = new Set<string>()
  return async () => {
    const { rows } = await house.pool.query<{ name: string; payload: { workspaceId: string }; ending: string }>(
      `select t.identifier as name, j.payload, j.id || ' ' || j.updated_at as ending
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = any ($1) and j.key is not null and j.locked_at is null and j.attempts >= j.max_attempts`,
      [[...waited.keys()]],
    )
    for (const { name, payload, ending } of rows) {
      const job = waited.get(name)
      if (!job || told.has(ending)) continue
      try {
        await job.whenGivenUp?.(job.payload.parse(payload), house.scopeOf(payload.workspaceId))
        told.add(ending)
      } catch (error) {
        house.log.warn({ job: name, error: (error as Error).message }, 'That a job was given up could not be told yet')
      }
    }
  }
}
