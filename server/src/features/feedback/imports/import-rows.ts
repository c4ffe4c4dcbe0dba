import type { ScoreScale } from '@heed/contract/feedback.ts'
import type { FeedbackImport, ImportProblem } from '@heed/contract/feedback-imports.ts'
import { piecesOf } from '../../../platform/imports/stored-file.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Mapping } from './columns.ts'
import type { Stored } from './read-file.ts'

/** An import is seen by whoever brought the file: its problems quote other people's words. */
export async function getImportRow(tx: Tx, importId: string, options: { lock?: boolean } = {}) {
  const query = tx.db
    .selectFrom('feedback_import')
    .selectAll()
    .where('id', '=', importId)
    .where('member_id', '=', tx.scope.actor?.id ?? '00000000-0000-0000-0000-000000000000')
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export const storedFile = (tx: Tx, row: Awaited<ReturnType<typeof getImportRow>>): Stored => ({
  pieces: piecesOf(tx, 'feedback_import_file', row.id),
  mapping: row.mapping as Mapping | null,
  branchId: row.branch_id,
  scale: row.scale as ScoreScale,
})

export const presentImport = (row: Awaited<ReturnType<typeof getImportRow>>): FeedbackImport => ({
  id: row.id,
  filename: row.filename,
  state: row.state as FeedbackImport['state'],
  stoppedIn: row.stopped_in as FeedbackImport['stoppedIn'],
  columns: row.columns,
  mapping: (row.mapping ?? {}) as FeedbackImport['mapping'],
  branchId: row.branch_id,
  scale: row.scale as ScoreScale,
  total: row.total,
  good: row.good,
  bad: row.bad,
  known: row.known,
  done: row.done,
  added: row.added,
  problems: row.problems as unknown as ImportProblem[],
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
