import type { addBrandWord, BrandWord } from '@heed/contract/brand.ts'
import type { z } from 'zod'
import { brandChanged } from '../../events/brand-events.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { insteadUnfit, wordKnown } from './brand.errors.ts'
import { requireWhole } from './require-whole.ts'

export const addWord = (scope: Scope, input: z.output<typeof addBrandWord.body>): Promise<BrandWord> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    if ((input.kind === 'avoided') !== (input.instead !== null)) throw insteadUnfit()
    const id = newId()
    const { numInsertedOrUpdatedRows: added } = await tx.db
      .insertInto('brand_word')
      .values({ id, ...input, word: input.word.normalize('NFC') })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'language', 'word']).doNothing())
      .executeTakeFirstOrThrow()
    if (!added) throw wordKnown()
    await tx.emit(brandChanged, { part: 'word', partId: id, words: input.word, change: 'added' })
    return { id, ...input }
  })

export const removeWord = (scope: Scope, wordId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const row = await tx.db.deleteFrom('brand_word').where('id', '=', wordId).returning('word').executeTakeFirst()
    if (!row) throw notFound()
    await tx.emit(brandChanged, { part: 'word', partId: wordId, words: row.word, change: 'removed' })
    return null
  })
