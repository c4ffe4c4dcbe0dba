import type { RecordImport, RecordKind, RecordProblem } from '@heed/contract/record-files.ts'
import { piecesOf } from '../../platform/imports/stored-file.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import type { Mapping } from './columns.ts'
import type { Stored } from './read-file.ts'

export const nobody = '00000000-0000-0000-0000-000000000000'

/** An import is seen by whoever brought the file: its problems quote what stands there of people. */
export async function getImportRow(tx: Tx, importId: string, options: { lock?: boolean } = {}) {
  const query = tx.db
    .selectFrom('record_import')
    .selectAll()
    .where('id', '=', importId)
    .where('member_id', '=', tx.scope.actor?.id ?? nobody)
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw notFound()
  return row
}
export type ImportRow = Awaited<ReturnType<typeof getImportRow>>

export const storedFile = (tx: Tx, row: ImportRow): Stored => ({
  kind: row.kind as RecordKind,
  pieces: piecesOf(tx, 'record_import_file', row.id),
  mapping: row.mapping as Mapping | null,
  branchId: row.branch_id,
})

export const presentBrief = (row: ImportRow) => ({
  id: row.id,
  kind: row.kind as RecordKind,
  filename: row.filename,
  state: row.state as RecordImport['state'],
  stoppedIn: row.stopped_in as RecordImport['stoppedIn'],
  branchId: row.branch_id,
  total: row.total,
  good: row.good,
  bad: row.bad,
  known: row.known,
  done: row.done,
  added: row.added,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})

export const presentImport = (row: ImportRow): RecordImport => ({
  ...presentBrief(row),
  columns: row.columns,
  mapping: (row.mapping ?? {}) as RecordImport['mapping'],
  problems: row.problems as unknown as RecordProblem[],
})
