import type { FactPolicy } from '@heed/contract/customer-facts.ts'
import { factPolicySet } from '../../../events/customer-fact-events.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { sameSegmentTwice } from '../customer-facts.errors.ts'

/** Until a business says otherwise: people move and change their hours, seldom their name. */
const usual: FactPolicy = {
  months: { address: null, reach: 12, best_time: 6, language: null, talk: 12, free: 12 },
  segments: [],
}

export async function findPolicy(tx: Tx): Promise<FactPolicy> {
  const row = await tx.db
    .selectFrom('fact_policy')
    .select(['months', 'segments'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .executeTakeFirst()
  return row ? (row as unknown as FactPolicy) : usual
}

export const setPolicy = (scope: Scope, { months, segments }: FactPolicy): Promise<FactPolicy> =>
  scope.transaction(async (tx) => {
    const names = segments.map(({ name }) => name.toLocaleLowerCase('tr'))
    if (new Set(names).size !== names.length) throw sameSegmentTwice()
    const values = { months: JSON.stringify(months), segments: JSON.stringify(segments) }
    await tx.db
      .insertInto('fact_policy')
      .values(values)
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
      .execute()
    await tx.emit(factPolicySet, { segments: segments.length })
    return findPolicy(tx)
  })
