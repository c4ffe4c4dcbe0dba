import type { Language } from '@heed/contract/primitives.ts'
import { z } from 'zod'
import { complaintOpened, complaintStepTaken } from '../../events/complaint-events.ts'
import { now } from '../../platform/clock.ts'
import { on, within } from '../../platform/events/event.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { Tx } from '../../platform/scope.ts'
import { writeLetter, writeTime } from '../channels/index.ts'
import { greet } from '../voice/index.ts'
import { complaintLink } from './complaint-link.ts'
import { takeComplaint } from './complaint-rows.ts'
import { say } from './customer-texts.ts'
import { isOpenAt } from './stages.ts'

/** Calling a case a complaint can be a slip; two minutes later it is meant. */
const secondThoughtsMs = 120_000

export const tellComplaint = defineJob({
  name: 'complaints.tell',
  payload: z.object({ caseId: z.uuid() }),
  maxAttempts: 10,
  key: ({ caseId }) => `complaints.tell:${caseId}`,
  run: ({ caseId }, scope) => scope.transaction((tx) => tellReceived(tx, caseId)),
})

/** What a customer hears by mail about a complaint, beside the answers of people: it is here, and is it solved? */
export const complaintLetters = [
  // In the transaction that opens it, so that the ordinary acknowledgement finds it said already.
  within(complaintOpened, 'complaints.tell', async ({ caseId, tell }, tx, { at }) => {
    if (tell === 'now') await tellReceived(tx, caseId)
    if (tell === 'soon') tx.enqueue(tellComplaint, { caseId }, { runAt: new Date(at.getTime() + secondThoughtsMs) })
  }),
  on(complaintStepTaken, 'complaints.ask-solved', async ({ caseId, stage, way }, tx) => {
    if (stage === 'solved' && way === 'done') await askWhetherSolved(tx, caseId)
  }),
]

/** Once a complaint; nothing for one that turned out to be none, is solved by then, or was answered by a person, who said more than that it is here. */
async function tellReceived(tx: Tx, caseId: string): Promise<void> {
  const complaint = await takeComplaint(tx, caseId)
  if (!complaint || complaint.sealed_link || !isOpenAt(complaint.steps, 'solved')) return
  const answer = await tx.db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'answer')
    .where('at', '>=', complaint.received_at)
    .limit(1)
    .executeTakeFirst()
  if (answer) return
  const { language, zone, ...values } = await readValues(tx, caseId)
  const due = await readPlanTime(tx, caseId)
  await writeLetter(tx, caseId, {
    purpose: 'complaint',
    subject: say('acknowledgementSubject', language, values),
    text: say('acknowledgement', language, {
      ...values,
      link: await complaintLink(tx, caseId),
      time: due ? say('planBy', language, { time: writeTime(due, language, zone) }) : '',
    }),
  })
}

/** Once a solution: told twice, it asks once. */
async function askWhetherSolved(tx: Tx, caseId: string): Promise<void> {
  const complaint = await takeComplaint(tx, caseId)
  if (!complaint || isOpenAt(complaint.steps, 'solved') || complaint.satisfied !== null) return
  if (complaint.asked_solved_at) return
  const { language, zone: _, ...values } = await readValues(tx, caseId)
  const text = say('closing', language, { ...values, link: await complaintLink(tx, caseId) })
  await writeLetter(tx, caseId, { purpose: 'complaint', subject: say('closingSubject', language, values), text })
  await tx.db.updateTable('complaint').set({ asked_solved_at: now() }).where('case_id', '=', caseId).execute()
}

async function readValues(tx: Tx, caseId: string) {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .innerJoin('workspace as w', 'w.id', 'c.workspace_id')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['c.number', 'c.language', 'b.zone', 'w.name as business', 'u.name', 'u.address_as'])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow()
  const language = row.language as Language
  return {
    language,
    zone: row.zone,
    case: `#${row.number}`,
    business: row.business,
    greeting: greet(language, row.name, row.address_as),
  }
}

/** When a plan is owed at the latest; undefined without a standard for it. */
async function readPlanTime(tx: Tx, caseId: string): Promise<Date | undefined> {
  const clock = await tx.db
    .selectFrom('clock')
    .select('due_at')
    .where('case_id', '=', caseId)
    .where('measure', '=', 'plan')
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  return clock?.due_at && clock.due_at > now() ? clock.due_at : undefined
}
