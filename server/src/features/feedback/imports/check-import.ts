import { sql } from 'kysely'
import { z } from 'zod'
import { scopeOfImporter } from '../../../platform/imports/scope-of-importer.ts'
import { resumeImport, stopImport } from '../../../platform/imports/stopped-import.ts'
import { partsOf } from '../../../platform/imports/stored-file.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { getImportRow, storedFile } from './import-rows.ts'
import { isUsable, readFile } from './read-file.ts'

/** So many problems are kept to be shown; all are counted. */
const shownProblems = 500

/** Reads a file that came and says what is in it; takes nothing in. */
async function checkFile(scope: Scope, importId: string): Promise<void> {
  const importer = await scopeOfImporter(scope, 'feedback_import', importId)
  await importer?.transaction(async (tx) => {
    await resumeImport(tx, 'feedback_import', importId, 'checking')
    const row = await getImportRow(tx, importId, { lock: true })
    if (row.state !== 'checking') return
    const read = await readFile(tx, storedFile(tx, row))
    const known = await countKnown(
      tx,
      read.items.map(({ origin }) => origin),
    )
    const isReadable = read.total > 0 && isUsable(read.mapping)
    await tx.db
      .updateTable('feedback_import')
      .set({
        state: isReadable ? 'checked' : 'failed',
        columns: read.header,
        mapping: JSON.stringify(read.mapping),
        total: read.total,
        good: read.items.length,
        bad: read.badRows,
        known,
        problems: JSON.stringify(read.problems.slice(0, shownProblems)),
      })
      .where('id', '=', importId)
      .execute()
  })
}

/** In the record already, or a second time in the file. */
async function countKnown(tx: Tx, origins: string[]): Promise<number> {
  const distinct = [...new Set(origins)]
  let known = origins.length - distinct.length
  for (const part of partsOf(distinct)) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from feedback
      where workspace_id = ${tx.scope.workspaceId} and origin = any (${part})`.execute(tx.db)
    known += rows[0]?.n ?? 0
  }
  return known
}

export const checkImportJob = defineJob({
  name: 'feedback.check-import',
  payload: z.object({ importId: z.uuid() }),
  maxAttempts: 4,
  queue: 'imports.check',
  key: ({ importId }) => `feedback-import.check:${importId}`,
  run: ({ importId }, scope) => checkFile(scope, importId),
  whenGivenUp: ({ importId }, scope) => stopImport(scope, 'feedback_import', importId, 'checking'),
})
