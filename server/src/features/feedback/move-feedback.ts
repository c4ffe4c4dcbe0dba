import { type Feedback, type FeedbackState, feedbackStates, type moveFeedback } from '@heed/contract/feedback.ts'
import type { z } from 'zod'
import { feedbackMoved } from '../../events/feedback-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { storableText } from '../../platform/mail/understand/plain-strings.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findToday, withinDay } from './days.ts'
import { doneInFuture, notDecided, nothingDecided, nothingDone, reasonMissing } from './feedback.errors.ts'
import { getFeedbackRow, presentFeedback } from './feedback-rows.ts'

type Move = z.output<typeof moveFeedback.body>
type Locked = Awaited<ReturnType<typeof lockFeedback>>
const rank = (state: string) => feedbackStates.indexOf(state as FeedbackState)

/**
 * Moves one item. Forward each state needs its words, unless a decision of the business answers it; back needs a reason, takes away
 * what came after, and is kept as a step, so that a figure that fell can be explained.
 */
export const moveTo = (scope: Scope, feedbackId: string, move: Move): Promise<Feedback> =>
  scope.transaction(async (tx) => {
    const item = await lockFeedback(tx, feedbackId)
    const text = move.text ? storableText(move.text, 2000) || undefined : undefined
    if (rank(move.state) < rank(item.state)) await moveBack(tx, item, move.state, text)
    else if (move.state !== item.state) await moveForward(tx, item, move.state, text, await doneAt(tx, item, move.on))
    return presentFeedback(await getFeedbackRow(tx, feedbackId))
  })

async function lockFeedback(tx: Tx, feedbackId: string) {
  const item = await tx.db
    .selectFrom('feedback')
    .selectAll()
    .where('id', '=', feedbackId)
    .forUpdate()
    .executeTakeFirst()
  if (!item) throw notFound()
  return item
}

async function doneAt(tx: Tx, item: Locked, on: string | undefined): Promise<Date> {
  if (!on) return now()
  const { today, zone } = await findToday(tx, item.branch_id)
  if (on > today) throw doneInFuture()
  return on === today ? now() : withinDay(on, zone)
}

async function moveForward(tx: Tx, item: Locked, to: FeedbackState, text: string | undefined, at: Date): Promise<void> {
  const memberId = tx.scope.actor?.id ?? null
  const isAnswered = item.decision_id !== null
  if (to === 'decided' && !text && !isAnswered) throw nothingDecided()
  if (to === 'done' && !text && !isAnswered) throw nothingDone()
  if (to === 'told' && item.state === 'heard') throw notDecided()
  const decided = item.decided_at ? {} : { decided_text: text ?? null, decided_at: at, decided_by: memberId }
  const done = to === 'done' ? { done_text: text ?? null, done_at: at, done_by: memberId } : {}
  const told = to === 'told' ? { told_at: now(), told_by: memberId } : {}
  await tx.db
    .updateTable('feedback')
    .set({ state: to, ...decided, ...done, ...told })
    .where('id', '=', item.id)
    .execute()
  await keepStep(tx, item, to, text)
}

async function moveBack(tx: Tx, item: Locked, to: FeedbackState, reason: string | undefined): Promise<void> {
  if (!reason) throw reasonMissing()
  const nothing = (name: 'decided' | 'done') => ({ [`${name}_text`]: null, [`${name}_at`]: null, [`${name}_by`]: null })
  await tx.db
    .updateTable('feedback')
    .set({
      state: to,
      told_at: null,
      told_by: null,
      ...(rank(to) < rank('done') ? nothing('done') : {}),
      ...(to === 'heard' ? { ...nothing('decided'), decision_id: null } : {}),
    })
    .where('id', '=', item.id)
    .execute()
  await keepStep(tx, item, to, reason)
}

async function keepStep(tx: Tx, item: Locked, to: FeedbackState, text: string | undefined): Promise<void> {
  await keepSteps(tx, [{ ...item, to, text }])
  await tx.emit(feedbackMoved, { feedbackId: item.id, from: item.state, to }, { branchId: item.branch_id })
}

type Step = { id: string; branch_id: string | null; state: string; to: FeedbackState; text?: string }

/** The steps of several items, each with the state it came from. */
export async function keepSteps(tx: Tx, steps: Step[]): Promise<void> {
  for (let from = 0; from < steps.length; from += 1000)
    await tx.db
      .insertInto('feedback_step')
      .values(
        steps.slice(from, from + 1000).map(({ id, branch_id, state, to, text }) => ({
          id: newId(),
          branch_id,
          feedback_id: id,
          from_state: state,
          to_state: to,
          text: text ?? null,
          member_id: tx.scope.actor?.id ?? null,
          at: now(),
        })),
      )
      .execute()
  for (const branchId of new Set(steps.map(({ branch_id }) => branch_id)))
    tx.tell({ topic: 'feedback', id: null, type: feedbackMoved.type }, branchId)
}
