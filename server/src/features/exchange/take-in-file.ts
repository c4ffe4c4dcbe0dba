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
import { cancelKeptPurchase, findKnownPurchases, keepPurchase } from '../purchases/index.ts'
import { refuseStrangers } from './check-import.ts'
import { customerOf, takeInTheirCustomers } from './find-customers.ts'
import type { ReadSale } from './gather-purchases.ts'
import { getImportRow, storedFile } from './import-rows.ts'
import type { ReadCase } from './read-case-row.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { toldOf } from './read-purchase-row.ts'

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
  for (const { upTo, take } of partsOf(read, importId))
    await importer.transaction(async (tx) => {
      // One after the other, so that two files never bring the same twice.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`record-import ${tx.scope.workspaceId}`}, 0))`.execute(
        tx.db,
      )
      const row = await getImportRow(tx, importId, { lock: true })
      if (row.state !== 'importing') return
      const added = await take(tx)
      await tx.db
        .updateTable('record_import')
        .set({ done: sql<number>`greatest(done, ${upTo}::int)`, added: sql<number>`added + ${added}::int` })
        .where('id', '=', importId)
        .execute()
    })
  await finish(importer, importId)
}

/** `take` gives how many rows were new; `upTo` is how many are done with it. */
type Part = { upTo: number; take: (tx: Tx) => Promise<number> }

function partsOf({ customers, cases, purchases }: ReadFile, importId: string): Part[] {
  const parts: Part[] = []
  const cut = <Item>(items: Item[], take: (tx: Tx, part: Item[]) => Promise<number>, rowsOf = (_: Item) => 1) => {
    for (let from = 0; from < items.length; from += batch) {
      const part = items.slice(from, from + batch)
      const upTo = (parts.at(-1)?.upTo ?? 0) + part.reduce((sum, item) => sum + rowsOf(item), 0)
      parts.push({ upTo, take: (tx) => take(tx, part) })
    }
  }
  cut(customers, (tx, part) =>
    takeInCustomers(
      tx,
      part.map(({ item }) => item),
    ),
  )
  cut(cases, (tx, part) =>
    takeInNewCases(
      tx,
      importId,
      part.map(({ item }) => item),
    ),
  )
  cut(purchases, takeInPurchases, ({ rows }) => rows.length)
  return parts
}

/** A customer who is not here yet comes in with what they bought, but only with what is new. */
async function takeInPurchases(tx: Tx, sales: ReadSale[]): Promise<number> {
  const here = await findKnownPurchases(
    tx,
    sales.map(({ item }) => item.reference),
  )
  const fresh = sales.filter(({ item }) => !here.has(item.reference))
  const known = await takeInTheirCustomers(
    tx,
    fresh.map(({ item: { customer, language, at } }) => ({ customer, language, since: at })),
  )
  let added = 0
  for (const { rows, item } of fresh) {
    const customerId = customerOf(item.customer, known)
    if (!customerId) continue
    const purchaseId = await keepPurchase(tx, toldOf(item, customerId))
    if (item.isCancelled) await cancelKeptPurchase(tx, purchaseId)
    added += rows.length
  }
  return added
}

/** A customer who is not here yet comes in with their case, but only with one that is new. */
async function takeInNewCases(tx: Tx, importId: string, rows: ReadCase[]): Promise<number> {
  const here = await findKnownCases(
    tx,
    rows.flatMap(({ origins }) => origins),
  )
  const fresh = rows.filter(({ origins }) => !origins.some((origin) => here.has(origin)))
  const known = await takeInTheirCustomers(
    tx,
    fresh.map(({ customer, language, openedAt }) => ({ customer, language, since: openedAt })),
  )
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
