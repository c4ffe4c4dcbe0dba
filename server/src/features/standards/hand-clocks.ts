import type { startClock, stopClock } from '@heed/contract/case-clocks.ts'
import type { ClockMeasure } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { factsOfCase } from './case-facts.ts'
import { stopClock as endClock, startClocks, takeClocks } from './clocks.ts'
import { momentOdd, notByHand, notPromised, runsAlready, stepsNotMeasured } from './standards.errors.ts'

const dayMs = 86_400_000
/** Clocks of two machines differ a little. */
const graceMs = 5000
const byHand: string[] = ['greeting', 'help', 'hold'] satisfies ClockMeasure[]

/** Somebody came in, or was put on hold. */
export async function startByHand(
  tx: Tx,
  caseId: string,
  { what, at: noted }: z.output<typeof startClock.body>,
): Promise<void> {
  const at = momentOf(noted, now().getTime() - dayMs)
  const measures: ClockMeasure[] = what === 'arrival' ? ['greeting', 'help'] : ['hold']
  const known = await takeClocks(tx, { caseId, measures, stopped: true })
  if (known.some((clock) => what === 'arrival' || clock.stopped_at === null)) throw runsAlready()
  const facts = { ...(await factsOfCase(tx, caseId)), at, ...(what === 'hold' ? { subjectId: newId() } : {}) }
  if ((await startClocks(tx, facts, measures)) === 0) throw notPromised()
}

/** Greeted, helped, or back on the line; whoever is helped was greeted too. */
export async function stopByHand(
  tx: Tx,
  caseId: string,
  clockId: string,
  { at: noted, steps, timeNoted }: z.output<typeof stopClock.body>,
): Promise<void> {
  const [clock] = await takeClocks(tx, { caseId, clockId, stopped: true })
  if (!clock) throw notFound()
  if (!byHand.includes(clock.measure) || clock.stopped_at) throw notByHand()
  if (steps !== undefined && clock.limit_count === null) throw stepsNotMeasured()
  const at = momentOf(noted, clock.started_at.getTime())
  await endClock(tx, clock, at, { steps, timeNoted })
  if (clock.measure !== 'help') return
  for (const greeting of await takeClocks(tx, { caseId, measure: 'greeting' })) await endClock(tx, greeting, at)
}

function momentOf(noted: string | undefined, earliestMs: number): Date {
  const at = noted === undefined ? now() : new Date(noted)
  if (at.getTime() > now().getTime() + graceMs || at.getTime() < earliestMs) throw momentOdd()
  return at
}
