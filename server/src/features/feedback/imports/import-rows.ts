import type { ScoreScale } from '@heed/contract/feedback.ts'
import type { FeedbackImport, ImportProblem } from '@heed/contract/feedback-imports.ts'
import { notFound } from '../../../platform/problem.ts'
import { roleActor, Scope, type Tx } from '../../../platform/scope.ts'
import type { Mapping } from './columns.ts'

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

/** The scope of the member who brought the file: a job works for them and sees no more than they do. */
export async function scopeOfImporter(scope: Scope, importId: string): Promise<Scope | undefined> {
  const member = await scope.transaction((tx) =>
    tx.db
      .selectFrom('feedback_import as i')
      .innerJoin('member as m', 'm.id', 'i.member_id')
      .select(['m.id', 'm.name', 'm.role', 'm.branch_ids'])
      .where('i.id', '=', importId)
      .executeTakeFirst(),
  )
  return member && new Scope(scope.house, scope.workspaceId, roleActor(member), member.branch_ids)
}

export async function loadFile(tx: Tx, row: Awaited<ReturnType<typeof getImportRow>>) {
  const file = await tx.db
    .selectFrom('feedback_import_file')
    .select('content')
    .where('import_id', '=', row.id)
    .executeTakeFirst()
  return {
    content: file?.content ?? Buffer.alloc(0),
    mapping: row.mapping as Mapping | null,
    branchId: row.branch_id,
    scale: row.scale as ScoreScale,
  }
}

export const presentImport = (row: Awaited<ReturnType<typeof getImportRow>>): FeedbackImport => ({
  id: row.id,
  filename: row.filename,
  state: row.state as FeedbackImport['state'],
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
