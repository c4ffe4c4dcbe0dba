import type { decideOnProduct, makeProductObstacle, nameBuyer, ProductDecision } from '@heed/contract/buyer-list.ts'
import type { z } from 'zod'
import { buyerListDone, buyerNamed, productDecided, productObstacleMade } from '../../events/buying-events.ts'
import { now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { foldLetters, requireOwner } from '../cases/index.ts'
import { branchFor } from '../workspace/index.ts'
import { countToDecide, findBuyer } from './buyer-list.ts'
import { alreadyListed, notTheBuyer } from './buying.errors.ts'
import { linkSameProduct } from './link-complaints.ts'

export const make = (scope: Scope, { product, words }: z.output<typeof makeProductObstacle.body>) =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'product obstacles')
    const known = await tx.db
      .selectFrom('product_obstacle')
      .select('product')
      .where('workspace_id', '=', scope.workspaceId)
      .execute()
    if (known.some((row) => foldLetters(row.product) === foldLetters(product))) throw alreadyListed()
    const id = newId()
    await tx.db
      .insertInto('product_obstacle')
      .values({ id, product, words, made_by: scope.actor?.id ?? null, made_at: now() })
      .execute()
    await linkSameProduct(tx, id, product)
    await tx.emit(productObstacleMade, { obstacleId: id, product })
    tx.tell({ topic: 'prevention', id, type: productObstacleMade.type }, null)
    return { id }
  })

/** By the buyer, or whoever leads; with the last product of a list decided, the list is done. */
export const decide = (
  scope: Scope,
  obstacleId: string,
  { decision, words }: z.output<typeof decideOnProduct.body>,
): Promise<ProductDecision> =>
  scope.transaction(async (tx) => {
    const obstacle = await tx.db
      .selectFrom('product_obstacle')
      .selectAll()
      .where('id', '=', obstacleId)
      .forUpdate()
      .executeTakeFirst()
    if (!obstacle) throw notFound()
    const buyer = await findBuyer(tx)
    if (!scope.may('prevention:act') && buyer?.id !== scope.actor?.id) throw notTheBuyer()
    const [id, at] = [newId(), now()]
    await tx.db
      .insertInto('product_decision')
      .values({ id, obstacle_id: obstacleId, decision, words, decided_by: scope.actor?.id ?? null, at })
      .execute()
    await tx.emit(productDecided, { obstacleId, product: obstacle.product, decision, words }, { at })
    await finishLists(tx, at)
    tx.tell({ topic: 'prevention', id: obstacleId, type: productDecided.type }, null)
    const by =
      scope.actor &&
      (await tx.db.selectFrom('member').select(['id', 'name']).where('id', '=', scope.actor.id).executeTakeFirst())
    return { id, decision, words, by: by ?? null, at: at.toISOString() }
  })

async function finishLists(tx: Tx, at: Date): Promise<void> {
  const open = await tx.db
    .selectFrom('buyer_list')
    .select(['month', 'came_at'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('done_at', 'is', null)
    .forUpdate()
    .execute()
  for (const { month, came_at } of open) {
    if ((await countToDecide(tx, month, came_at)) > 0) continue
    await tx.db
      .updateTable('buyer_list')
      .set({ done_at: at })
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('month', '=', month)
      .execute()
    await tx.everywhere(() => tx.emit(buyerListDone, { month }, { at }))
  }
}

export const chooseBuyer = (scope: Scope, { memberId }: z.output<typeof nameBuyer.body>) =>
  scope.transaction(async (tx) => {
    if (memberId) {
      const known = await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()
      await requireOwner(tx, memberId, known ? await branchFor(tx, memberId, null) : '')
      await tx.db
        .insertInto('buyer')
        .values({ member_id: memberId })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ member_id: memberId }))
        .execute()
    } else await tx.db.deleteFrom('buyer').where('workspace_id', '=', scope.workspaceId).execute()
    await tx.emit(buyerNamed, { memberId })
    tx.tell({ topic: 'prevention', id: null, type: buyerNamed.type }, null)
    return { buyer: await findBuyer(tx) }
  })
