import type { addBrandAct, BrandAct, BrandIdea } from '@heed/contract/brand.ts'
import type { z } from 'zod'
import { brandChanged } from '../../events/brand-events.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { ideaTaken, ideaUnknown, nameKnown } from './brand.errors.ts'
import { getAct, getIdea } from './read-brand.ts'
import { requireStandards, requireWhole } from './require-whole.ts'
import { suggestionsFor } from './suggested-ideas.ts'

export const addIdea = (scope: Scope, name: string): Promise<BrandIdea> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    return getIdea(tx, await writeIdea(tx, name, null))
  })

/** A suggestion becomes the business's own, with its acts. */
export const takeIdea = (scope: Scope, key: string): Promise<BrandIdea> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const suggestion = (await suggestionsFor(tx)).find((one) => one.key === key)
    if (!suggestion) throw notFound()
    const taken = await tx.db.selectFrom('brand_idea').select('id').where('template_key', '=', key).executeTakeFirst()
    if (taken) throw ideaTaken()
    const ideaId = await writeIdea(tx, suggestion.name, key)
    for (const words of suggestion.acts)
      await tx.db.insertInto('brand_act').values({ id: newId(), idea_id: ideaId, words }).execute()
    return getIdea(tx, ideaId)
  })

export const renameIdea = (scope: Scope, ideaId: string, name: string): Promise<BrandIdea> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    await getIdea(tx, ideaId)
    await requireFree(tx, name, ideaId)
    await tx.db.updateTable('brand_idea').set({ name }).where('id', '=', ideaId).execute()
    await tx.emit(brandChanged, { part: 'idea', partId: ideaId, words: name, change: 'changed' })
    return getIdea(tx, ideaId)
  })

export const removeIdea = (scope: Scope, ideaId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const { name } = await getIdea(tx, ideaId)
    await tx.db.deleteFrom('brand_idea').where('id', '=', ideaId).execute()
    await tx.emit(brandChanged, { part: 'idea', partId: ideaId, words: name, change: 'removed' })
    return null
  })

type ActInput = z.output<typeof addBrandAct.body>

export const addAct = (scope: Scope, { ideaId, words, standardIds }: ActInput): Promise<BrandAct> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    await requireIdea(tx, ideaId)
    const id = newId()
    await tx.db.insertInto('brand_act').values({ id, idea_id: ideaId, words }).execute()
    await link(tx, id, standardIds)
    await tx.emit(brandChanged, { part: 'act', partId: id, words, change: 'added' })
    return getAct(tx, id)
  })

export const changeAct = (scope: Scope, actId: string, { ideaId, words, standardIds }: ActInput): Promise<BrandAct> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    await getAct(tx, actId)
    await requireIdea(tx, ideaId)
    await tx.db.updateTable('brand_act').set({ idea_id: ideaId, words }).where('id', '=', actId).execute()
    await tx.db.deleteFrom('brand_act_standard').where('act_id', '=', actId).execute()
    await link(tx, actId, standardIds)
    await tx.emit(brandChanged, { part: 'act', partId: actId, words, change: 'changed' })
    return getAct(tx, actId)
  })

export const removeAct = (scope: Scope, actId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const { words } = await getAct(tx, actId)
    await tx.db.deleteFrom('brand_act').where('id', '=', actId).execute()
    await tx.emit(brandChanged, { part: 'act', partId: actId, words, change: 'removed' })
    return null
  })

async function writeIdea(tx: Tx, name: string, templateKey: string | null): Promise<string> {
  await requireFree(tx, name, null)
  const id = newId()
  await tx.db.insertInto('brand_idea').values({ id, name, template_key: templateKey }).execute()
  await tx.emit(brandChanged, { part: 'idea', partId: id, words: name, change: 'added' })
  return id
}

async function requireFree(tx: Tx, name: string, ownId: string | null): Promise<void> {
  const same = await tx.db.selectFrom('brand_idea').select('id').where('name', '=', name).executeTakeFirst()
  if (same && same.id !== ownId) throw nameKnown()
}

async function requireIdea(tx: Tx, ideaId: string | null): Promise<void> {
  if (ideaId === null) return
  const idea = await tx.db.selectFrom('brand_idea').select('id').where('id', '=', ideaId).executeTakeFirst()
  if (!idea) throw ideaUnknown()
}

async function link(tx: Tx, actId: string, standardIds: string[]): Promise<void> {
  for (const standardId of await requireStandards(tx, standardIds))
    await tx.db.insertInto('brand_act_standard').values({ act_id: actId, standard_id: standardId }).execute()
}
