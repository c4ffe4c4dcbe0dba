import type { Mood } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sameWords } from '@heed/methods/text/held-out.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { languageOfWords } from './topic-index.ts'

const leastNew = 50
/** Of a business with many comments more must be new before it is worth learning all of them again. */
const shareNew = 0.02
const most = 20_000
const longest = 4000

/** A comment that says itself how it feels. The same words said twice teach once, by what most of them meant. */
export type Lesson = { text: string; words: string; mood: Mood }

/** Lessons since the last learning, and how many there must be. `at` is the moment of counting. */
export async function countLessons(tx: Tx): Promise<{ version: number; at: Date; waiting: number; needed: number }> {
  const { rows } = await sql<{ version: number; at: Date; last: Date | null; comments: number | null }>`
    select w.mood_version as version, clock_timestamp() as at, m.learned_at as last, m.comments
    from workspace w left join lateral (select max(learned_at) as learned_at, sum(comments)::int as comments from mood_model
      where workspace_id = w.id and version = w.mood_version) m on true where w.id = ${tx.scope.workspaceId}`.execute(
    tx.db,
  )
  const { version = 0, at = new Date(), last = null, comments = null } = rows[0] ?? {}
  const needed = Math.max(leastNew, Math.ceil((comments ?? 0) * shareNew))
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (select from feedback_reading
    where workspace_id = ${tx.scope.workspaceId} and lesson_at > ${last ?? new Date(0)} limit ${needed}) l`.execute(
    tx.db,
  )
  return { version, at, waiting: counted[0]?.n ?? 0, needed }
}

/** The newest comments that say how they feel, by language. */
export async function loadLessons(tx: Tx): Promise<Map<Language, Lesson[]>> {
  const { rows } = await sql<{ text: string; language: Language; mood: Mood }>`
    select left(f.text, ${longest}) as text, f.language, r.mood from feedback_reading r join feedback f on f.id = r.feedback_id
    where r.workspace_id = ${tx.scope.workspaceId} and r.lesson_at is not null and r.mood_from in ('score', 'person') and f.text is not null
    order by r.lesson_at desc limit ${most}`.execute(tx.db)
  const said = new Map<string, { language: Language; lesson: Lesson; times: Map<Mood, number> }>()
  for (const { text, language: declared, mood } of rows) {
    const language = languageOfWords(text, declared)
    const words = sameWords(text)
    if (words === '') continue
    const key = `${language} ${words}`
    const known = said.get(key) ?? { language, lesson: { text, words, mood }, times: new Map() }
    known.times.set(mood, (known.times.get(mood) ?? 0) + 1)
    said.set(key, known)
  }
  const lessons = new Map<Language, Lesson[]>()
  for (const { language, lesson, times } of said.values()) {
    const [mood] = [...times].toSorted(([, a], [, b]) => b - a)[0] ?? [lesson.mood]
    const ofLanguage = lessons.get(language) ?? []
    ofLanguage.push({ ...lesson, mood })
    lessons.set(language, ofLanguage)
  }
  return lessons
}
