import type { createProductClass, ProductClass, updateProductClass } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { productClassChanged } from '../../../events/purchase-events.ts'
import { oneAtATime } from '../../../platform/database/one-at-a-time.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { productClassTaken } from '../purchases.errors.ts'
import { selectClasses } from './product-rows.ts'

export const listClasses = (scope: Scope) =>
  scope.transaction(async (tx) => ({ items: await selectClasses(tx, sql`c.workspace_id = ${scope.workspaceId}`) }))

export const addClass = (scope: Scope, { name, warrantyMonths }: z.output<typeof createProductClass.body>) =>
  scope.transaction(async (tx) => {
    const classId = newId()
    await requireFreeName(tx, name, classId)
    await tx.db.insertInto('product_class').values({ id: classId, name, warranty_months: warrantyMonths }).execute()
    await tx.emit(productClassChanged, { classId, changed: ['added'] })
    return readClass(tx, classId)
  })

export const changeClass = (scope: Scope, classId: string, change: z.output<typeof updateProductClass.body>) =>
  scope.transaction(async (tx) => {
    await readClass(tx, classId)
    const columns = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.warrantyMonths === undefined ? {} : { warranty_months: change.warrantyMonths }),
      ...(change.active === undefined ? {} : { active: change.active }),
    }
    if (Object.keys(columns).length > 0) {
      await requireFreeName(tx, change.name, classId)
      await tx.db.updateTable('product_class').set(columns).where('id', '=', classId).execute()
      await tx.emit(productClassChanged, { classId, changed: Object.keys(change) })
    }
    return readClass(tx, classId)
  })

async function readClass(tx: Tx, classId: string): Promise<ProductClass> {
  const [found] = await selectClasses(tx, sql`c.id = ${classId}`)
  if (!found) throw notFound()
  return found
}

async function requireFreeName(tx: Tx, name: string | undefined, classId: string): Promise<void> {
  if (name === undefined) return
  await oneAtATime(tx, 'product classes')
  const { rows } = await sql<{ id: string }>`
    select id from product_class where workspace_id = ${tx.scope.workspaceId} and lower(name) = lower(${name})`.execute(
    tx.db,
  )
  if (rows.some(({ id }) => id !== classId)) throw productClassTaken()
}
