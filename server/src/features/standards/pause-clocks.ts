import type { pauseCase } from '@heed/contract/case-clocks.ts'
import type { ClockMeasure } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import { clockPaused, clockResumed } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { closePause, openPause, openPauseOf, setReckoned, takeClocks } from './clocks.ts'
import { nothingToPause, notPaused, pausedAlready } from './standards.errors.ts'

/** What is owed in words never rests. */
const canRest: ClockMeasure[] = ['plan', 'solution', 'fulfilment']
const byState = ['waiting_for_customer', 'solved']

/** Lets clocks rest for a reason that a person gives and everybody sees. */
export async function pauseByHand(
  tx: Tx,
  caseId: string,
  { reason, words }: z.output<typeof pauseCase.body>,
): Promise<void> {
  const running = await takeClocks(tx, { caseId, measures: canRest })
  if (running.length === 0) throw nothingToPause()
  const free = running.filter((clock) => !openPauseOf(clock))
  if (free.length === 0) throw pausedAlready()
  for (const clock of free) {
    await openPause(tx, clock, now(), reason, null, words)
    await setReckoned(tx, clock)
  }
  await tx.emit(
    clockPaused,
    { caseId, reason, words, measures: free.map(({ measure }) => measure) },
    { caseId, branchId: free[0]?.branch_id ?? null },
  )
}

export async function resumeByHand(tx: Tx, caseId: string): Promise<void> {
  const resting = (await takeClocks(tx, { caseId, measures: canRest })).filter((clock) => {
    const pause = openPauseOf(clock)
    return pause && !byState.includes(pause.reason)
  })
  if (resting.length === 0) throw notPaused()
  const { state } = await tx.db.selectFrom('case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()
  for (const clock of resting) {
    await closePause(tx, clock, now())
    // The reason is gone, but the customer is still waited for.
    if (state === 'waiting' && clock.measure === 'solution') await openPause(tx, clock, now(), 'waiting_for_customer')
    await setReckoned(tx, clock)
  }
  await tx.emit(
    clockResumed,
    { caseId, measures: resting.map(({ measure }) => measure) },
    { caseId, branchId: resting[0]?.branch_id ?? null },
  )
}
