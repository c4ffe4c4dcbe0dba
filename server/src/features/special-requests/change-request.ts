import type { askToWait, changeSpecialRequest } from '@heed/contract/special-requests.ts'
import { isPayable } from '@heed/methods/money.ts'
import type { z } from 'zod'
import { specialRequestChanged } from '../../events/special-request-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { writePromise } from '../promises/index.ts'
import { endAsking } from './ask-shops.ts'
import { readRequest, takeRequest } from './request-rows.ts'
import {
  alternativeNeeded,
  nobodyPromises,
  priceNotPayable,
  requestOver,
  sourceNeeded,
  waitsAlready,
} from './special-requests.errors.ts'

const isOver = (state: string) => state === 'told' || state === 'given_up'
const needsSource = (state: string) => state === 'found' || state === 'ordered' || state === 'arrived'

/** Found, ordered and arrived have a source with a day; told has that or an alternative, and given up an alternative. */
export const change = (scope: Scope, requestId: string, wish: z.output<typeof changeSpecialRequest.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeRequest(tx, requestId)
    const before = await readRequest(tx, requestId)
    const after = {
      source: wish.source === undefined ? row.source : wish.source,
      price: wish.price === undefined ? row.price : wish.price,
      expectedOn: wish.expectedOn === undefined ? before.expectedOn : wish.expectedOn,
      alternative: wish.alternative === undefined ? row.alternative : wish.alternative,
      state: wish.state ?? row.state,
    }
    if (after.price !== null && !isPayable(after.price, row.currency)) throw priceNotPayable()
    const hasSource = after.source !== null && after.expectedOn !== null
    if (needsSource(after.state) && !hasSource) throw sourceNeeded()
    if (isOver(after.state) && after.alternative === null && (after.state === 'given_up' || !hasSource))
      throw alternativeNeeded()
    const at = now()
    const isTold = after.state === 'told'
    await tx.db
      .updateTable('special_request')
      .set({
        source: after.source,
        price: after.price,
        expected_on: after.expectedOn,
        alternative: after.alternative,
        state: after.state,
        told_at: isTold ? (row.told_at ?? at) : null,
        told_by: isTold ? (row.told_at ? row.told_by : (scope.actor?.id ?? null)) : null,
      })
      .where('id', '=', requestId)
      .execute()
    const { case_id: caseId, branch_id: branchId, product } = row
    if (after.state !== row.state) {
      const words =
        after.state === 'given_up' || !hasSource ? after.alternative : `${after.source}, ${after.expectedOn}`
      const news = { requestId, caseId, product, state: after.state, words }
      await tx.emit(specialRequestChanged, news, { caseId, branchId, at })
    }
    if (isOver(after.state)) await endAsking(tx, requestId)
    return readRequest(tx, requestId)
  })

/** Minutes to which the customer agreed are a promise of whoever asked them. */
export const wait = (scope: Scope, requestId: string, { minutes, words }: z.output<typeof askToWait.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeRequest(tx, requestId)
    if (isOver(row.state)) throw requestOver()
    const before = await readRequest(tx, requestId)
    if (before.wait?.state === 'open') throw waitsAlready()
    const { case_id: caseId, branch_id: branchId } = row
    const owner = await tx.db.selectFrom('case').select('owner_id').where('id', '=', caseId).executeTakeFirstOrThrow()
    const memberId = scope.actor?.id ?? owner.owner_id
    if (!memberId) throw nobodyPromises()
    const dueAt = new Date(now().getTime() + minutes * 60_000).toISOString()
    const promiseId = await writePromise(
      tx,
      { caseId, branchId, planId: null },
      { words, memberId, visitor: null, dueAt },
    )
    await tx.db
      .updateTable('special_request')
      .set({ wait_minutes: minutes, promise_id: promiseId })
      .where('id', '=', requestId)
      .execute()
    return readRequest(tx, requestId)
  })
