import { mailQueued } from '../../../events/channel-events.ts'
import { on } from '../../../platform/events/event.ts'
import { sendOne } from './send-one.ts'

/** A mail goes out as soon as it is committed; should this be lost, the regular look-round finds it. */
export const sendQueued = on(mailQueued, 'channels.send-queued', async ({ outboxId }, tx) =>
  tx.enqueue(sendOne, { outboxId }),
)
