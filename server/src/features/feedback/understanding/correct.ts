import type { Mood, Understood } from '@heed/contract/feedback.ts'
import { sql } from 'kysely'
import { feedbackCorrected } from '../../../events/feedback-events.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { getFeedbackRow } from '../feedback-rows.ts'
import { learnMoodsJob } from './learn-moods.ts'
import { readItems } from './read-items.ts'
import { readUnderstood } from './read-understood.ts'
import { getTopicRow } from './topics.ts'

/** A person knows better: an item is about this, or it is not. */
export const correctTopic = (
  scope: Scope,
  feedbackId: string,
  { topicId, belongs }: { topicId: string; belongs: boolean },
): Promise<Understood> =>
  scope.transaction(async (tx) => {
    await getFeedbackRow(tx, feedbackId)
    await getTopicRow(tx, topicId)
    await sql`insert into feedback_topic (topic_id, feedback_id, belongs, set_by)
      values (${topicId}, ${feedbackId}, ${belongs}, ${scope.actor?.id ?? null})
      on conflict (topic_id, feedback_id) do update set belongs = excluded.belongs, set_by = excluded.set_by`.execute(
      tx.db,
    )
    return corrected(tx, feedbackId, belongs ? 'topic_added' : 'topic_taken')
  })

/** A mood that a person gave stays, and is learned from; null gives the item back to the reading. */
export const correctMood = (scope: Scope, feedbackId: string, mood: Mood | null): Promise<Understood> =>
  scope.transaction(async (tx) => {
    await getFeedbackRow(tx, feedbackId)
    const by = mood === null ? null : (scope.actor?.id ?? null)
    await sql`insert into feedback_reading as r (feedback_id, version, mood, confidence, mood_from, mood_by, lesson_at)
      select f.id, 0, ${mood}, ${mood === null ? null : 1}::real, ${mood === null ? null : 'person'}, ${by}::uuid,
        case when f.text is not null and (${mood !== null} or f.score is not null) then clock_timestamp() end
      from feedback f where f.id = ${feedbackId}
      on conflict (feedback_id) do update set version = 0, mood = excluded.mood, confidence = excluded.confidence,
        mood_from = excluded.mood_from, mood_by = excluded.mood_by, by_learned = false, lesson_at = excluded.lesson_at`.execute(
      tx.db,
    )
    tx.enqueue(learnMoodsJob, { of: scope.workspaceId })
    return corrected(tx, feedbackId, 'mood')
  })

async function corrected(
  tx: Tx,
  feedbackId: string,
  what: 'topic_added' | 'topic_taken' | 'mood',
): Promise<Understood> {
  await readItems(tx, [feedbackId])
  const { branch_id } = await getFeedbackRow(tx, feedbackId)
  await tx.emit(feedbackCorrected, { feedbackId, what }, { branchId: branch_id })
  tx.tell({ topic: 'feedback', id: feedbackId, type: feedbackCorrected.type }, branch_id)
  return readUnderstood(tx, feedbackId)
}
