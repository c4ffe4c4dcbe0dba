import type { Mood } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { leastConfidence, likeliestMood, loadMoodModels, type MoodModels, modelFor } from './judge-mood.ts'
import { noReturnKey } from './ready-topics.ts'
import { loadTopicIndex, topicsIn } from './topic-index.ts'

type Item = {
  id: string
  text: string | null
  language: Language
  score_group: 'low' | 'middle' | 'high' | null
  says_no: boolean | null
  mood: Mood | null
  mood_from: 'score' | 'person' | 'words' | null
  mood_by: string | null
}
type Reading = { id: string; mood: Mood | null; confidence: number | null; from: string | null; byLearned: boolean }

const moodOfScore = { low: 'unhappy', middle: 'neutral', high: 'glad' } as const

/** Reads what items are about and how they feel, in one go. What a person said about either stays. */
export async function readItems(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  // Before the topics: if somebody changes them meanwhile, these items are read again rather than left behind.
  const { reading_version, mood_version } = await tx.db
    .selectFrom('workspace')
    .select(['reading_version', 'mood_version'])
    .where('id', '=', tx.scope.workspaceId)
    .executeTakeFirstOrThrow()
  const index = await loadTopicIndex(tx)
  const models = await loadMoodModels(tx, mood_version)
  const noReturn = await tx.db
    .selectFrom('topic')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('key', '=', noReturnKey)
    .executeTakeFirst()
  const { rows: items } = await sql<Item>`
    select f.id, f.text, f.language, heed.score_group(f.score, f.scale) as score_group,
      (s.comeback = 'no' and s.customer_id is null) as says_no, r.mood, r.mood_from, r.mood_by
    from feedback f left join survey_response s on s.id = f.response_id left join feedback_reading r on r.feedback_id = f.id
    where f.id = any (${ids}::uuid[])`.execute(tx.db)
  const found = items.flatMap(({ id, text, language, says_no }) => {
    const topics = text ? topicsIn(index, text, language) : new Set<string>()
    if (says_no && noReturn) topics.add(noReturn.id)
    return [...topics].map((topicId) => ({ id, topicId }))
  })
  await keepTopics(tx, ids, found)
  await keepReadings(
    tx,
    reading_version,
    items.map((item) => readMood(item, models)),
  )
}

function readMood(item: Item, models: MoodModels): Reading {
  const { id, text, language } = item
  if (item.mood_from === 'person') return { id, mood: item.mood, confidence: 1, from: 'person', byLearned: false }
  if (item.score_group)
    return { id, mood: moodOfScore[item.score_group], confidence: 1, from: 'score', byLearned: false }
  const nothing = { id, mood: null, confidence: null, from: null, byLearned: false }
  if (!text) return nothing
  const { learned, isLearned } = modelFor(models, text, language)
  const judged = likeliestMood(learned, text, language)
  return judged && judged.confidence >= leastConfidence
    ? { id, ...judged, from: 'words', byLearned: isLearned }
    : nothing
}

async function keepTopics(tx: Tx, ids: string[], found: { id: string; topicId: string }[]): Promise<void> {
  const pairs = sql`unnest(${found.map(({ topicId }) => topicId)}::uuid[], ${found.map(({ id }) => id)}::uuid[]) as n (topic_id, feedback_id)`
  await sql`delete from feedback_topic t where t.feedback_id = any (${ids}::uuid[]) and t.set_by is null
    and (t.topic_id, t.feedback_id) not in (select n.topic_id, n.feedback_id from ${pairs})`.execute(tx.db)
  await sql`insert into feedback_topic (topic_id, feedback_id)
    select n.topic_id, n.feedback_id from ${pairs} join topic t on t.id = n.topic_id
    on conflict do nothing`.execute(tx.db)
}

async function keepReadings(tx: Tx, version: number, readings: Reading[]): Promise<void> {
  const column = <Value>(of: (reading: Reading) => Value) => readings.map(of)
  await sql`insert into feedback_reading as r (feedback_id, version, mood, confidence, mood_from, by_learned, lesson_at)
    select n.id, ${version}, n.mood, n.confidence, n.mood_from, n.by_learned,
      case when f.text is not null and f.score is not null then clock_timestamp() end
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ mood }) => mood)}::text[], ${column(({ confidence }) => confidence)}::real[],
      ${column(({ from }) => from)}::text[], ${column(({ byLearned }) => byLearned)}::boolean[]) as n (id, mood, confidence, mood_from, by_learned)
    join feedback f on f.id = n.id where n.mood_from is distinct from 'person'
    on conflict (feedback_id) do update set version = excluded.version, mood = excluded.mood, confidence = excluded.confidence,
      mood_from = excluded.mood_from, by_learned = excluded.by_learned, lesson_at = coalesce(r.lesson_at, excluded.lesson_at)`.execute(
    tx.db,
  )
  const said = readings.filter(({ from }) => from === 'person').map(({ id }) => id)
  if (said.length > 0)
    await sql`update feedback_reading set version = ${version} where feedback_id = any (${said}::uuid[])`.execute(tx.db)
}
