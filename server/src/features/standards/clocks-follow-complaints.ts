import { sql } from 'kysely'
import { complaintOpened, complaintStepTaken, complaintWithdrawn } from '../../events/complaint-events.ts'
import { planGiven } from '../../events/promise-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { dropClock, startClocks, stopClock, takeClocks } from './clocks.ts'
import { resume } from './clocks-follow-cases.ts'

/** The plan's clock: from the words in which a customer complained until they have a solution or a plan. */
export const clocksFollowComplaints = [
  within(complaintOpened, 'clocks.plan-owed', async ({ caseId, since }, tx, { at }) => {
    const [owed] = await takeClocks(tx, { caseId, measure: 'plan', stopped: true })
    if (owed) await resume(tx, caseId, 'plan', at)
    else await startPlan(tx, caseId, new Date(since))
  }),
  within(complaintWithdrawn, 'clocks.plan-dropped', async ({ caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measure: 'plan' })) await dropClock(tx, clock, at)
  }),
  within(planGiven, 'clocks.plan-given', async ({ caseId }, tx, { at }) => {
    for (const clock of await takeClocks(tx, { caseId, measure: 'plan' })) await stopClock(tx, clock, at)
  }),
  // Not solved after all: another plan is owed.
  within(complaintStepTaken, 'clocks.plan-owed-again', async ({ caseId, stage, way }, tx, { at }) => {
    if (stage === 'planned' && way === 'undone') await resume(tx, caseId, 'plan', at)
  }),
]

async function startPlan(tx: Tx, caseId: string, at: Date): Promise<void> {
  const row = await tx.db
    .selectFrom('case as c')
    .select(['c.branch_id', 'c.priority', 'c.state', sql<string>`(heed.channel_face(c.channel_id)).kind`.as('kind')])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (row.state === 'solved' || row.state === 'closed') return
  await startClocks(tx, { caseId, branchId: row.branch_id, channelKind: row.kind, priority: row.priority, at }, [
    'plan',
  ])
}
