import type { countTopics } from '@heed/contract/feedback-understanding.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '../../../platform/scope.ts'
import { conditionsOf } from '../filter-feedback.ts'

type Row = { topic_id: string; n: number; glad: number; neutral: number; unhappy: number; unsure: number }

const counts = sql`count(*)::int as n, count(*) filter (where mood = 'glad')::int as glad,
  count(*) filter (where mood = 'neutral')::int as neutral, count(*) filter (where mood = 'unhappy')::int as unhappy,
  count(*) filter (where mood is null)::int as unsure`

/** An item counts once for each of its topics, and once for what stands above them, however many of those it has. */
export const countByTopic = (
  scope: Scope,
  filter: z.output<typeof countTopics.query>,
): Promise<z.output<typeof countTopics.response>> =>
  scope.transaction(async (tx) => {
    const where = conditionsOf(scope, filter)
    const { rows } = await sql<Row>`
      with about as materialized (
        select t.topic_id, h.parent_id, f.id, r.mood from feedback f join feedback_topic t on t.feedback_id = f.id and t.belongs
          join topic h on h.id = t.topic_id left join feedback_reading r on r.feedback_id = f.id
        where ${where})
      select topic_id, ${counts} from about where parent_id is not null group by topic_id
      union all
      select top, ${counts} from (select distinct coalesce(parent_id, topic_id) as top, id, mood from about) a group by top`.execute(
      tx.db,
    )
    const { rows: all } = await sql<{ with_words: number; without_topic: number }>`
      select count(*)::int as with_words, count(*) filter (where not exists (
        select from feedback_topic t where t.feedback_id = f.id and t.belongs))::int as without_topic
      from feedback f where ${where} and f.text is not null`.execute(tx.db)
    const { with_words = 0, without_topic = 0 } = all[0] ?? {}
    return {
      items: rows.map(({ topic_id, ...counts }) => ({ topicId: topic_id, ...counts })),
      withWords: with_words,
      withoutTopic: without_topic,
    }
  })
