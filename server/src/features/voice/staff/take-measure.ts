import type { takeStaffMeasure } from '@heed/contract/staff-surveys.ts'
import type { z } from 'zod'
import { staffMeasureTaken } from '../../../events/staff-survey-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireOwner } from '../../cases/index.ts'
import { branchFor } from '../../workspace/index.ts'
import { take } from './close-round.ts'
import { readResults } from './read-results.ts'
import { notLow, oneMeasure } from './staff.errors.ts'

/** An item that came out low gets an action or a written reason, once. */
export const takeMeasure = (
  scope: Scope,
  roundId: string,
  { question, action, reason }: z.output<typeof takeStaffMeasure.body>,
) =>
  scope.transaction(async (tx) => {
    const round = await take(tx, roundId)
    if ((action === null) === (reason === null)) throw oneMeasure()
    const found = (await readResults(tx, roundId)).questions.find(({ id }) => id === question)
    if (!found?.isLow || found.measure) throw notLow()
    let branchId: string | null = null
    if (action) {
      const known = await tx.db.selectFrom('member').select('id').where('id', '=', action.ownerId).executeTakeFirst()
      branchId = known ? await branchFor(tx, action.ownerId, null) : ''
      await requireOwner(tx, action.ownerId, branchId)
    }
    const [measureId, at] = [newId(), now()]
    await tx.db
      .insertInto('staff_measure')
      .values({
        id: measureId,
        round_id: round.id,
        question,
        action: action?.words ?? null,
        owner_id: action?.ownerId ?? null,
        due_at: action?.dueAt ?? null,
        reason,
        made_by: scope.actor?.id ?? null,
        made_at: at,
      })
      .execute()
    await tx.everywhere(() =>
      tx.emit(staffMeasureTaken, { roundId, measureId, question, action, reason }, { branchId, at }),
    )
    return readResults(tx, roundId)
  })
