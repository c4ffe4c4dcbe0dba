import { sql } from 'kysely'
import { causeReviewed, purchaseWritten } from '../../../events/complaint-events.ts'
import { causeChanged } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { on } from '../../../platform/events/event.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cutWords } from '../../cases/index.ts'

const batch = 200

/** Cuts the words of reviews that have none yet, some hundred a transaction. Several processes may do it at once. */
export async function indexReviews(scope: Scope): Promise<void> {
  while ((await scope.transaction(indexSome)) === batch) {
    // Until none waits that no other process has taken.
  }
}

async function indexSome(tx: Tx): Promise<number> {
  const rows = await tx.db
    .selectFrom('cause_review')
    .select('case_id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('indexed_at', 'is', null)
    .orderBy('at')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  await index(
    tx,
    rows.map(({ case_id }) => case_id),
  )
  return rows.length
}

/** Cuts their words anew. */
async function index(tx: Tx, caseIds: string[]): Promise<void> {
  if (caseIds.length === 0) return
  const rows = await tx.db
    .selectFrom('cause_review as r')
    .innerJoin('complaint as k', 'k.case_id', 'r.case_id')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .leftJoin('cause as a', 'a.id', 'r.cause_id')
    .select(['r.case_id', 'r.cause', 'r.prevention', 'r.solution', 'k.item', 'c.subject', 'c.number'])
    .select('a.words as shared')
    .where('r.case_id', 'in', caseIds)
    .execute()
  const words = rows.flatMap((row) => {
    const texts = [row.cause, row.prevention, row.solution, row.item, row.subject, String(row.number), row.shared]
    return [...cutWords(texts.filter(Boolean).join('\n'))].map((word) => ({ word, id: row.case_id }))
  })
  await tx.db.deleteFrom('review_word').where('case_id', 'in', caseIds).execute()
  await sql`insert into review_word (word, case_id)
    select w.word, w.id from unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ id }) => id)}::uuid[]) as w (word, id)
    order by w.word, w.id on conflict do nothing`.execute(tx.db)
  await tx.db.updateTable('cause_review').set({ indexed_at: now() }).where('case_id', 'in', caseIds).execute()
}

export const reviewsAreFound = [
  on(causeReviewed, 'prevention.index-review', ({ caseId }, tx) => index(tx, [caseId])),
  on(purchaseWritten, 'prevention.index-purchase', ({ caseId }, tx) => index(tx, [caseId])),
  // Many reviews may name it: the ticker sees to them.
  on(causeChanged, 'prevention.index-cause', ({ causeId }, tx) =>
    tx.db.updateTable('cause_review').set({ indexed_at: null }).where('cause_id', '=', causeId).execute(),
  ),
]
