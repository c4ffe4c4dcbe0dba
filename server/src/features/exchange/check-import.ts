import { z } from 'zod'
import { csvLine } from '../../platform/http/csv.ts'
import { Breath } from '../../platform/imports/breath.ts'
import { scopeOfImporter } from '../../platform/imports/scope-of-importer.ts'
import { resumeImport, stopImport } from '../../platform/imports/stopped-import.ts'
import { partsOf } from '../../platform/imports/stored-file.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findKnownCases } from '../cases/index.ts'
import { findKnownCustomers } from '../customers/index.ts'
import { findKnownPurchases } from '../purchases/index.ts'
import { mendColumns } from './columns.ts'
import { findCustomersOf, problemOfCustomer } from './find-customers.ts'
import type { ReadSale } from './gather-purchases.ts'
import { getImportRow, storedFile } from './import-rows.ts'
import { type ReadFile, readFile } from './read-file.ts'

/** So many problems are kept to be shown; all are counted, and all bad rows can be had. */
const shownProblems = 500

/** Reads a file that came and says what is in it; takes nothing in. */
async function checkFile(scope: Scope, importId: string): Promise<void> {
  const importer = await scopeOfImporter(scope, 'record_import', importId)
  await importer?.transaction(async (tx) => {
    await resumeImport(tx, 'record_import', importId, 'checking')
    const row = await getImportRow(tx, importId, { lock: true })
    if (row.state !== 'checking') return
    const read = await readFile(tx, storedFile(tx, row))
    await refuseStrangers(tx, read)
    const problems = [...read.problems, ...read.bad.flatMap((bad) => bad.problems)]
    const good = read.customers.length + read.cases.length + rowsOf(read.purchases)
    await tx.db
      .updateTable('record_import')
      .set({
        state: read.isReadable ? 'checked' : 'failed',
        columns: read.header,
        mapping: JSON.stringify(read.mapping),
        total: good + read.bad.length + read.unreadable,
        good,
        bad: read.bad.length + read.unreadable,
        known: await countKnown(tx, read),
        problems: JSON.stringify(problems.slice(0, shownProblems)),
      })
      .where('id', '=', importId)
      .execute()
    await tx.db
      .updateTable('record_import_file')
      .set({ bad_rows: read.bad.length > 0 ? await writeBadRows(read) : null })
      .where('import_id', '=', importId)
      .execute()
  })
}

const rowsOf = (sales: ReadSale[]) => sales.reduce((sum, { rows }) => sum + rows.length, 0)

/** Cases and purchases whose customer is nowhere to be found are bad rows; one that is here already needs nobody. */
export async function refuseStrangers(tx: Tx, read: ReadFile): Promise<void> {
  const column = read.header.find((name) => read.mapping[name] === 'customer_id') ?? null
  await refuseStrangersCases(tx, read, column)
  await refuseStrangersPurchases(tx, read, column)
  read.bad.sort((one, other) => one.row.line - other.row.line)
}

async function refuseStrangersPurchases(tx: Tx, read: ReadFile, column: string | null): Promise<void> {
  const sales: ReadSale[] = []
  for (const part of partsOf(read.purchases)) {
    const wanted = part.map(({ item }) => item.customer)
    const known = await findCustomersOf(tx, wanted)
    const here = await findKnownPurchases(
      tx,
      part.map(({ item }) => item.reference),
    )
    for (const sale of part) {
      const odd = here.has(sale.item.reference) ? undefined : problemOfCustomer(sale.item.customer, known)
      if (odd) read.bad.push(...sale.rows.map((row) => ({ row, problems: [{ line: row.line, column, ...odd }] })))
      else sales.push(sale)
    }
  }
  read.purchases = sales
}

async function refuseStrangersCases(tx: Tx, read: ReadFile, column: string | null): Promise<void> {
  const cases: ReadFile['cases'] = []
  for (const part of partsOf(read.cases)) {
    const known = await findCustomersOf(
      tx,
      part.map(({ item }) => item.customer),
    )
    const here = await findKnownCases(
      tx,
      part.flatMap(({ item }) => item.origins),
    )
    for (const good of part) {
      const isHere = good.item.origins.some((origin) => here.has(origin))
      const odd = isHere ? undefined : problemOfCustomer(good.item.customer, known)
      if (odd) read.bad.push({ row: good.row, problems: [{ line: good.row.line, column, ...odd }] })
      else cases.push(good)
    }
  }
  read.cases = cases
}

async function countKnown(tx: Tx, { customers, cases, purchases }: ReadFile): Promise<number> {
  let count = 0
  for (const part of partsOf(purchases)) {
    const known = await findKnownPurchases(
      tx,
      part.map(({ item }) => item.reference),
    )
    count += rowsOf(part.filter(({ item }) => known.has(item.reference)))
  }
  for (const part of partsOf(cases)) {
    const known = await findKnownCases(
      tx,
      part.flatMap(({ item }) => item.origins),
    )
    count += part.filter(({ item }) => item.origins.some((origin) => known.has(origin))).length
  }
  for (const part of partsOf(customers)) {
    const { byOrigin, byAddress } = await findKnownCustomers(
      tx,
      part.flatMap(({ item }) => item.origins),
      part.flatMap(({ item }) => item.addresses),
    )
    count += part.filter(
      ({ item }) =>
        item.origins.some((origin) => byOrigin.has(origin)) ||
        item.addresses.some(({ kind: way, value }) => byAddress.has(`${way}:${value}`)),
    ).length
  }
  return count
}

async function writeBadRows({ header, bad }: ReadFile): Promise<Buffer> {
  // A file that was mended once has these columns in front already.
  const own = header.map((name, index) => (mendColumns.includes(name) ? -1 : index)).filter((index) => index >= 0)
  const pieces = [Buffer.from(`\ufeff${csvLine([...mendColumns, ...own.map((index) => header[index] ?? '')])}`)]
  const breath = new Breath()
  for (const { row, problems } of bad) {
    await breath.take()
    const words = problems.map(({ rule, column }) => (column ? `${rule} (${column})` : rule)).join(' | ')
    const rest = row.cells.length === header.length ? own.map((index) => row.cells[index] ?? '') : row.cells
    pieces.push(Buffer.from(csvLine([String(row.line), words, ...rest])))
  }
  return Buffer.concat(pieces)
}

export const checkRecordImportJob = defineJob({
  name: 'record-files.check-import',
  payload: z.object({ importId: z.uuid() }),
  maxAttempts: 4,
  queue: 'imports.check',
  key: ({ importId }) => `record-import.check:${importId}`,
  run: ({ importId }, scope) => checkFile(scope, importId),
  whenGivenUp: ({ importId }, scope) => stopImport(scope, 'record_import', importId, 'checking'),
})
