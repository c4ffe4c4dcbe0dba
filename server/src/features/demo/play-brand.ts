import type { BrandWordKind } from '@heed/contract/brand.ts'
import type { Language } from '@heed/contract/primitives.ts'
import stage from '../../../../content/demo/brand.json' with { type: 'json' }
import { addAct, addValue, addWord, changeAct, takeIdea } from '../brand/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

/** What this business is like and stands for: one value without a standard and one act without an idea among it. */
export async function playBrand(company: Company): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const rows = await company.scope.transaction((tx) =>
    tx.db.selectFrom('standard').select(['id', 'library_key']).where('active', '=', true).execute(),
  )
  const idsOf = (keys: string[]) =>
    rows.flatMap(({ id, library_key }) => (library_key && keys.includes(library_key) ? [id] : []))
  for (const { kind, language, word, instead } of stage.words as { [key: string]: string }[])
    await addWord(owner, {
      kind: kind as BrandWordKind,
      language: language as Language,
      word: word ?? '',
      instead: instead ?? null,
    })
  for (const { name, meaning, standards } of stage.values)
    await addValue(owner, { name, meaning, standardIds: idsOf(standards) })
  for (const [key, standards] of Object.entries(stage.ideas)) {
    const { id: ideaId, acts } = await takeIdea(owner, key)
    const [first] = acts
    if (first) await changeAct(owner, first.id, { ideaId, words: first.words, standardIds: idsOf(standards) })
  }
  await addAct(owner, { ideaId: null, words: stage.ownAct, standardIds: [] })
}
