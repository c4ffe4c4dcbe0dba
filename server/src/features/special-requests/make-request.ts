import type { makeSpecialRequest } from '@heed/contract/special-requests.ts'
import type { z } from 'zod'
import { specialRequestMade } from '../../events/special-request-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { readRequest } from './request-rows.ts'

/** Instead of "we do not have it": what the customer wants is written down and looked for. */
export const make = (scope: Scope, caseId: string, wanted: z.output<typeof makeSpecialRequest.body>) =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const { currency } = await tx.db
      .selectFrom('branch')
      .select('currency')
      .where('id', '=', branchId)
      .executeTakeFirstOrThrow()
    const requestId = newId()
    const at = now()
    await tx.db
      .insertInto('special_request')
      .values({
        id: requestId,
        case_id: caseId,
        product: wanted.product,
        detail: wanted.detail,
        needed_by: wanted.neededBy ? new Date(wanted.neededBy) : null,
        currency,
        asked_by: scope.actor?.id ?? null,
        asked_at: at,
      })
      .execute()
    await tx.emit(specialRequestMade, { requestId, caseId, product: wanted.product }, { caseId, branchId, at })
    return readRequest(tx, requestId)
  })
