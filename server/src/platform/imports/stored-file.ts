import { sql } from 'kysely'
import type { Tx } from '../scope.ts'

const pieceBytes = 256 * 1024

/** A file that was brought, piece by piece: a large one in one answer of the database would hold up everybody else. */
export async function* piecesOf(
  tx: Tx,
  table: 'feedback_import_file' | 'record_import_file',
  importId: string,
): AsyncGenerator<Buffer> {
  for (let from = 1; ; from += pieceBytes) {
    const { rows } = await sql<{ piece: Buffer | null }>`
      select substring(content from ${from}::int for ${pieceBytes}::int) as piece from ${sql.table(table)}
      where import_id = ${importId}`.execute(tx.db)
    const piece = rows[0]?.piece
    if (piece) yield piece
    if (!piece || piece.length < pieceBytes) return
  }
}

/** Some hundred ids at a time: a question with all those of a large file would hold up everybody else. */
export function* partsOf<Item>(items: Item[], most = 1000): Generator<Item[]> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most)
}
