import { newId } from '../src/platform/ids.ts'
import type { Tx } from '../src/platform/scope.ts'

/** A product, its class and a purchase of it, by the first word of their paths. */
export async function buildOneOfEachBought(tx: Tx, branchId: string, customerId: string) {
  const [classId, productId, purchaseId] = [newId(), newId(), newId()]
  await tx.db.insertInto('product_class').values({ id: classId, name: 'Machines', warranty_months: 24 }).execute()
  await tx.db.insertInto('product').values({ id: productId, name: 'Coffee machine', class_id: classId }).execute()
  await tx.db
    .insertInto('occasion')
    .values({ id: purchaseId, branch_id: branchId, customer_id: customerId, kind: 'purchase', at: new Date() })
    .execute()
  await tx.db
    .insertInto('purchase_line')
    .values({
      occasion_id: purchaseId,
      position: 0,
      branch_id: branchId,
      product_id: productId,
      name: 'Coffee machine',
      quantity: 1,
    })
    .execute()
  const [shopId, deliveryId] = [newId(), newId()]
  await tx.db
    .insertInto('shop')
    .values({
      id: shopId,
      branch_id: branchId,
      kind: 'till',
      name: 'Till',
      token_hash: Buffer.from(shopId),
      secret: Buffer.from('sealed'),
    })
    .execute()
  await tx.db
    .insertInto('shop_delivery')
    .values({
      id: deliveryId,
      branch_id: branchId,
      shop_id: shopId,
      external_id: '1',
      raw: Buffer.from('{}'),
      state: 'quarantined',
    })
    .execute()
  return {
    shops: shopId,
    'shop-deliveries': deliveryId,
    'product-classes': classId,
    products: productId,
    purchases: purchaseId,
  }
}
