import type { RecordKind, RecordProblem } from '@heed/contract/record-files.ts'
import { foldLetters } from '@heed/methods/text/fold-letters.ts'
import { Breath } from '../../platform/imports/breath.ts'
import { type CsvRow, namesTwice, parseCsv, quoted } from '../../platform/imports/parse-csv.ts'
import type { Tx } from '../../platform/scope.ts'
import type { NewCustomer } from '../customers/index.ts'
import { guessMapping, isOwnFile, isUsable, type Mapping } from './columns.ts'
import { PurchaseGatherer, type ReadSale } from './gather-purchases.ts'
import { type ReadCase, readCaseRow } from './read-case-row.ts'
import { type Branch, Cells, type Reading } from './read-cells.ts'
import { readCustomerRow } from './read-customer-row.ts'
import { readPurchaseRow } from './read-purchase-row.ts'

export type Stored = {
  kind: RecordKind
  pieces: AsyncIterable<Buffer>
  mapping: Mapping | null
  branchId: string | null
}
export type Good<Item> = { row: CsvRow; item: Item }
export type BadRow = { row: CsvRow; problems: RecordProblem[] }
export type ReadFile = {
  header: string[]
  mapping: Mapping
  isReadable: boolean
  /** Of the file itself; those of a row stand with it. */
  problems: RecordProblem[]
  customers: Good<NewCustomer>[]
  cases: Good<ReadCase>[]
  purchases: ReadSale[]
  bad: BadRow[]
  /** Rows that are no CSV cannot even be given back. */
  unreadable: number
}

const foldName = (name: string) => foldLetters(name).trim()

/** Everything a file holds, as whoever brought it sees the branches. */
export async function readFile(tx: Tx, { kind, pieces, mapping: chosen, branchId }: Stored): Promise<ReadFile> {
  const { header, rows, problems: odd } = await parseCsv(pieces)
  const mapping = chosen ?? guessMapping(kind, header)
  const read: ReadFile = {
    header,
    mapping,
    isReadable: rows.length > 0 && isUsable(mapping),
    problems: [...odd, ...problemsOfHeader(header, mapping)],
    customers: [],
    cases: [],
    purchases: [],
    bad: [],
    unreadable: odd.filter(({ rule }) => rule === 'not_csv').length,
  }
  if (!read.isReadable) return read
  const reading = { ...(await loadReading(tx, branchId)), header, mapping, isOwn: isOwnFile(kind, header) }
  const seen = new Set<string>()
  const gatherer = new PurchaseGatherer(header.find((name) => mapping[name] === 'reference') ?? null)
  const breath = new Breath()
  for (const row of rows) {
    await breath.take()
    const cells = new Cells(row, reading)
    if (!cells.isWhole) {
      read.bad.push({ row, problems: cells.problems })
      continue
    }
    if (kind === 'customers') {
      const item = readCustomerRow(cells, reading)
      noteTwice(cells, item.origins, seen)
      if (cells.isWhole) read.customers.push({ row, item })
    } else if (kind === 'purchases') {
      const [own = ''] = numberTwins([cells.rowName()], seen)
      const reference = cells.line('reference', 200) ?? own
      seen.add(own)
      const item = readPurchaseRow(cells, reading, reference)
      if (item && cells.isWhole) gatherer.add(row, item)
      else gatherer.breakUp(reference, { row, problems: cells.problems })
      continue
    } else {
      const item = readCaseRow(cells, reading)
      if (item) item.origins = numberTwins(item.origins, seen)
      if (item) noteTwice(cells, item.origins, seen)
      if (item && cells.isWhole) read.cases.push({ row, item })
    }
    if (!cells.isWhole) read.bad.push({ row, problems: cells.problems })
  }
  read.purchases = gatherer.whole
  read.bad.push(...gatherer.bad)
  return read
}

function problemsOfHeader(header: string[], mapping: Mapping): RecordProblem[] {
  const about = (rule: RecordProblem['rule']) => (name: string) => ({
    line: 1,
    column: name,
    rule,
    value: quoted(name),
  })
  return [
    ...header.filter((name) => name && !Object.hasOwn(mapping, name)).map(about('column_unknown')),
    ...namesTwice(header).map(about('column_twice')),
  ]
}

async function loadReading(tx: Tx, branchId: string | null): Promise<Omit<Reading, 'header' | 'mapping' | 'isOwn'>> {
  const branches: Branch[] = await tx.db
    .selectFrom('branch')
    .select(['id', 'name', 'zone', 'language', 'currency'])
    .execute()
  // A branch may be served by the channel of another one, which whoever brings the file need not see.
  const channels = await tx.everywhere(() =>
    tx.db
      .selectFrom('channel')
      .select(['id', 'kind', 'branch_id'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .orderBy('active', 'desc')
      .orderBy('id')
      .execute(),
  )
  const { language } = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  return {
    branches: new Map(branches.map((branch) => [foldName(branch.name), branch])),
    otherBranch: branches.find(({ id }) => id === branchId),
    onlyBranch: branches.length === 1 ? branches[0] : undefined,
    channels,
    language,
    foldName,
  }
}

/** An id stands for one thing; which of two rows is right, only people know. */
function noteTwice(cells: Cells, origins: string[], seen: Set<string>): void {
  const twice = origins.find((origin) => seen.has(origin) && !origin.startsWith('row:'))
  if (twice) cells.refuse('id_twice', 'id', twice)
  for (const origin of origins) seen.add(origin)
}

/** Two cases or sales without an id that are the same word for word are two. */
function numberTwins([origin = '', ...others]: string[], seen: Set<string>): string[] {
  let name = origin
  for (let twin = 2; origin.startsWith('row:') && seen.has(name); twin += 1) name = `${origin}:${twin}`
  return [name, ...others]
}
