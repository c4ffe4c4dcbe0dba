import type { Tx } from '../../../platform/scope.ts'
import { requireSendable } from './may-be-sent.ts'
import { queueWords } from './queue-words.ts'
import { findThreadOfCase, type ThreadOfCase } from './threads.ts'

type Answered = { id: string; subject: string; branchId: string }

/** Sends an answer the way the customer wrote; undefined where that was no messaging channel. */
export async function answerByChannel(
  tx: Tx,
  answered: Answered,
  message: { id: string; text: string },
): Promise<{ isHeld: boolean } | undefined> {
  const thread = await findThreadOfCase(tx, answered.id)
  if (!thread) return undefined
  const files = await requireSendable(tx, thread, message.text, message.id)
  return queueWords(tx, { purpose: 'answer', thread, ...partsOf(answered, message), files })
}

/** The receipt, by the same way. */
export const acknowledgeByChannel = (
  tx: Tx,
  thread: ThreadOfCase,
  answered: Answered,
  message: { id: string; text: string },
) => queueWords(tx, { purpose: 'acknowledgement', thread, ...partsOf(answered, message) })

const partsOf = ({ id, subject, branchId }: Answered, message: { id: string; text: string }) => ({
  caseId: id,
  subject,
  branchId,
  messageId: message.id,
  text: message.text,
})
