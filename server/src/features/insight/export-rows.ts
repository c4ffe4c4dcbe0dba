import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Scope } from '../../platform/scope.ts'
import { csvLine } from './csv.ts'
import { type FigureRecord, factsOf, presentRow, type RowFilter } from './figure-rows.ts'
import { requirePeriod } from './read-insight.ts'

const batch = 1000
const header = [
  'case_number',
  'subject',
  'customer',
  'branch',
  'channel',
  'member',
  'at',
  'value',
  'good',
  'comment',
  'case_id',
]

/** All rows of a figure as CSV, from one snapshot, written as the reader takes them. */
export function exportRows(scope: Scope, filter: RowFilter, reply: FastifyReply): FastifyReply {
  requirePeriod(filter)
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="heed-${filter.figure}-${filter.from}-${filter.to}.csv"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(linesOf(scope, filter), { objectMode: false, highWaterMark: 64 * 1024 }))
}

/** A cursor sees the facts as they were when it was opened. The transaction hands batches over one by one and ends with the last or with the reader. */
async function* linesOf(scope: Scope, filter: RowFilter): AsyncGenerator<string> {
  // A byte order mark lets spreadsheets read the letters of all five languages.
  yield `\ufeff${csvLine(header)}`
  let wanted = Promise.withResolvers<boolean>()
  let ready = Promise.withResolvers<FigureRecord[]>()
  const reading = scope.transaction(async (tx) => {
    const { sql: text, parameters } = (await factsOf(tx, filter)).compile(tx.db)
    await tx.client.query(`declare rows no scroll cursor for ${text}`, [...parameters])
    while (await wanted.promise) {
      wanted = Promise.withResolvers()
      const { rows } = await tx.client.query(`fetch ${batch} from rows`)
      const { resolve } = ready
      ready = Promise.withResolvers()
      resolve(rows as FigureRecord[])
      if (rows.length < batch) return
    }
  })
  reading.catch((error: Error) => {
    // Heard below, or by nobody when the reader has left already.
    ready.promise.catch(() => {})
    ready.reject(error)
  })
  try {
    for (;;) {
      const next = ready.promise
      wanted.resolve(true)
      const rows = await next
      if (rows.length > 0) yield rows.map(lineOf).join('')
      if (rows.length < batch) break
    }
  } finally {
    wanted.resolve(false)
    await reading
  }
}

function lineOf(record: FigureRecord): string {
  const row = presentRow(record)
  return csvLine([
    row.caseNumber,
    row.subject,
    row.customerName,
    row.branchName,
    row.channelKind,
    row.memberName,
    row.at,
    row.value,
    row.good,
    row.comment,
    row.caseId,
  ])
}
