import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { readItems } from './read-items.ts'
import { installTopics } from './ready-topics.ts'

const batch = 1000

/** From now on everything counts as read by less than is known, and is read again. */
export async function readEverythingAgain(tx: Tx): Promise<void> {
  await sql`update workspace set reading_version = reading_version + 1 where id = ${tx.scope.workspaceId}`.execute(
    tx.db,
  )
  tx.enqueue(readAgainJob, { of: tx.scope.workspaceId })
}

/** Reads what was read by less, a thousand items a transaction. Several processes may do it at once; none waits for another. */
export async function readAgain(scope: Scope): Promise<void> {
  for (let round = 0; ; round += 1) {
    const count = await scope.transaction(async (tx) => {
      const { rows } = await sql<{ feedback_id: string }>`select feedback_id from feedback_reading
        where workspace_id = ${scope.workspaceId} and version < (select reading_version from workspace where id = ${scope.workspaceId})
        order by version, feedback_id limit ${batch} for update skip locked`.execute(tx.db)
      await readItems(
        tx,
        rows.map(({ feedback_id }) => feedback_id),
      )
      const isLast = rows.length < batch
      if (rows.length > 0 && (isLast || round % 10 === 0))
        tx.tell({ topic: 'feedback', id: null, type: 'feedback.read' }, null)
      return rows.length
    })
    if (count < batch) return
  }
}

/** Now and then: a business that is older than the topics gets them, and what a lost job left is read. */
export async function keepReading(scope: Scope): Promise<void> {
  await scope.transaction((tx) => installTopics(tx))
  await readAgain(scope)
}

export const readAgainJob = defineJob({
  name: 'feedback.read-again',
  payload: z.object({ of: z.uuid() }),
  maxAttempts: 8,
  key: ({ of }) => `feedback.read-again:${of}`,
  run: (_payload, scope) => readAgain(scope),
})
