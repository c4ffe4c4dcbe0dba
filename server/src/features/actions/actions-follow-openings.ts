import {
  openingDone,
  openingDue,
  openingLapsed,
  openingMissed,
  stockBelow,
  stockEnough,
} from '../../events/opening-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const dayMs = 86_400_000

const ofOpening = (id: string) => `opening:${id}`
const ofMissed = (id: string) => `opening:${id}:missed`
const ofSupply = (itemId: string, branchId: string) => `supply:${itemId}:${branchId}:`

/** The check of whoever opens stands in Today; one that was missed is seen by whoever leads, and goods that run out as well. */
export const actionsFollowOpenings = [
  within(openingDue, 'actions.opening', ({ openingId, items, dueAt }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'opening_check',
        branchId: branchId as string,
        caseId: null,
        facts: { openingId, items },
        forRole: 'employee',
        dueAt: new Date(dueAt),
        origin: ofOpening(openingId),
      },
      at,
    ),
  ),
  within(openingMissed, 'actions.opening-missed', ({ openingId, day, left }, tx, { branchId, at }) =>
    writeAction(
      tx,
      {
        kind: 'opening_missed',
        branchId: branchId as string,
        caseId: null,
        facts: { openingId, day, left },
        forRole: 'lead',
        dueAt: new Date(at.getTime() + dayMs),
        origin: ofMissed(openingId),
      },
      at,
    ),
  ),
  within(openingDone, 'actions.opening-done', async ({ openingId }, tx, { at }) => {
    await settleOrigin(tx, ofOpening(openingId), 'done', at)
    await settleOrigin(tx, ofMissed(openingId), 'done', at)
  }),
  within(openingLapsed, 'actions.opening-lapsed', ({ openingId }, tx, { at }) =>
    settleOrigin(tx, ofOpening(openingId), 'dropped', at),
  ),

  within(stockBelow, 'actions.raise-supply', async ({ itemId, goods, counted, minimum }, tx, happened) => {
    const branchId = happened.branchId as string
    const open = await openSupply(tx, itemId, branchId)
    if (open.length > 0) {
      await tx.db
        .updateTable('action')
        .set({ facts: JSON.stringify({ itemId, counted, minimum }) })
        .where('origin', 'in', open)
        .execute()
      return
    }
    await writeAction(
      tx,
      {
        kind: 'raise_supply',
        branchId,
        caseId: null,
        words: goods,
        facts: { itemId, counted, minimum },
        forRole: 'lead',
        dueAt: new Date(happened.at.getTime() + dayMs),
        origin: `${ofSupply(itemId, branchId)}${happened.id}`,
      },
      happened.at,
    )
  }),
  within(stockEnough, 'actions.supplied', async ({ itemId }, tx, { branchId, at }) => {
    for (const origin of await openSupply(tx, itemId, branchId as string)) await settleOrigin(tx, origin, 'done', at)
  }),
]

/** What still asks for supply of these goods in this branch: it is asked for once, however often too few are counted. */
async function openSupply(tx: Tx, itemId: string, branchId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('action')
    .select('origin')
    .where('kind', '=', 'raise_supply')
    .where('state', '=', 'open')
    .where('origin', 'like', `${ofSupply(itemId, branchId)}%`)
    .execute()
  return rows.map(({ origin }) => origin)
}
