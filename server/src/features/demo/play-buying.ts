import type { ProductDecision } from '@heed/contract/buyer-list.ts'
import demo from '../../../../content/demo/buying.json' with { type: 'json' }
import { chooseBuyer, decideOnProduct, makeProductObstacle } from '../buying/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000

type Listed = {
  product: string
  words: string | null
  decision?: { decision: ProductDecision['decision']; words: string; daysAgo: number }
}

/** Products that complaints of the year come back to, and what the buyer has decided about some of them. */
export async function playBuying(company: Company, nowMs: number): Promise<void> {
  const buyer = await actAs(company, await memberOf(company, 'owner'))
  await chooseBuyer(buyer, { memberId: buyer.actor?.id ?? null })
  for (const { product, words, decision } of demo as Listed[]) {
    const { id } = await makeProductObstacle(buyer, { product, words })
    const made = decision && (await decideOnProduct(buyer, id, decision))
    await company.scope.transaction(async (tx) => {
      await tx.db
        .updateTable('product_obstacle')
        .set({ made_at: new Date(nowMs - 80 * dayMs) })
        .where('id', '=', id)
        .execute()
      if (made)
        await tx.db
          .updateTable('product_decision')
          .set({ at: new Date(nowMs - (decision?.daysAgo ?? 0) * dayMs) })
          .where('id', '=', made.id)
          .execute()
    })
  }
}
