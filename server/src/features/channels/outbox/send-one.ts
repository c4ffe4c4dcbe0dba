import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { MailServer } from '../../../platform/mail/transport/mail-server.ts'
import { type Sent, sendMail } from '../../../platform/mail/transport/send-mail.ts'
import type { Scope } from '../../../platform/scope.ts'
import { handWords } from '../messaging/hand-words.ts'
import { locksOf } from '../process-locks.ts'
import { type Claimed, claimMail } from './claim-mail.ts'
import { composeMail } from './compose-mail.ts'
import { recordOutcome } from './record-outcome.ts'

/**
 * Sends one mail once. It is marked as being sent, and committed, before the server is called; while the call lasts this
 * process holds a lock that ends with it. What is marked and not locked may have been delivered: nobody sends it again unasked.
 */
export const sendOne = defineJob({
  name: 'channels.send',
  payload: z.object({ outboxId: z.uuid() }),
  maxAttempts: 12,
  key: ({ outboxId }) => `send:${outboxId}`,
  run: async ({ outboxId }, scope) => {
    const locks = locksOf(scope.house)
    if (!(await locks.tryTake(outboxId))) return
    try {
      const claimed = await claimMail(scope, outboxId)
      if (!claimed) return
      const outcome = await ('words' in claimed ? handWords(scope, claimed.row, claimed.words) : hand(scope, claimed))
      await recordOutcome(scope, claimed.row, outcome)
    } finally {
      await locks.release(outboxId)
    }
  },
})

async function hand(scope: Scope, claimed: Claimed & { server: MailServer }): Promise<Sent> {
  let raw: Buffer
  try {
    raw = await composeMail(scope, claimed)
  } catch (error) {
    scope.house.log.error(
      { outboxId: claimed.row.id, error: (error as Error).message },
      'A mail could not be put together and will be tried again',
    )
    return { state: 'later', reason: 'outbox.cannot_compose' }
  }
  return sendMail(claimed.server, { from: claimed.from.address, to: claimed.row.recipient }, raw)
}
