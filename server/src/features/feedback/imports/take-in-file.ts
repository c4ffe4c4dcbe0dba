import { sql } from 'kysely'
import { z } from 'zod'
import { feedbackImported } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { scopeOfImporter } from '../../../platform/imports/scope-of-importer.ts'
import { resumeImport, stopImport } from '../../../platform/imports/stopped-import.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findOrCreateCustomer } from '../../customers/index.ts'
import { type NewFeedback, takeIn } from '../take-in.ts'
import { getImportRow, storedFile } from './import-rows.ts'
import { readFile } from './read-file.ts'
import type { ReadRow } from './read-row.ts'

const batch = 500

/**
 * Takes in the good rows, some hundred a transaction, so that the progress can be seen. Begun again after a crash it goes on where it
 * stopped, and what is in the record already stays as it is.
 */
async function takeInFile(scope: Scope, importId: string): Promise<void> {
  const importer = await scopeOfImporter(scope, 'feedback_import', importId)
  if (!importer) return
  const file = await importer.transaction(async (tx) => {
    await resumeImport(tx, 'feedback_import', importId, 'importing')
    const row = await getImportRow(tx, importId)
    return row.state === 'importing'
      ? { done: row.done, items: (await readFile(tx, storedFile(tx, row))).items }
      : undefined
  })
  if (!file) return
  for (let from = file.done; from < file.items.length; from += batch) {
    const part = file.items.slice(from, from + batch)
    await importer.transaction(async (tx) => {
      const row = await getImportRow(tx, importId, { lock: true })
      // Another process was faster with this part.
      if (row.state !== 'importing' || row.done > from) return
      const added = await takeIn(tx, await withCustomers(tx, part))
      await tx.db
        .updateTable('feedback_import')
        .set({ done: from + part.length, added: sql<number>`added + ${added.length}` })
        .where('id', '=', importId)
        .execute()
      tx.tell({ topic: 'feedback', id: null, type: feedbackImported.type }, null)
    })
  }
  await finish(importer, importId)
}

/** Customers are made of the rows that are new only, so that a repeated file changes nothing. */
async function withCustomers(tx: Tx, rows: ReadRow[]): Promise<NewFeedback[]> {
  const { rows: known } = await sql<{ origin: string }>`select origin from feedback
    where workspace_id = ${tx.scope.workspaceId} and origin = any (${rows.map(({ origin }) => origin)})`.execute(tx.db)
  const inRecord = new Set(known.map(({ origin }) => origin))
  const found = await findByEmail(tx, rows)
  const items: NewFeedback[] = []
  for (const { email, phone, name, ...row } of rows) {
    if (inRecord.has(row.origin)) continue
    const key = email ?? phone ?? ''
    if ((email || phone) && !found.has(key))
      found.set(key, (await findOrCreateCustomer(tx, { email, phone, name, language: row.language as never })).id)
    items.push({
      ...row,
      id: newId(),
      customer_id: found.get(key) ?? null,
      case_id: null,
      recorded_by: tx.scope.actor?.id ?? null,
    })
  }
  return items
}

/** Customers who are known by the address of a row, in one look-up. */
async function findByEmail(tx: Tx, rows: ReadRow[]): Promise<Map<string, string>> {
  const emails = [...new Set(rows.flatMap(({ email }) => email ?? []))]
  const { rows: known } = await sql<{
    value: string
    customer_id: string
  }>`select value, customer_id from customer_address
    where workspace_id = ${tx.scope.workspaceId} and kind = 'email' and value = any (${emails})`.execute(tx.db)
  return new Map(known.map(({ value, customer_id }) => [value, customer_id]))
}

const finish = (importer: Scope, importId: string) =>
  importer.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (row.state !== 'importing') return
    await tx.db
      .updateTable('feedback_import')
      .set({ state: 'done', finished_at: now() })
      .where('id', '=', importId)
      .execute()
    await tx.db.deleteFrom('feedback_import_file').where('import_id', '=', importId).execute()
    await tx.emit(feedbackImported, { importId, added: row.added })
    tx.tell({ topic: 'feedback', id: null, type: feedbackImported.type }, null)
  })

export const takeInFileJob = defineJob({
  name: 'feedback.take-in-file',
  payload: z.object({ importId: z.uuid() }),
  maxAttempts: 6,
  queue: 'imports.take-in',
  key: ({ importId }) => `feedback-import.take-in:${importId}`,
  run: ({ importId }, scope) => takeInFile(scope, importId),
  whenGivenUp: ({ importId }, scope) => stopImport(scope, 'feedback_import', importId, 'importing'),
})
