import type { LostCall, recordLostCall as recordLostCallEndpoint } from '@heed/contract/lost-customers.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { lostCallRecorded } from '../../../events/customer-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { selectLostCalls } from './lost-call-rows.ts'

const weekMs = 7 * 86_400_000
type Told = z.output<typeof recordLostCallEndpoint.body>

/** @throws request.not_found for a customer, branch or standard out of sight. */
export const recordLostCall = (scope: Scope, customerId: string, told: Told): Promise<LostCall> =>
  scope.transaction(async (tx) => {
    await requireSight(tx, customerId, told)
    const rhythm = await tx.db
      .selectFrom('customer_rhythm')
      .select(['usual_days', 'last_on'])
      .where('customer_id', '=', customerId)
      .executeTakeFirst()
    const id = newId()
    const inAWeek = new Date(now().getTime() + weekMs).toISOString().slice(0, 10)
    await tx.db
      .insertInto('lost_call')
      .values({
        id,
        branch_id: told.branchId,
        customer_id: customerId,
        member_id: scope.actor?.id ?? null,
        at: now(),
        outcome: told.outcome,
        reason: told.reason,
        standard_id: told.standardId,
        words: told.words,
        others: told.others,
        back_if: told.backIf,
        comes_back: told.comesBack,
        again_on: told.outcome === 'spoke' ? null : (told.againOn ?? inAWeek),
        usual_days: rhythm?.usual_days ?? null,
        last_on: rhythm?.last_on ?? null,
      })
      .execute()
    const { outcome, reason, branchId } = told
    await tx.emit(lostCallRecorded, { callId: id, customerId, outcome, reason }, { branchId })
    const [call] = await selectLostCalls(tx, sql`l.id = ${id}`)
    return call as LostCall
  })

async function requireSight(tx: Tx, customerId: string, { branchId, standardId }: Told): Promise<void> {
  const customer = await tx.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst()
  const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
  const standard = standardId
    ? await tx.db.selectFrom('standard').select('id').where('id', '=', standardId).executeTakeFirst()
    : true
  if (!customer || !branch || !standard) throw notFound()
}
