import type { RecordKind } from '@heed/contract/record-files.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { recordsImported } from '../../events/record-file-events.ts'
import { now } from '../../platform/clock.ts'
import { scopeOfImporter } from '../../platform/imports/scope-of-importer.ts'
import { resumeImport, stopImport } from '../../platform/imports/stopped-import.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findKnownCases, takeInCases } from '../cases/index.ts'
import { takeInCustomers } from '../customers/index.ts'
import { refuseStrangers } from './check-import.ts'
import { customerOf, findCustomersOf } from './find-customers.ts'
import { getImportRow, storedFile } from './import-rows.ts'
import type { ReadCase } from './read-case-row.ts'
import { readFile } from './read-file.ts'

const batch = 500

/**
 * Takes in the good rows, some hundred a transaction, so that the progress can be seen. Begun again after a crash it goes through the
 * file once more: what is here already stays as it is.
 */
async function takeInFile(scope: Scope, importId: string): Promise<void> {
  const importer = await scopeOfImporter(scope, 'record_import', importId)
  const read = await importer?.transaction(async (tx) => {
    await resumeImport(tx, 'record_import', importId, 'importing')
    const row = await getImportRow(tx, importId)
    if (row.state !== 'importing') return undefined
    const file = await readFile(tx, storedFile(tx, row))
    await refuseStrangers(tx, file)
    return file
  })
  if (!importer || !read) return
  const customers = read.customers.map(({ item }) => item)
  const cases = read.cases.map(({ item }) => item)
  for (let from = 0; from < Math.max(customers.length, cases.length); from += batch)
    await importer.transaction(async (tx) => {
      // One after the other, so that two files never bring the same twice.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`record-import ${tx.scope.workspaceId}`}, 0))`.execute(
        tx.db,
      )
      const row = await getImportRow(tx, importId, { lock: true })
      if (row.state !== 'importing') return
      const added =
        customers.length > 0
          ? await takeInCustomers(tx, customers.slice(from, from + batch))
          : await takeInPart(tx, importId, cases.slice(from, from + batch))
      const done = Math.min(from + batch, Math.max(customers.length, cases.length))
      await tx.db
        .updateTable('record_import')
        .set({ done: sql<number>`greatest(done, ${done}::int)`, added: sql<number>`added + ${added}::int` })
        .where('id', '=', importId)
        .execute()
    })
  await finish(importer, importId)
}

/** A customer who is not here yet comes in with their case, but only with one that is new. */
async function takeInPart(tx: Tx, importId: string, rows: ReadCase[]): Promise<number> {
  const here = await findKnownCases(
    tx,
    rows.flatMap(({ origins }) => origins),
  )
  const fresh = rows.filter(({ origins }) => !origins.some((origin) => here.has(origin)))
  const wanted = fresh.map(({ customer }) => customer)
  const before = await findCustomersOf(tx, wanted)
  await takeInCustomers(
    tx,
    fresh
      .filter(({ customer }) => customer.addresses.length > 0 && !customerOf(customer, before))
      .map(({ customer, language, openedAt }) => ({
        origins: customer.ref ? [customer.ref] : [],
        addresses: customer.addresses,
        name: customer.name ?? customer.addresses[0]?.value ?? '?',
        language,
        formOfAddress: null,
        note: null,
        zone: null,
        talk: null,
        bestTime: null,
        surveysStoppedAt: null,
        since: openedAt,
      })),
  )
  const known = await findCustomersOf(tx, wanted)
  return takeInCases(
    tx,
    importId,
    fresh.flatMap(({ customer, ...item }) => {
      const customerId = customerOf(customer, known)
      return customerId ? [{ ...item, customerId }] : []
    }),
  )
}

const finish = (importer: Scope, importId: string) =>
  importer.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (row.state !== 'importing') return
    await tx.db
      .updateTable('record_import')
      .set({ state: 'done', finished_at: now() })
      .where('id', '=', importId)
      .execute()
    // What cannot be taken in is kept to be mended; the rest is here now.
    await tx.db.updateTable('record_import_file').set({ content: null }).where('import_id', '=', importId).execute()
    const { added, good, kind } = row
    await tx.emit(recordsImported, { importId, kind: kind as RecordKind, added, known: good - added })
    tx.tell({ topic: 'case', id: null, type: recordsImported.type }, null)
  })

export const takeInRecordsJob = defineJob({
  name: 'record-files.take-in',
  payload: z.object({ importId: z.uuid() }),
  maxAttempts: 6,
  queue: 'imports.take-in',
  key: ({ importId }) => `record-import.take-in:${importId}`,
  run: ({ importId }, scope) => takeInFile(scope, importId),
  whenGivenUp: ({ importId }, scope) => stopImport(scope, 'record_import', importId, 'importing'),
})
