import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { filesNotTaken, filesTooLarge, filesTooMany, textTooLong, windowClosed } from '../channels.errors.ts'
import type { Limits } from './adapter.ts'
import { adapterOf } from './adapters.ts'
import type { ThreadOfCase } from './threads.ts'

/** What may be sent into this thread: below a post no hours run, and no files are taken. */
export function limitsOf({ kind, reply_to }: ThreadOfCase): Limits {
  const { limits } = adapterOf(kind)
  return reply_to === null
    ? limits
    : { longestText: limits.longestPost ?? limits.longestText, windowHours: null, files: null }
}

/** Until when the provider lets us write freely; null where it sets no time. */
export const openUntil = ({ windowHours }: Limits, lastHeardAt: Date): Date | null =>
  windowHours === null ? null : new Date(lastHeardAt.getTime() + windowHours * 3_600_000)

/** Refuses what the provider would refuse, before it counts as an answer. */
export async function requireSendable(tx: Tx, thread: ThreadOfCase, text: string, messageId: string) {
  const limits = limitsOf(thread)
  const until = openUntil(limits, thread.last_heard_at)
  if (until && until <= now()) throw windowClosed()
  if ([...text].length > limits.longestText) throw textTooLong()
  const files = await tx.db
    .selectFrom('attachment')
    .select(['id', 'size', 'filename'])
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute()
  if (files.length > 0 && !limits.files) throw filesNotTaken()
  if (limits.files && files.length > limits.files.most) throw filesTooMany()
  if (limits.files && files.some(({ size }) => size > (limits.files?.mostBytes ?? 0))) throw filesTooLarge()
  return files
}
