import { purchaseWritten } from '../../events/complaint-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { isProduct } from '../prevention/index.ts'

const link = (tx: Tx, links: { obstacle_id: string; case_id: string }[]) =>
  tx.db
    .insertInto('product_obstacle_case')
    .values(links)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Whatever was complained about so far, in whichever branch. */
export const linkSameProduct = (tx: Tx, obstacleId: string, product: string): Promise<void> =>
  tx.everywhere(async () => {
    const complaints = await tx.db
      .selectFrom('complaint')
      .select(['case_id', 'item'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('item', 'is not', null)
      .execute()
    const same = complaints.filter(({ item }) => isProduct(product, item))
    if (same.length > 0)
      await link(
        tx,
        same.map(({ case_id }) => ({ obstacle_id: obstacleId, case_id })),
      )
  })

/** What was bought decides which products a complaint is about. */
export const complaintsFollowPurchases = within(purchaseWritten, 'buying.purchase', async ({ caseId, item }, tx) => {
  await tx.db.deleteFrom('product_obstacle_case').where('case_id', '=', caseId).execute()
  const obstacles = await tx.db
    .selectFrom('product_obstacle')
    .select(['id', 'product'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .execute()
  const same = obstacles.filter(({ product }) => isProduct(product, item))
  if (same.length > 0)
    await link(
      tx,
      same.map(({ id }) => ({ obstacle_id: id, case_id: caseId })),
    )
})
