import type { BrandWordKind } from '@heed/contract/brand.ts'
import type { ExperienceAspect } from '@heed/contract/experience.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { PublishedPromise } from '@heed/contract/published-promises.ts'
import stage from '../../../../content/demo/brand.json' with { type: 'json' }
import { addAct, addAspect, addValue, addWord, changeAct, takeIdea } from '../brand/index.ts'
import { logBroken, publish } from '../published-promises/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const day = 86_400_000

/** What this business is like and stands for: one value without a standard and one act without an idea among it. */
export async function playBrand(company: Company, nowMs: number): Promise<void> {
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
  for (const { phase, name, importance, standard, score } of stage.experience)
    await addAspect(owner, {
      phase: phase as ExperienceAspect['phase'],
      name,
      importance,
      standardId: (standard && idsOf([standard])[0]) || null,
      score: score ?? undefined,
    })
  await promiseAll(company, nowMs, idsOf)
}

/** Three promises to everybody, one of which nothing measures; customers to whom they were broken said so. */
async function promiseAll(company: Company, nowMs: number, idsOf: (keys: string[]) => string[]): Promise<void> {
  const ownerId = await memberOf(company, 'owner')
  const keeperId = await memberOf(company, 'manager')
  const owner = await actAs(company, ownerId)
  const cases = await company.scope.transaction((tx) =>
    tx.db.selectFrom('case').select('id').where('state', '=', 'solved').orderBy('id', 'desc').limit(10).execute(),
  )
  for (const { words, kind, where, standard, reviewInDays, broken } of stage.published) {
    const { id: promiseId } = await publish(owner, {
      words,
      kind: kind as PublishedPromise['kind'],
      publishedWhere: where,
      ownerId: keeperId,
      standardId: (standard && idsOf([standard])[0]) || null,
      reviewOn: new Date(nowMs + reviewInDays * day).toISOString().slice(0, 10),
    })
    for (const said of broken) {
      const caseId = cases.pop()?.id
      if (caseId) await logBroken(owner, caseId, { promiseId, words: said })
    }
  }
}
