import { adviceAnswered, adviceAsked, advicePassedOn, adviceWithdrawn } from '../../events/advice-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const originOf = (adviceId: string) => `advice:${adviceId}`
const hourMs = 3_600_000

/** A question waits in the Today of whoever is asked; its answer stands once in the Today of whoever asked. */
export const actionsFollowAdvice = [
  within(adviceAsked, 'actions.answer-advice', async (news, tx, { branchId, at }) => {
    const { adviceId, caseId, question, askerId, to, dueAt } = news
    await writeAction(
      tx,
      {
        kind: 'answer_advice',
        branchId: branchId as string,
        caseId,
        words: question,
        // Once everybody let it pass it is for all who lead, but for whoever asked.
        facts: { adviceId, ...(askerId ? { notFor: askerId } : {}) },
        ...(to ? { ownerId: to } : { forRole: 'lead' as const }),
        dueAt: new Date(dueAt),
        origin: originOf(adviceId),
      },
      at,
    )
  }),
  within(advicePassedOn, 'actions.answer-advice-next', ({ adviceId, to, dueAt }, tx) =>
    passOnOrigin(tx, originOf(adviceId), to, 'lead', new Date(dueAt)),
  ),
  within(adviceAnswered, 'actions.advice-answered', async ({ adviceId, caseId, askerId, answer }, tx, happened) => {
    await settleOrigin(tx, originOf(adviceId), 'done', happened.at)
    if (!askerId) return
    await writeAction(
      tx,
      {
        kind: 'advice_answered',
        branchId: happened.branchId as string,
        caseId,
        words: answer.slice(0, 500),
        facts: { adviceId },
        ownerId: askerId,
        dueAt: new Date(happened.at.getTime() + hourMs),
        origin: `${originOf(adviceId)}:answered`,
      },
      happened.at,
    )
  }),
  within(adviceWithdrawn, 'actions.advice-withdrawn', ({ adviceId }, tx, { at }) =>
    settleOrigin(tx, originOf(adviceId), 'dropped', at),
  ),
]
