import { answerWritten } from '../../events/case-events.ts'
import { mailSent } from '../../events/channel-events.ts'
import { complaintOpened, complaintStepTaken, complaintWithdrawn } from '../../events/complaint-events.ts'
import { planGiven } from '../../events/promise-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { factsOfCase } from './case-facts.ts'
import { dropClock, startClocks, stopClock, takeClocks } from './clocks.ts'
import { goes } from './clocks-follow-answers.ts'
import { resume } from './clocks-follow-cases.ts'

const tellsOfArrival = ['acknowledgement', 'complaint', 'answer']

/** The plan's clock: from the words in which a customer complained until they have a solution or a plan. */
export const clocksFollowComplaints = [
  within(complaintOpened, 'clocks.plan-owed', async ({ caseId, since }, tx, { at }) => {
    const [owed] = await takeClocks(tx, { caseId, measure: 'plan', stopped: true })
    if (owed) await resume(tx, caseId, 'plan', at)
    else await startOwed(tx, caseId, new Date(since))
  }),
  within(complaintWithdrawn, 'clocks.plan-dropped', async ({ caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measures: ['plan', 'acknowledgement'] }))
      await dropClock(tx, clock, at)
  }),
  within(planGiven, 'clocks.plan-given', async ({ caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measure: 'plan' })) await stopClock(tx, clock, at)
  }),
  // Not solved after all: another plan is owed.
  within(complaintStepTaken, 'clocks.plan-owed-again', async ({ caseId, stage, way }, tx, { at }) => {
    if (stage === 'planned' && way === 'undone') await resume(tx, caseId, 'plan', at)
    if (stage === 'listened' && way === 'done') await acknowledged(tx, caseId, at)
  }),
  within(mailSent, 'clocks.acknowledged', async ({ purpose }, tx, { caseId, at }) => {
    if (caseId && tellsOfArrival.includes(purpose)) await tx.everywhere(() => acknowledged(tx, caseId, at))
  }),
  within(answerWritten, 'clocks.acknowledged-by-answer', async ({ caseId, messageId }, tx, { at }) => {
    if (await goes(tx, messageId)) await acknowledged(tx, caseId, at)
  }),
]

async function startOwed(tx: Tx, caseId: string, at: Date): Promise<void> {
  const facts = await factsOfCase(tx, caseId)
  if (facts.isDone) return
  await startClocks(tx, { ...facts, at }, ['plan'])
  const known = await takeClocks(tx, { caseId, measure: 'acknowledgement', stopped: true })
  if (known.length === 0) await startClocks(tx, { ...facts, at }, ['acknowledgement'])
}

/** The customer was told that their complaint arrived, by whom it may be. */
async function acknowledged(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'acknowledgement' })) await stopClock(tx, clock, at)
}
