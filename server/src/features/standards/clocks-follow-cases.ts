import type { ClockMeasure } from '@heed/contract/standards.ts'
import {
  answerWritten,
  caseChanged,
  caseOpened,
  caseStateChanged,
  firstAnswerGiven,
  firstAnswerLost,
} from '../../events/case-events.ts'
import { within } from '../../platform/events/event.ts'
import {
  closePause,
  dropClock,
  openPause,
  openPauseOf,
  type RunningClock,
  setReckoned,
  startClocks,
  stopClock,
  takeClocks,
} from './clocks.ts'
import { catchUp, followNeed, rechooseStandards } from './recompute-clocks.ts'

/** Clocks move in the same transaction as the case, so no one ever sees a case whose clock is wrong. */
export const clocksFollowCases = [
  within(caseOpened, 'clocks.start', (event, tx, { at }) =>
    startClocks(tx, { ...event, at }, ['first_answer', 'solution']),
  ),

  within(answerWritten, 'clocks.first-answer', async ({ caseId, first }, tx, { at }) => {
    if (first) await stopFirstAnswer(tx, caseId, at)
  }),
  within(firstAnswerGiven, 'clocks.first-answer-given', ({ caseId }, tx, { at }) => stopFirstAnswer(tx, caseId, at)),
  within(firstAnswerLost, 'clocks.first-answer-lost', ({ caseId }, tx, { at }) => oweFirstAnswer(tx, caseId, at)),

  within(caseStateChanged, 'clocks.state', async ({ caseId, from, to }, tx, { at }) => {
    if (isDone(to)) await (isDone(from) ? undefined : finish(tx, caseId, at))
    else if (isDone(from)) await resume(tx, caseId, 'solution', at)
    else if (to === 'waiting') await pause(tx, caseId, at)
    else if (from === 'waiting') await unpause(tx, caseId, at)
    // A case reopened straight into waiting pauses at once.
    if (isDone(from) && to === 'waiting') await pause(tx, caseId, at)
  }),

  within(caseChanged, 'clocks.case-changed', async ({ caseId, changed }, tx) => {
    if ('priority' in changed || 'branchId' in changed) await rechooseStandards(tx, caseId)
    if ('neededBy' in changed) await followNeed(tx, caseId)
  }),
]

const isDone = (state: string) => state === 'solved' || state === 'closed'
type Tx = Parameters<typeof takeClocks>[0]

/** An answer that cannot go by then is not one, and its clock runs on. */
async function stopFirstAnswer(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'first_answer', answered: true }))
    await stopClock(tx, clock, at)
}

/** As if it had never stopped; in a case that is done already, as if that had been done without an answer. */
async function oweFirstAnswer(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'first_answer', stopped: true })) {
    if (!clock.stopped_at) continue
    await goOn(tx, clock)
  }
  const { state } = await tx.db.selectFrom('case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()
  if (isDone(state)) await finish(tx, caseId, at)
}

/** What a solution ends; a remedy is decided and given whether or not its case is solved. */
const endWithTheCase: ClockMeasure[] = [
  'greeting',
  'help',
  'hold',
  'acknowledgement',
  'first_answer',
  'next_answer',
  'plan',
  'solution',
]
const owedInWords: string[] = ['acknowledgement', 'first_answer', 'next_answer'] satisfies ClockMeasure[]

async function finish(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measures: endWithTheCase })) {
    const answeredNever = owedInWords.includes(clock.measure)
    // Solved without a word to the customer: a limit already passed stays missed, otherwise there is nothing to judge.
    if (answeredNever && clock.due_at && clock.due_at > at) await dropClock(tx, clock, at)
    else await stopClock(tx, clock, at)
  }
}

/** The clock goes on where it stopped; the time it lay solved is not counted. */
export async function resume(tx: Tx, caseId: string, measure: 'solution' | 'plan', at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure, stopped: true })) {
    if (!clock.stopped_at) continue
    await openPause(tx, clock, clock.stopped_at, 'solved', at)
    await goOn(tx, clock)
    await catchUp(tx, clock)
  }
}

export async function goOn(tx: Tx, clock: RunningClock): Promise<void> {
  await tx.db
    .updateTable('clock')
    .set({ stopped_at: null, counted_seconds: null, paused_seconds: null })
    .where('id', '=', clock.id)
    .execute()
  await setReckoned(tx, clock)
}

/** Waiting for the customer: only the solution clock rests. A first answer is owed whatever the state says. */
async function pause(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'solution' })) {
    if (openPauseOf(clock)) continue
    await openPause(tx, clock, at, 'waiting_for_customer')
    await setReckoned(tx, clock)
  }
}

async function unpause(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'solution' })) {
    if (openPauseOf(clock)?.reason !== 'waiting_for_customer') continue
    await closePause(tx, clock, at)
    await setReckoned(tx, clock)
  }
}
