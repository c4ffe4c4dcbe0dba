import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/job.ts'
import type { Scope } from '../../platform/scope.ts'
import { cutWords } from '../cases/index.ts'
import { learnMoodsJob } from './understanding/learn-moods.ts'
import { readItems } from './understanding/read-items.ts'

const batch = 500

/** Cuts the words of items that have none yet, some hundred a transaction. Several processes may do it at once. */
export async function indexFeedbackWords(scope: Scope): Promise<number> {
  for (let indexed = 0; ; ) {
    const count = await scope.transaction(async (tx) => {
      const rows = await tx.db
        .selectFrom('feedback')
        .select(['id', 'text', 'said_by', 'product'])
        .where('workspace_id', '=', scope.workspaceId)
        .where('indexed', '=', false)
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      const words = rows.flatMap(({ id, text, said_by, product }) =>
        [...cutWords([text ?? '', said_by ?? '', product ?? ''].join('\n'))].map((word) => ({ word, id })),
      )
      await sql`insert into feedback_word (word, feedback_id)
        select w.word, w.id from unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ id }) => id)}::uuid[]) as w (word, id)
        order by w.word, w.id on conflict do nothing`.execute(tx.db)
      await sql`update feedback set indexed = true where id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db)
      const ids = rows.map(({ id }) => id)
      await readItems(tx, ids)
      if (ids.length > 0) tx.enqueue(learnMoodsJob, { of: scope.workspaceId })
      return rows.length
    })
    indexed += count
    if (count < batch) return indexed
  }
}

export const indexWordsJob = defineJob({
  name: 'feedback.index-words',
  payload: z.object({}),
  maxAttempts: 8,
  run: (_payload: Record<string, unknown>, scope) => indexFeedbackWords(scope),
})
