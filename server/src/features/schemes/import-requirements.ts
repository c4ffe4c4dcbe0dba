import { type importRequirements, requirementColumns } from '@heed/contract/schemes.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { requirementsImported } from '../../events/scheme-events.ts'
import { readCell } from '../../platform/http/csv.ts'
import { newId } from '../../platform/ids.ts'
import { parseCsv } from '../../platform/imports/parse-csv.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { foldLetters } from '../cases/index.ts'
import { getSchemeRow } from './scheme-rows.ts'
import { nothingUsable } from './schemes.errors.ts'
import { foldedOf } from './write-scheme.ts'

type Read = z.output<typeof importRequirements.response>
type Column = (typeof requirementColumns)[number]
type Row = Read['sample'][number]
type Rule = Read['problems'][number]['rule']

/** Names that columns have in tables of other programs, folded. */
const otherNames: Record<Column, string> = {
  code: 'id no number nr ref kod nomor numara 编号 代码',
  category: 'area section group kategori kateqoriya alan bolum bidang 类别 分类',
  words:
    'text requirement standard description metin gereklilik madde teks persyaratan tələb telebler metn 要求 内容 标准',
  weight: 'points agirlik puan bobot ceki cəki 权重 分值',
  level: 'stars star seviye yildiz tingkat bintang seviyye ulduz 级别 星级',
}
const shownProblems = 200

/** Looks at a table, line by line; taken in only when confirmed, and then every good row in one go. */
export const readTable = (
  scope: Scope,
  schemeId: string,
  { content, mapping: chosen, confirm }: z.output<typeof importRequirements.body>,
): Promise<Read> =>
  scope.transaction(async (tx) => {
    const scheme = await getSchemeRow(tx, schemeId)
    const { header, rows, problems: broken } = await parseCsv([Buffer.from(content)])
    const mapping = chosen ?? guess(header)
    const problems: Read['problems'] = broken.map(({ line, rule }) => ({
      line,
      rule: rule === 'no_rows' ? rule : 'not_csv',
      value: null,
    }))
    const at = new Map(header.flatMap((name, place) => (mapping[name] ? [[mapping[name], place] as const] : [])))
    const meant = Object.values(mapping).filter((column) => column !== null)
    const refuse = (line: number, rule: Rule, value: string | null = null) => problems.push({ line, rule, value })
    if (new Set(meant).size !== meant.length) refuse(1, 'column_twice')
    for (const needed of ['code', 'words'] as const) if (!at.has(needed)) refuse(1, 'column_missing', needed)
    const isUsable = !problems.some(({ line, rule }) => line === 1 && rule !== 'no_rows')
    const good: Row[] = []
    const seen = new Set<string>()
    for (const { line, cells } of isUsable ? rows : []) {
      if (cells.length !== header.length) {
        refuse(line, 'cells')
        continue
      }
      const cell = (column: Column) => oneLine(readCell(cells[at.get(column) ?? -1] ?? ''))
      const row = readRow(cell, scheme.kind === 'rating')
      if ('rule' in row) refuse(line, row.rule, row.value)
      else if (seen.has(row.code)) refuse(line, 'code_twice', row.code)
      else good.push(row)
      if ('code' in row) seen.add(row.code)
    }
    const known = await countKnown(tx, schemeId, good)
    // A line that cannot be cut into cells is no row of the table, and is counted as one that is bad.
    const unreadable = broken.filter(({ rule }) => rule !== 'no_rows').length
    const total = rows.length + unreadable
    if (confirm) {
      if (good.length === 0) throw nothingUsable()
      await takeIn(tx, schemeId, await keepUnnamed(tx, schemeId, good, at))
      await tx.emit(requirementsImported, { schemeId, rows: good.length })
    }
    return {
      columns: header,
      mapping,
      total,
      good: good.length,
      bad: total - good.length,
      known,
      problems: problems.slice(0, shownProblems),
      sample: good.slice(0, 5),
      taken: confirm,
    }
  })

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

function guess(header: string[]): Read['mapping'] {
  const taken = new Set<Column>()
  const mapping: Read['mapping'] = {}
  for (const isOwnName of [true, false])
    for (const name of header) {
      const folded = foldLetters(name.trim())
      const column = requirementColumns.find((column) =>
        isOwnName ? column === folded : foldLetters(otherNames[column]).split(' ').includes(folded),
      )
      if (mapping[name]) continue
      mapping[name] = column && !taken.has(column) ? column : null
      if (mapping[name]) taken.add(mapping[name])
    }
  return mapping
}

function readRow(cell: (column: Column) => string, hasLevels: boolean): Row | { rule: Rule; value: string } {
  const [code, category, words, weight, level] = requirementColumns.map(cell) as [
    string,
    string,
    string,
    string,
    string,
  ]
  if (!code) return { rule: 'code_missing', value: words.slice(0, 80) }
  if (!words) return { rule: 'words_missing', value: code }
  if (code.length > 60 || category.length > 160 || words.length > 2000)
    return { rule: 'too_long', value: code.slice(0, 60) }
  const weighed = weight === '' ? 1 : Number(weight.replace(',', '.'))
  if (!(weighed > 0 && weighed <= 1000)) return { rule: 'weight_odd', value: weight.slice(0, 80) }
  const stars = level === '' ? null : Number(level)
  const isLevel = stars === null || (hasLevels && Number.isInteger(stars) && stars >= 1 && stars <= 5)
  if (!isLevel) return { rule: 'level_odd', value: level.slice(0, 80) }
  return { code, category: category || null, words, weight: weighed, level: stars }
}

async function countKnown(tx: Tx, schemeId: string, rows: Row[]): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from requirement
    where scheme_id = ${schemeId} and code = any (${rows.map(({ code }) => code)})`.execute(tx.db)
  return counted[0]?.n ?? 0
}

/** A table that names no column for something says nothing about it: a known code keeps what it has. */
async function keepUnnamed(tx: Tx, schemeId: string, rows: Row[], named: Map<Column, number>): Promise<Row[]> {
  const optional = (['category', 'weight', 'level'] as const).filter((column) => !named.has(column))
  if (optional.length === 0) return rows
  const { rows: known } = await sql<Row>`select code, category, words, weight::float8 as weight, level from requirement
    where scheme_id = ${schemeId} and code = any (${rows.map(({ code }) => code)})`.execute(tx.db)
  const before = new Map(known.map((row) => [row.code, row]))
  return rows.map((row) => {
    const kept = before.get(row.code)
    return kept ? { ...row, ...Object.fromEntries(optional.map((column) => [column, kept[column]])) } : row
  })
}

/** A known code is changed and keeps its standards. */
async function takeIn(tx: Tx, schemeId: string, rows: Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500)
    await tx.db
      .insertInto('requirement')
      .values(
        rows
          .slice(from, from + 500)
          .map((row) => ({ id: newId(), scheme_id: schemeId, ...row, folded: foldedOf(row) })),
      )
      .onConflict((conflict) =>
        conflict.columns(['scheme_id', 'code']).doUpdateSet((eb) => ({
          category: eb.ref('excluded.category'),
          words: eb.ref('excluded.words'),
          weight: eb.ref('excluded.weight'),
          level: eb.ref('excluded.level'),
          folded: eb.ref('excluded.folded'),
        })),
      )
      .execute()
}
