import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { previewOf } from './receive-message.ts'
import { indexAnew } from './search/index-words.ts'

/** Takes the words that a case began with out of it, its preview and its search, wherever it has gone since; whoever has them keeps them. */
export const withdrawWords = (tx: Tx, caseId: string): Promise<void> =>
  writeFirst(tx, caseId, { withdrawn: true, text: '' })

/** Puts them back. */
export const restoreWords = (tx: Tx, caseId: string, text: string): Promise<void> =>
  writeFirst(tx, caseId, { withdrawn: false, text })

const writeFirst = (tx: Tx, caseId: string, after: { withdrawn: boolean; text: string }): Promise<void> =>
  tx.everywhere(async () => {
    const row = await tx.db
      .selectFrom('message as m')
      .innerJoin('case as c', 'c.id', 'm.case_id')
      .select(['m.id', 'm.text', 'c.preview', 'c.branch_id'])
      .where('m.case_id', '=', caseId)
      .where('m.kind', '=', 'customer')
      .orderBy('m.id')
      .limit(1)
      .executeTakeFirst()
    if (!row) return
    await tx.db
      .updateTable('message')
      .set({ ...after, html: null, quoted: null })
      .where('id', '=', row.id)
      .execute()
    if (row.preview === previewOf(row.text))
      await tx.db
        .updateTable('case')
        .set({ preview: previewOf(after.text), version: sql<number>`version + 1` })
        .where('id', '=', caseId)
        .execute()
    await indexAnew(tx, caseId)
    tx.tell({ topic: 'case', id: caseId, type: 'case.changed' }, row.branch_id)
  })
