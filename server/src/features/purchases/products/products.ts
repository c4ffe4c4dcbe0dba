import type * as contract from '@heed/contract/purchases.ts'
import type { Product } from '@heed/contract/purchases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { productChanged } from '../../../events/purchase-events.ts'
import { oneAtATime } from '../../../platform/database/one-at-a-time.ts'
import { cutPage, readCursor } from '../../../platform/http/paging.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { productClassUnknown, productCodeTaken } from '../purchases.errors.ts'
import { selectProducts } from './product-rows.ts'

type Filter = z.output<typeof contract.listProducts.query>
type Change = z.output<typeof contract.updateProduct.body>

export const listProducts = (scope: Scope, { cursor, limit, search, classId, all }: Filter) =>
  scope.transaction(async (tx) => {
    const [name, id] = readCursor(cursor, 2) ?? []
    const found = await selectProducts(
      tx,
      sql`p.workspace_id = ${scope.workspaceId} ${all ? sql`` : sql`and p.active`}
        ${classId ? sql`and p.class_id = ${classId}` : sql``}
        ${search ? sql`and (starts_with(lower(p.name), lower(${search})) or starts_with(lower(p.code), lower(${search})))` : sql``}
        ${cursor ? sql`and (lower(p.name), p.id::text) > (lower(${String(name)}), ${String(id)})` : sql``}`,
      sql`order by lower(p.name), p.id::text limit ${limit + 1}`,
    )
    return cutPage(found, limit, (row) => [row.name, row.id])
  })

export const addProduct = (scope: Scope, input: z.output<typeof contract.createProduct.body>): Promise<Product> =>
  scope.transaction(async (tx) => {
    const productId = newId()
    await requireClass(tx, input.classId)
    await requireFreeCode(tx, input.code, productId)
    await tx.db
      .insertInto('product')
      .values({
        id: productId,
        name: input.name,
        code: input.code ?? null,
        class_id: input.classId ?? null,
        warranty_months: input.warrantyMonths ?? null,
      })
      .execute()
    await tx.emit(productChanged, { productId, changed: ['added'] })
    return readProduct(tx, productId)
  })

export const changeProduct = (scope: Scope, productId: string, change: Change): Promise<Product> =>
  scope.transaction(async (tx) => {
    await readProduct(tx, productId)
    await requireClass(tx, change.classId)
    const columns = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.code === undefined ? {} : { code: change.code }),
      ...(change.classId === undefined ? {} : { class_id: change.classId }),
      ...(change.warrantyMonths === undefined ? {} : { warranty_months: change.warrantyMonths }),
      ...(change.active === undefined ? {} : { active: change.active }),
    }
    if (Object.keys(columns).length > 0) {
      await requireFreeCode(tx, change.code, productId)
      await tx.db.updateTable('product').set(columns).where('id', '=', productId).execute()
      await tx.emit(productChanged, { productId, changed: Object.keys(change) })
    }
    return readProduct(tx, productId)
  })

async function readProduct(tx: Tx, productId: string): Promise<Product> {
  const [product] = await selectProducts(tx, sql`p.id = ${productId}`, sql``)
  if (!product) throw notFound()
  return product
}

async function requireClass(tx: Tx, classId: string | null | undefined): Promise<void> {
  if (!classId) return
  const known = await tx.db.selectFrom('product_class').select('id').where('id', '=', classId).executeTakeFirst()
  if (!known) throw productClassUnknown()
}

async function requireFreeCode(tx: Tx, code: string | null | undefined, productId: string): Promise<void> {
  if (!code) return
  await oneAtATime(tx, 'article numbers')
  const other = await tx.db.selectFrom('product').select('id').where('code', '=', code).executeTakeFirst()
  if (other && other.id !== productId) throw productCodeTaken()
}
