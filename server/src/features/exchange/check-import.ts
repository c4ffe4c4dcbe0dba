import type { RecordKind } from '@heed/contract/record-files.ts'
import { z } from 'zod'
import { csvLine } from '../../platform/http/csv.ts'
import { scopeOfImporter } from '../../platform/imports/scope-of-importer.ts'
import { resumeImport, stopImport } from '../../platform/imports/stopped-import.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findKnownCases } from '../cases/index.ts'
import { findKnownCustomers } from '../customers/index.ts'
import { mendColumns } from './columns.ts'
import { findCustomersOf, problemOfCustomer } from './find-customers.ts'
import { getImportRow, loadFile } from './import-rows.ts'
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
    const read = await readFile(tx, await loadFile(tx, row))
    await refuseStrangers(tx, read)
    const problems = [...read.problems, ...read.bad.flatMap((bad) => bad.problems)]
    const good = read.customers.length + read.cases.length
    await tx.db
      .updateTable('record_import')
      .set({
        state: read.isReadable ? 'checked' : 'failed',
        columns: read.header,
        mapping: JSON.stringify(read.mapping),
        total: good + read.bad.length + read.unreadable,
        good,
        bad: read.bad.length + read.unreadable,
        known: await countKnown(tx, row.kind as RecordKind, read),
        problems: JSON.stringify(problems.slice(0, shownProblems)),
      })
      .where('id', '=', importId)
      .execute()
    await tx.db
      .updateTable('record_import_file')
      .set({ bad_rows: read.bad.length > 0 ? writeBadRows(read) : null })
      .where('import_id', '=', importId)
      .execute()
  })
}

/** Cases whose customer is nowhere to be found are bad rows; one that is here already needs nobody. */
export async function refuseStrangers(tx: Tx, read: ReadFile): Promise<void> {
  const known = await findCustomersOf(
    tx,
    read.cases.map(({ item }) => item.customer),
  )
  const here = await findKnownCases(
    tx,
    read.cases.flatMap(({ item }) => item.origins),
  )
  const column = read.header.find((name) => read.mapping[name] === 'customer_id') ?? null
  read.cases = read.cases.filter(({ row, item }) => {
    const isHere = item.origins.some((origin) => here.has(origin))
    const odd = isHere ? undefined : problemOfCustomer(item.customer, known)
    if (odd) read.bad.push({ row, problems: [{ line: row.line, column, ...odd }] })
    return !odd
  })
  read.bad.sort((one, other) => one.row.line - other.row.line)
}

async function countKnown(tx: Tx, kind: RecordKind, { customers, cases }: ReadFile): Promise<number> {
  if (kind === 'cases') {
    const known = await findKnownCases(
      tx,
      cases.flatMap(({ item }) => item.origins),
    )
    return cases.filter(({ item }) => item.origins.some((origin) => known.has(origin))).length
  }
  const { byOrigin, byAddress } = await findKnownCustomers(
    tx,
    customers.flatMap(({ item }) => item.origins),
    customers.flatMap(({ item }) => item.addresses),
  )
  return customers.filter(
    ({ item }) =>
      item.origins.some((origin) => byOrigin.has(origin)) ||
      item.addresses.some(({ kind: way, value }) => byAddress.has(`${way}:${value}`)),
  ).length
}

function writeBadRows({ header, bad }: ReadFile): Buffer {
  // A file that was mended once has these columns in front already.
  const own = header.map((name, index) => (mendColumns.includes(name) ? -1 : index)).filter((index) => index >= 0)
  const lines = bad.map(({ row, problems }) => {
    const words = problems.map(({ rule, column }) => (column ? `${rule} (${column})` : rule)).join(' | ')
    const rest = row.cells.length === header.length ? own.map((index) => row.cells[index] ?? '') : row.cells
    return [String(row.line), words, ...rest]
  })
  const head = csvLine([...mendColumns, ...own.map((index) => header[index] ?? '')])
  return Buffer.from(`\ufeff${head}${lines.map(csvLine).join('')}`)
}

export const checkRecordImportJob = defineJob({
  name: 'record-files.check-import',
  payload: z.object({ importId: z.uuid() }),
  maxAttempts: 4,
  key: ({ importId }) => `record-import.check:${importId}`,
  run: ({ importId }, scope) => checkFile(scope, importId),
  whenGivenUp: ({ importId }, scope) => stopImport(scope, 'record_import', importId, 'checking'),
})
