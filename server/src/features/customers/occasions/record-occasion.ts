import type { Occasion, recordOccasion as recordOccasionEndpoint } from '@heed/contract/asking.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { occasionRecorded } from '../../../events/customer-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Occasion as OccasionTable } from '../../../platform/database/tables.generated.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { occasionInFuture } from '../customers.errors.ts'
import { findOrCreateCustomer } from '../customers.queries.ts'

type Told = z.output<typeof recordOccasionEndpoint.body>

/** A till's clock may be a little ahead of ours. */
const aheadMs = 5 * 60_000

export const recordOccasion = (scope: Scope, told: Told): Promise<z.output<typeof Occasion>> =>
  scope.transaction(async (tx) => {
    const { occasion } = await keepOccasion(tx, told)
    return {
      id: occasion.id,
      kind: told.kind,
      at: occasion.at.toISOString(),
      customerId: occasion.customer_id,
      branchId: occasion.branch_id,
      reference: occasion.reference,
      words: occasion.words,
    }
  })

/**
 * Keeps that a customer came, called, bought or was delivered to. What bears a reference is kept once, however often it is told.
 * @throws request.not_found for a branch out of sight, customer.occasion_in_future.
 */
export async function keepOccasion(
  tx: Tx,
  told: Told & { paid?: { amount: number; currency: string } | null },
): Promise<{ occasion: Selectable<OccasionTable>; isNew: boolean }> {
  const at = told.at ? new Date(told.at) : now()
  if (at.getTime() > now().getTime() + aheadMs) throw occasionInFuture()
  const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', told.branchId).executeTakeFirst()
  if (!branch) throw notFound()
  const { language } = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  const customer = await findOrCreateCustomer(tx, {
    ...told.customer,
    language: told.customer.language ?? (language as Language),
  })
  const inserted = await tx.db
    .insertInto('occasion')
    .values({
      id: newId(),
      branch_id: told.branchId,
      customer_id: customer.id,
      kind: told.kind,
      reference: told.reference ?? null,
      words: told.words ?? null,
      amount: told.paid?.amount ?? null,
      currency: told.paid?.currency ?? null,
      at,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) {
    await tx.emit(
      occasionRecorded,
      { occasionId: inserted.id, customerId: customer.id, kind: told.kind },
      { branchId: told.branchId },
    )
    return { occasion: inserted, isNew: true }
  }
  const known = await tx.db
    .selectFrom('occasion')
    .selectAll()
    .where('kind', '=', told.kind)
    .where('reference', '=', told.reference ?? '')
    .executeTakeFirst()
  // Told before for a branch that this sender does not see.
  if (!known) throw notFound()
  return { occasion: known, isNew: false }
}
