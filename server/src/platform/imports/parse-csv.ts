import { once } from 'node:events'
import { CsvError, type Parser, parse } from 'csv-parse'
import { storableText } from '../mail/understand/plain-strings.ts'
import { Breath } from './breath.ts'

/** What is wrong with a file as a file; what its cells say is for the feature that reads them. */
export type CsvProblem = {
  line: number
  column: null
  rule: 'not_csv' | 'not_utf8' | 'no_rows' | 'too_many_rows'
  value: null
}
export type CsvRow = { line: number; cells: string[] }
export type ParsedCsv = { header: string[]; rows: CsvRow[]; problems: CsvProblem[] }

const longestRow = 400_000
const longestName = 200
/** A file of millions of short lines would keep everybody waiting while it is read. */
const mostRows = 250_000
const sliceBytes = 16 * 1024

/** What stands in a file, short enough to be shown, and as a database can hold it: without NUL, and not cut within a sign. */
export const quoted = (written: string, most = 80): string => storableText(written, most)

/**
 * Reads CSV as RFC 4180 says, also with semicolons or tabs as spreadsheets of other countries write it. A row that cannot be read is
 * named with the line it begins in, and the others are read all the same. Others have their turn meanwhile.
 * @param pieces The file; the first piece holds its header.
 */
export async function parseCsv(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<ParsedCsv> {
  const problems: CsvProblem[] = []
  const refuse = (line: unknown, rule: CsvProblem['rule']): undefined => {
    problems.push({ line: Number(line ?? 1), column: null, rule, value: null })
  }
  const rows: CsvRow[] = []
  let header: string[] | undefined
  let records = 0
  let line = 1
  const take = (cells: string[], { lines }: { lines: number }) => {
    records += 1
    if (!header) header = cells.map((name) => quoted(name.trim(), longestName).trim())
    // An empty line is no row.
    else if (cells.length > 1 || cells[0]?.trim()) rows.push({ line, cells })
    line = lines + 1
    return null
  }
  const isTooLong = () => records > mostRows + 1
  const startParser = (start: Buffer) =>
    parse({
      bom: true,
      delimiter: delimiterOf(start.toString('utf8', 0, 10_000)),
      relax_column_count: true,
      skip_records_with_error: true,
      max_record_size: longestRow,
      onRecord: take,
      onSkip: (error) => refuse(error?.lines, 'not_csv'),
    }).on('error', () => {})
  const breath = new Breath()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let parser: Parser | undefined
  try {
    for await (const piece of pieces) {
      parser ??= startParser(piece)
      for (let from = 0; from < piece.length && !isTooLong(); from += sliceBytes) {
        const slice = piece.subarray(from, from + sliceBytes)
        decoder.decode(slice, { stream: true })
        await write(parser, slice)
        await breath.take()
      }
      if (isTooLong()) break
    }
    if (isTooLong())
      return { header: header ?? [], rows: [], problems: [{ line, column: null, rule: 'too_many_rows', value: null }] }
    decoder.decode()
    if (parser) await once(parser.end(), 'finish')
  } catch (error) {
    const rule = ruleOf(error)
    if (!rule) throw error
    problems.length = 0
    refuse((error as Partial<CsvError>).lines, rule)
    return { header: [], rows: [], problems }
  } finally {
    parser?.destroy()
  }
  if (rows.length === 0 && problems.length === 0) refuse(1, 'no_rows')
  return { header: header ?? [], rows, problems }
}

const write = (parser: Parser, slice: Buffer) =>
  new Promise<void>((done, fail) => parser.write(slice, (error) => (error ? fail(error) : done())))

const ruleOf = (error: unknown): 'not_csv' | 'not_utf8' | undefined =>
  error instanceof CsvError
    ? 'not_csv'
    : (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? 'not_utf8'
      : undefined

/** Names that more than one column has, each once. */
export function namesTwice(header: string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(header.filter((name) => seen.has(name) || !seen.add(name)))]
}

/** The sign that cuts the header; quoted names do not count. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text.slice(0, 10_000))?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
