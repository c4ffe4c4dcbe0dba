import { sql } from 'kysely'
import { answerWritten, messageReceived } from '../../events/case-events.ts'
import { mailBounced, mailFailed, mailSent } from '../../events/channel-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { factsOfCase } from './case-facts.ts'
import { startClocks, stopClock, takeClocks } from './clocks.ts'
import { goOn } from './clocks-follow-cases.ts'

/** Further words of a customer are owed an answer too: from the first that waits, to the answer that goes. */
export const clocksFollowAnswers = [
  within(messageReceived, 'clocks.next-answer-owed', async ({ caseId, messageId }, tx, { at }) => {
    const facts = await factsOfCase(tx, caseId)
    const owed = await takeClocks(tx, { caseId, measures: ['first_answer', 'next_answer'], stopped: true })
    if (owed.some(({ stopped_at }) => stopped_at === null)) return
    // Solved without a word, the case has no first answer to owe any more: what the customer writes then is owed one all the same.
    if (!facts.isAnswered && owed.length === 0) return
    await startClocks(tx, { ...facts, at, subjectId: messageId }, ['next_answer'])
  }),
  within(answerWritten, 'clocks.next-answer', async ({ caseId, messageId }, tx, { at }) => {
    if (await goes(tx, messageId)) await stopNextAnswer(tx, caseId, at)
  }),
  within(mailSent, 'clocks.next-answer-sent', async ({ purpose }, tx, { caseId, at }) => {
    if (purpose === 'answer' && caseId) await tx.everywhere(() => stopNextAnswer(tx, caseId, at))
  }),
  ...[mailFailed, mailBounced].map((event) =>
    within<{ purpose: string }>(event, `clocks.next-answer.${event.type}`, async ({ purpose }, tx, { caseId }) => {
      if (purpose === 'answer' && caseId) await tx.everywhere(() => oweAgain(tx, caseId))
    }),
  ),
]

/** Said, or on its way: what is held or has failed reached nobody. */
export const goes = async (tx: Tx, messageId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('outbox_message')
    .select('state')
    .where('message_id', '=', messageId)
    .where('state', 'not in', ['waiting', 'sending', 'sent', 'uncertain'])
    .executeTakeFirst()) === undefined

async function stopNextAnswer(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await takeClocks(tx, { caseId, measure: 'next_answer' })) await stopClock(tx, clock, at)
}

/** The answer did not arrive, and no other was given since: as if the clock had never stopped. */
async function oweAgain(tx: Tx, caseId: string): Promise<void> {
  const clocks = await takeClocks(tx, { caseId, measure: 'next_answer', stopped: true })
  const newest = clocks.toSorted((a, b) => b.started_at.getTime() - a.started_at.getTime())[0]
  if (!newest?.stopped_at) return
  const { rows } = await sql`
    select 1 from message m left join outbox_message o on o.message_id = m.id
    where m.case_id = ${caseId} and m.kind = 'answer' and m.at >= ${newest.started_at}
      and (o.id is null or o.state in ('waiting', 'sending', 'sent', 'uncertain')) limit 1`.execute(tx.db)
  if (rows.length === 0) await goOn(tx, newest)
}
