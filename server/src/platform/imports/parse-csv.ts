import { type CsvError, parse } from 'csv-parse/sync'
import { storableText } from '../mail/understand/plain-strings.ts'

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

/** What stands in a file, short enough to be shown, and as a database can hold it: without NUL, and not cut within a sign. */
export const quoted = (written: string, most = 80): string => storableText(written, most)

/**
 * Reads CSV as RFC 4180 says, also with semicolons or tabs as spreadsheets of other countries write it. A row that cannot be read is
 * named with the line it begins in, and the others are read all the same.
 */
export function parseCsv(content: Buffer): ParsedCsv {
  const problems: CsvProblem[] = []
  const refuse = (line: unknown, rule: CsvProblem['rule']): undefined => {
    problems.push({ line: Number(line ?? 1), column: null, rule, value: null })
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    refuse(1, 'not_utf8')
    return { header: [], rows: [], problems }
  }
  let records: { record: string[]; info: { lines: number } }[] = []
  try {
    records = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_records_with_error: true,
      max_record_size: longestRow,
      to: mostRows + 2,
      onSkip: (error) => refuse(error?.lines, 'not_csv'),
    }) as unknown as typeof records
  } catch (error) {
    refuse((error as CsvError).lines, 'not_csv')
  }
  const head = records[0]
  const header = head?.record.map((name) => quoted(name.trim(), longestName).trim()) ?? []
  let line = (head?.info.lines ?? 1) + 1
  const rows: CsvRow[] = []
  for (const { record, info } of records.slice(1)) {
    // An empty line is no row.
    if (record.length > 1 || record[0]?.trim()) rows.push({ line, cells: record })
    line = info.lines + 1
  }
  if (records.length > mostRows + 1) {
    refuse(line, 'too_many_rows')
    return { header, rows: [], problems }
  }
  if (rows.length === 0 && problems.length === 0) refuse(1, 'no_rows')
  return { header, rows, problems }
}

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
