import type { Occasion, recordOccasion as recordOccasionEndpoint } from '@heed/contract/asking.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { z } from 'zod'
import { occasionRecorded } from '../../../events/customer-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { occasionInFuture } from '../customers.errors.ts'
import { findOrCreateCustomer } from '../customers.queries.ts'

type Told = z.output<typeof recordOccasionEndpoint.body>

/** A till's clock may be a little ahead of ours. */
const aheadMs = 5 * 60_000

/**
 * Keeps that a customer came, called, bought or was delivered to. What bears a reference is kept once, however often it is told.
 * @throws request.not_found for a branch out of sight, customer.occasion_in_future.
 */
export const recordOccasion = (scope: Scope, told: Told): Promise<z.output<typeof Occasion>> =>
  scope.transaction(async (tx) => {
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
        at,
      })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'reference']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (inserted)
      await tx.emit(
        occasionRecorded,
        { occasionId: inserted.id, customerId: customer.id, kind: told.kind },
        { branchId: told.branchId },
      )
    const kept =
      inserted ??
      (await tx.db
        .selectFrom('occasion')
        .selectAll()
        .where('kind', '=', told.kind)
        .where('reference', '=', told.reference ?? '')
        .executeTakeFirst())
    // Told before for a branch that this sender does not see.
    if (!kept) throw notFound()
    return {
      id: kept.id,
      kind: told.kind,
      at: kept.at.toISOString(),
      customerId: kept.customer_id,
      branchId: kept.branch_id,
      reference: kept.reference,
      words: kept.words,
    }
  })
