import { remedyAsked, remedyDecided, remedyFulfilled, remedyWithdrawn } from '../../events/remedy-events.ts'
import { within } from '../../platform/events/event.ts'
import { factsOfCase } from './case-facts.ts'
import { dropClock, startClocks, stopClock, takeClocks } from './clocks.ts'

/** An apology is given when it is said, a coupon or discount when it is mailed: there is nothing to wait for. */
const givenAtOnce = ['apology', 'coupon', 'discount']

/** Until a remedy is decided, and until the customer has it; each remedy of a case has its own. */
export const clocksFollowRemedies = [
  within(remedyAsked, 'clocks.decision-owed', async ({ remedyId, caseId }, tx, { at }) => {
    await startClocks(tx, { ...(await factsOfCase(tx, caseId)), at, subjectId: remedyId }, ['decision'])
  }),
  within(remedyDecided, 'clocks.decided', async ({ remedyId, caseId, kind, granted }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measure: 'decision', subjectId: remedyId }))
      await stopClock(tx, clock, at)
    if (granted && !givenAtOnce.includes(kind))
      await startClocks(tx, { ...(await factsOfCase(tx, caseId)), at, subjectId: remedyId }, ['fulfilment'])
  }),
  within(remedyFulfilled, 'clocks.fulfilled', async ({ remedyId, caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measure: 'fulfilment', subjectId: remedyId }))
      await stopClock(tx, clock, at)
  }),
  within(remedyWithdrawn, 'clocks.no-remedy', async ({ remedyId, caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measures: ['decision', 'fulfilment'], subjectId: remedyId }))
      await dropClock(tx, clock, at)
  }),
]
