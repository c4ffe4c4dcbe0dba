import type { FeedbackPage } from '@heed/contract/feedback.ts'
import type { Scope } from '../../platform/scope.ts'
import { readAnswer } from './answering/read-answers.ts'
import { getFeedbackRow, presentFeedback } from './feedback-rows.ts'
import { whyNotByMail } from './telling/find-whom.ts'
import { readUnderstood } from './understanding/read-understood.ts'

export const readFeedback = (scope: Scope, feedbackId: string): Promise<FeedbackPage> =>
  scope.transaction(async (tx) => {
    const row = await getFeedbackRow(tx, feedbackId)
    const steps = await tx.db
      .selectFrom('feedback_step as s')
      .leftJoin('member as m', 'm.id', 's.member_id')
      .select(['s.at', 's.from_state', 's.to_state', 's.text', 'm.name'])
      .where('s.feedback_id', '=', feedbackId)
      .orderBy('s.id')
      .execute()
    return {
      ...presentFeedback(row),
      steps: steps.map((step) => ({
        at: step.at.toISOString(),
        from: step.from_state as FeedbackPage['state'],
        to: step.to_state as FeedbackPage['state'],
        text: step.text,
        by: step.name,
      })),
      understood: await readUnderstood(tx, feedbackId),
      answer: (await readAnswer(tx, feedbackId)) ?? null,
      canTell: await whyNotByMail(tx, row),
    }
  })
