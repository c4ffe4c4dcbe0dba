import {
  remedyAsked,
  remedyDecided,
  remedyFulfilled,
  remedyPassedOn,
  remedyWithdrawn,
} from '../../events/remedy-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const fulfilHours = 48
const askedOrigin = (remedyId: string) => `remedy:${remedyId}:decide`
const fulfilOrigin = (remedyId: string) => `remedy:${remedyId}:fulfil`

/** A remedy is decided by its approver and then given: each is an action, and each act settles its own. */
export const actionsFollowRemedies = [
  within(remedyAsked, 'actions.decide-remedy', async ({ remedyId, caseId, ...asked }, tx, { branchId, at }) => {
    const { kind, amount, currency, approverId, decideBy } = asked
    await writeAction(
      tx,
      {
        kind: 'decide_remedy',
        branchId: branchId as string,
        caseId,
        facts: { remedyId, remedy: kind, amount, currency },
        ...(approverId ? { ownerId: approverId } : { forRole: 'owner' as const }),
        dueAt: new Date(decideBy),
        origin: askedOrigin(remedyId),
      },
      at,
    )
  }),
  within(remedyPassedOn, 'actions.decide-next', ({ remedyId, approverId, decideBy }, tx) =>
    passOnOrigin(tx, askedOrigin(remedyId), approverId, 'owner', new Date(decideBy)),
  ),
  within(
    remedyDecided,
    'actions.remedy-decided',
    async ({ remedyId, caseId, granted, ...worth }, tx, { branchId, at }) => {
      await settleOrigin(tx, askedOrigin(remedyId), 'done', at)
      const { kind, amount, currency } = worth
      // An apology is given when it is said, and a coupon when it is mailed.
      if (!granted || kind === 'apology' || kind === 'coupon' || kind === 'discount') return
      const { owner_id } = await tx.db
        .selectFrom('case')
        .select('owner_id')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      await writeAction(
        tx,
        {
          kind: 'fulfil_remedy',
          branchId: branchId as string,
          caseId,
          facts: { remedyId, remedy: kind, amount, currency },
          ...(owner_id ? { ownerId: owner_id } : { forRole: 'employee' as const }),
          dueAt: new Date(at.getTime() + fulfilHours * 3_600_000),
          origin: fulfilOrigin(remedyId),
        },
        at,
      )
    },
  ),
  within(remedyWithdrawn, 'actions.remedy-withdrawn', async ({ remedyId }, tx, { at }) => {
    await settleOrigin(tx, askedOrigin(remedyId), 'dropped', at)
    await settleOrigin(tx, fulfilOrigin(remedyId), 'dropped', at)
  }),
  within(remedyFulfilled, 'actions.remedy-given', ({ remedyId }, tx, { at }) =>
    settleOrigin(tx, fulfilOrigin(remedyId), 'done', at),
  ),
]
