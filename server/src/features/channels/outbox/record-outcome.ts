import { setTimeout as pause } from 'node:timers/promises'
import { mailFailed, mailSent } from '../../../events/channel-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Sent } from '../../../platform/mail/transport/send-mail.ts'
import type { Scope } from '../../../platform/scope.ts'
import { noteOutcome } from '../messaging/note-outcome.ts'
import type { OutboxRecord } from './claim-mail.ts'

/** Minutes before each further attempt; together two days, as mail servers do. */
const pausesInMinutes = [1, 5, 15, 60, 120, 240, 480, 720, 1260]

/** What the server said is known only here: a database that is away for a moment must not lose it. */
export async function recordOutcome(scope: Scope, row: OutboxRecord, outcome: Sent): Promise<void> {
  for (const waitMs of [200, 1000, 3000, 8000, 15_000]) {
    try {
      return await record(scope, row, outcome)
    } catch (error) {
      scope.house.log.warn(
        { outboxId: row.id, error: (error as Error).message },
        'What became of a mail could not be noted yet',
      )
      await pause(waitMs)
    }
  }
  await record(scope, row, outcome)
}

const record = (scope: Scope, row: OutboxRecord, outcome: Sent): Promise<void> =>
  scope.transaction(async (tx) => {
    const about = { caseId: row.case_id, branchId: row.branch_id }
    // Another process may have taken us for gone meanwhile: what we know is more.
    const mine = tx.db
      .updateTable('outbox_message')
      .where('id', '=', row.id)
      .where('state', 'in', ['sending', 'uncertain'])
    tx.tell({ topic: 'outbox', id: row.id, type: `mail.${outcome.state}` }, row.branch_id)
    await noteOutcome(tx, row, outcome)
    if (outcome.state === 'sent') {
      const { numUpdatedRows } = await mine
        .set({ state: 'sent', sent_at: now(), response: outcome.response, reason: null })
        .executeTakeFirst()
      // A report that it came back may have overtaken the acceptance.
      if (numUpdatedRows === 0n) return
      await tx.emit(mailSent, { outboxId: row.id, purpose: row.purpose }, about)
      return
    }
    if (outcome.state === 'uncertain') {
      await mine.set({ state: 'uncertain', reason: outcome.reason }).execute()
      return
    }
    const pauseMinutes = outcome.state === 'later' ? pausesInMinutes[row.attempts - 1] : undefined
    if (pauseMinutes !== undefined) {
      await mine
        .set({
          state: 'waiting',
          reason: outcome.reason,
          next_attempt_at: new Date(
            now().getTime() + ((outcome.state === 'later' && outcome.afterSeconds) || pauseMinutes * 60) * 1000,
          ),
        })
        .execute()
      return
    }
    await mine.set({ state: 'failed', reason: outcome.reason }).execute()
    await tx.emit(mailFailed, { outboxId: row.id, purpose: row.purpose, reason: outcome.reason }, about)
  })
