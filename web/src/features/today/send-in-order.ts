import { Problem } from '../../app/problem.ts'

/** Something that was done on the list, until the server has it. `key` makes it happen once, however often it is sent. */
export type WaitingAct = {
  key: string
  memberId: string
  at: string
  what: string
  of: 'action' | 'promise'
  id: string
  as: 'done' | 'dropped'
  outcome: string | null
}
export type RefusedAct = WaitingAct & { code: string }

/** Not the act is at fault: it is sent again later. */
const isLater = (reason: unknown) =>
  !(reason instanceof Problem) || [0, 401, 429].includes(reason.status) || reason.status >= 500

/**
 * Sends acts one after the other and says after each how it went. What the server refuses is set apart with its reason;
 * when it cannot be reached, the rest waits, so that the order stays.
 */
export async function sendInOrder(
  acts: readonly WaitingAct[],
  send: (act: WaitingAct) => Promise<unknown>,
  settle: (act: WaitingAct, refusal: Problem | undefined) => void,
): Promise<void> {
  for (const act of acts) {
    try {
      await send(act)
      settle(act, undefined)
    } catch (reason) {
      if (isLater(reason)) return
      settle(act, reason as Problem)
    }
  }
}
