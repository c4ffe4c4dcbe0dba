import { type Insertable, sql } from 'kysely'
import type { DB } from '../../platform/database/tables.generated.ts'
import type { Tx } from '../../platform/scope.ts'

/** Parents before children. */
const order = [
  'customer',
  'customer_address',
  'case',
  'message',
  'clock',
  'clock_pause',
  'event',
  'survey_invitation',
  'survey_response',
  'survey_value',
  'fact',
  'case_word',
  'answer_word',
  'complaint',
  'complaint_step',
  'cause_review',
  'remedy',
  'coupon',
  'standard_mark',
  'occasion',
  'purchase_line',
] as const
type Name = (typeof order)[number]

/** Rows gathered by table and written in that order, many a statement. */
export class RowsToWrite {
  readonly #rows = new Map<Name, Record<string, unknown>[]>()

  add<Table extends Name>(table: Table, row: Insertable<DB[Table]>): void {
    const rows = this.#rows.get(table) ?? []
    rows.push(row as Record<string, unknown>)
    this.#rows.set(table, rows)
  }

  async write(tx: Tx): Promise<number> {
    let written = 0
    for (const table of order) {
      const rows = this.#rows.get(table) ?? []
      for (let from = 0; from < rows.length; from += 1000) {
        const part = rows.slice(from, from + 1000)
        const columns = sql.join(Object.keys(part[0] ?? {}).map((column) => sql.ref(column)))
        // Through JSON: one parameter however many rows, and the table's own types.
        await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::jsonb)`.execute(
          tx.db,
        )
        written += part.length
      }
    }
    this.#rows.clear()
    return written
  }
}
