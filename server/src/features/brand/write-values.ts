import type { addBrandValue, BrandValue } from '@heed/contract/brand.ts'
import type { z } from 'zod'
import { brandChanged } from '../../events/brand-events.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { nameKnown } from './brand.errors.ts'
import { getValue } from './read-brand.ts'
import { requireStandards, requireWhole } from './require-whole.ts'

type ValueInput = z.output<typeof addBrandValue.body>

export const addValue = (scope: Scope, { name, meaning, standardIds }: ValueInput): Promise<BrandValue> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    await requireFree(tx, name, null)
    const id = newId()
    await tx.db.insertInto('brand_value').values({ id, name, meaning }).execute()
    await express(tx, id, standardIds)
    await tx.emit(brandChanged, { part: 'value', partId: id, words: name, change: 'added' })
    return getValue(tx, id)
  })

/** Standards that are not in use keep what they express: they are not among those said here. */
export const changeValue = (
  scope: Scope,
  valueId: string,
  { name, meaning, standardIds }: ValueInput,
): Promise<BrandValue> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const before = await getValue(tx, valueId)
    await requireFree(tx, name, valueId)
    await tx.db.updateTable('brand_value').set({ name, meaning }).where('id', '=', valueId).execute()
    const left = before.standards.map(({ id }) => id).filter((id) => !standardIds.includes(id))
    if (left.length > 0)
      await tx.db
        .deleteFrom('standard_value')
        .where('value_id', '=', valueId)
        .where('standard_id', 'in', left)
        .execute()
    await express(tx, valueId, standardIds)
    await tx.emit(brandChanged, { part: 'value', partId: valueId, words: name, change: 'changed' })
    return getValue(tx, valueId)
  })

export const removeValue = (scope: Scope, valueId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const { name } = await getValue(tx, valueId)
    await tx.db.deleteFrom('brand_value').where('id', '=', valueId).execute()
    await tx.emit(brandChanged, { part: 'value', partId: valueId, words: name, change: 'removed' })
    return null
  })

async function express(tx: Tx, valueId: string, standardIds: string[]): Promise<void> {
  for (const standardId of await requireStandards(tx, standardIds))
    await tx.db
      .insertInto('standard_value')
      .values({ value_id: valueId, standard_id: standardId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function requireFree(tx: Tx, name: string, ownId: string | null): Promise<void> {
  const same = await tx.db.selectFrom('brand_value').select('id').where('name', '=', name).executeTakeFirst()
  if (same && same.id !== ownId) throw nameKnown()
}
