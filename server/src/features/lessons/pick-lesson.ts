import type { Lesson } from '@heed/contract/lessons.ts'
import { findPersonal, maskPersonal } from '@heed/methods/text/find-personal.ts'
import { sql } from 'kysely'
import { lessonPicked } from '../../events/lesson-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findKnownPeople } from './known-people.ts'
import { readLesson } from './lesson-rows.ts'
import { wordsOf } from './lesson-words.ts'
import { notSolvedComplaint, pickedAlready } from './lessons.errors.ts'

const longest = 4000

type Story = {
  number: number
  branch_id: string
  subject: string
  language: string
  kind: string
  state: string
  said: string | null
  answered: string | null
  solution: string | null
  prevention: string | null
  cause: string | null
  cause_id: string | null
  shared: string | null
}

/**
 * A draft out of what is known of a solved complaint: what was said, how it was put right (as the review says, else the last answer), and
 * what follows from it.
 */
export const pick = (scope: Scope, caseId: string): Promise<Lesson> =>
  scope.transaction(async (tx) => {
    const story = await readStory(tx, caseId)
    if (story.kind !== 'complaint' || (story.state !== 'solved' && story.state !== 'closed')) throw notSolvedComplaint()
    const known = await findKnownPeople(tx, caseId)
    const without = (text: string | null) => maskPersonal(text ?? '', findPersonal(text ?? '', known)).slice(0, longest)
    const draft = {
      title: without(story.subject).slice(0, 200),
      problem: without(story.said),
      solution: without(story.solution ?? story.answered),
      lesson: without([story.cause, story.prevention].filter(Boolean).join('\n')),
    }
    const lessonId = newId()
    const made = await tx.db
      .insertInto('lesson')
      .values({
        id: lessonId,
        case_id: caseId,
        ...draft,
        language: story.language,
        cause_id: story.cause_id,
        words: wordsOf({ ...draft, cause: story.shared }),
        made_by: scope.actor?.id ?? null,
        made_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw pickedAlready()
    await tx.emit(lessonPicked, { lessonId }, { caseId, branchId: story.branch_id })
    tx.tell({ topic: 'prevention', id: lessonId, type: lessonPicked.type }, story.branch_id)
    return readLesson(tx, lessonId)
  })

async function readStory(tx: Tx, caseId: string): Promise<Story> {
  const { rows } = await sql<Story>`
    select c.number, c.branch_id, c.subject, c.language, c.kind, c.state, r.solution, r.prevention, r.cause, r.cause_id, a.words as shared,
      (select left(m.text, ${longest * 2}) from message m where m.case_id = c.id and m.kind = 'customer' order by m.at, m.id limit 1) as said,
      (select left(m.text, ${longest * 2}) from message m where m.case_id = c.id and m.kind = 'answer' order by m.at desc, m.id desc limit 1) as answered
    from "case" c left join cause_review r on r.case_id = c.id left join cause a on a.id = r.cause_id
    where c.id = ${caseId}`.execute(tx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}
