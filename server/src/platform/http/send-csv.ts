import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { RawBuilder } from 'kysely'
import type { Scope, Tx } from '../scope.ts'
import { csvLine } from './csv.ts'

const batch = 1000

type Table<Row> = {
  filename: string
  header: string[]
  select: (tx: Tx) => RawBuilder<unknown> | Promise<RawBuilder<unknown>>
  lineOf: (row: Row) => string
}

/** All rows of a query as CSV, from one snapshot, written as the reader takes them. */
export const sendCsv = <Row>(scope: Scope, reply: FastifyReply, table: Table<Row>): FastifyReply =>
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${table.filename}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(linesOf(scope, table), { objectMode: false, highWaterMark: 64 * 1024 }))

/** A cursor sees the rows as they were when it was opened. The transaction hands batches over one by one and ends with the last or with the reader. */
async function* linesOf<Row>(scope: Scope, { header, select, lineOf }: Table<Row>): AsyncGenerator<string> {
  // A byte order mark lets spreadsheets read the letters of all five languages.
  yield `\ufeff${csvLine(header)}`
  let wanted = Promise.withResolvers<boolean>()
  let ready = Promise.withResolvers<Row[]>()
  const reading = scope.transaction(async (tx) => {
    const { sql: text, parameters } = (await select(tx)).compile(tx.db)
    await tx.client.query(`declare rows no scroll cursor for ${text}`, [...parameters])
    while (await wanted.promise) {
      wanted = Promise.withResolvers()
      const { rows } = await tx.client.query(`fetch ${batch} from rows`)
      const { resolve } = ready
      ready = Promise.withResolvers()
      resolve(rows as Row[])
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
