import type { ScoreScale } from '@heed/contract/feedback.ts'
import type { ImportProblem } from '@heed/contract/feedback-imports.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { Breath } from '../../../platform/imports/breath.ts'
import { namesTwice, parseCsv, quoted } from '../../../platform/imports/parse-csv.ts'
import type { Tx } from '../../../platform/scope.ts'
import { foldLetters } from '../../cases/index.ts'
import { columnsForReaders, guessMapping, isOwnExport, type Mapping } from './columns.ts'
import { type Branch, type ReadRow, readRow } from './read-row.ts'

export type ReadFile = {
  header: string[]
  mapping: Mapping
  total: number
  items: ReadRow[]
  problems: ImportProblem[]
  badRows: number
}
export type Stored = {
  pieces: AsyncIterable<Buffer>
  mapping: Mapping | null
  branchId: string | null
  scale: ScoreScale
}

const foldName = (name: string) => foldLetters(name).trim()

/** Everything a file holds, as whoever brought it sees the branches. Rows that are the same are numbered, so that two of a kind stay two. */
export async function readFile(tx: Tx, { pieces, mapping: chosen, branchId, scale }: Stored): Promise<ReadFile> {
  const { header, rows, problems: odd } = await parseCsv(pieces)
  const problems: ImportProblem[] = [...odd]
  const mapping = chosen ?? guessMapping(header)
  const branches = (await tx.db.selectFrom('branch').select(['id', 'name', 'zone', 'language']).execute()) as Branch[]
  const business = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  const setting = {
    header,
    mapping,
    isOwn: isOwnExport(header),
    branches: new Map(branches.map((branch) => [foldName(branch.name), branch])),
    otherBranch: branches.find(({ id }) => id === branchId),
    scale,
    language: business.language as Language,
    foldName,
  }
  let badRows = problems.filter(({ rule }) => rule === 'not_csv').length
  for (const name of header)
    if (!Object.hasOwn(mapping, name))
      problems.push({ line: 1, column: name, rule: 'column_unknown', value: quoted(name) })
  for (const name of namesTwice(header))
    problems.push({ line: 1, column: name, rule: 'column_twice', value: quoted(name) })
  const items: ReadRow[] = []
  const seen = new Map<string, number>()
  const breath = new Breath()
  for (const row of rows) {
    await breath.take()
    const read = readRow(row, setting)
    if ('problems' in read) {
      badRows += 1
      problems.push(...read.problems)
      continue
    }
    const { item } = read
    const again = seen.get(item.origin) ?? 0
    seen.set(item.origin, again + 1)
    items.push(item.origin.startsWith('row:') && again > 0 ? { ...item, origin: `${item.origin}:${again}` } : item)
  }
  return {
    header,
    mapping,
    total: rows.length + problems.filter(({ rule }) => rule === 'not_csv').length,
    items,
    problems,
    badRows,
  }
}

/** Every column means one thing at most, and something is said in the file at all. */
export const isUsable = (mapping: Mapping): boolean => {
  const meant = Object.values(mapping).filter((column) => column !== null && !columnsForReaders.includes(column))
  return new Set(meant).size === meant.length
}
