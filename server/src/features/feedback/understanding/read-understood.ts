import type { Mood, Understood } from '@heed/contract/feedback.ts'
import type { MoodReading } from '@heed/contract/feedback-understanding.ts'
import { languages } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { countLessons } from './lessons.ts'

/** What one item is about, how it feels, and further words of the answer that it came from. */
export async function readUnderstood(tx: Tx, feedbackId: string): Promise<Understood> {
  const { rows: topics } = await sql<{ id: string; names: Record<string, string>; by_person: boolean }>`
    select h.id, h.names, t.set_by is not null as by_person from feedback_topic t join topic h on h.id = t.topic_id
    where t.feedback_id = ${feedbackId} and t.belongs order by h.position, h.id`.execute(tx.db)
  const { rows: readings } = await sql<{
    mood: Mood | null
    confidence: number | null
    mood_from: 'score' | 'person' | 'words' | null
    by: string | null
  }>`
    select r.mood, r.confidence, r.mood_from, m.name as by from feedback_reading r left join member m on m.id = r.mood_by
    where r.feedback_id = ${feedbackId}`.execute(tx.db)
  const [reading] = readings
  const { rows: answers } = await sql<{ says_no: boolean; reasons: Understood['reasons'] }>`
    select s.comeback = 'no' as says_no, coalesce((
      select jsonb_agg(jsonb_build_object('text', v.text, 'question', coalesce(q.value -> 'ask' ->> f.language, v.question)) order by q.ordinality)
      from survey_value v join survey_version n on n.survey_id = s.survey_id and n.number = s.version
        cross join lateral jsonb_array_elements(n.content -> 'questions') with ordinality as q
      where v.response_id = s.id and v.text is not null and v.part <> 'contact' and q.value ->> 'id' = v.question
        and q.value ->> 'countsAs' is distinct from 'comment'
        and (${tx.scope.may('feedback:publish')} or q.value ->> 'countsAs' is distinct from 'moment')), '[]') as reasons
    from feedback f join survey_response s on s.id = f.response_id where f.id = ${feedbackId}`.execute(tx.db)
  return {
    topics: topics.map(({ id, names, by_person }) => ({ id, names, byPerson: by_person })),
    mood:
      reading?.mood && reading.mood_from
        ? { value: reading.mood, confidence: reading.confidence ?? 1, from: reading.mood_from, by: reading.by }
        : null,
    reasons: answers[0]?.reasons ?? [],
    wouldNotReturn: answers[0]?.says_no ?? false,
  }
}

/** How well each language is read, as it was measured when it was learned last. */
export const readMoodReading = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const { version, waiting, needed } = await countLessons(tx)
    const rows = await tx.db
      .selectFrom('mood_model')
      .select(['language', 'comments', 'held_out', 'is_learned', 'learned_at', 'measured'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('version', '=', version)
      .execute()
    return {
      items: languages.map((language): MoodReading => {
        const row = rows.find((one) => one.language === language)
        return {
          language,
          comments: (row?.comments ?? 0) + (row?.held_out ?? 0),
          learnedFrom: row?.comments ?? 0,
          heldOut: row?.held_out ?? 0,
          isLearned: row?.is_learned ?? false,
          learnedAt: row?.learned_at.toISOString() ?? null,
          measured: (row?.measured as MoodReading['measured'] | undefined) ?? null,
        }
      }),
      lessons: { waiting, needed },
    }
  })
