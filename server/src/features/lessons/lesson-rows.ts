import { type Lesson, lessonFields, type PersonLeft } from '@heed/contract/lessons.ts'
import { findPersonal } from '@heed/methods/text/find-personal.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { findKnownPeople } from './known-people.ts'

export type LessonRow = {
  id: string
  case_id: string
  /** null: the case is out of sight. */
  number: number | null
  branch_id: string | null
  title: string
  problem: string
  solution: string
  lesson: string
  language: string
  cause_id: string | null
  cause_words: string | null
  state: string
  made_by: string | null
  maker: string | null
  made_at: Date
  published_by: string | null
  publisher: string | null
  published_at: Date | null
  withdrawn_at: Date | null
  withdrawn_why: string | null
}

/** In sight: what is published, and what is not where the case is, for whoever writes lessons. */
export async function selectLessons(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    select l.*, c.number, c.branch_id, a.words as cause_words, m.name as maker, p.name as publisher
    from lesson l
    left join "case" c on c.id = l.case_id
    left join cause a on a.id = l.cause_id
    left join member m on m.id = l.made_by
    left join member p on p.id = l.published_by
    where l.workspace_id = ${tx.scope.workspaceId} and (l.state = 'published' or (${tx.scope.may('prevention:act')}::bool and c.id is not null)) and ${where} ${tail}`.execute(
    tx.db,
  )
  return rows
}

export async function getLessonRow(tx: Tx, lessonId: string): Promise<LessonRow> {
  const [row] = await selectLessons(tx, sql`l.id = ${lessonId}`, sql``)
  if (!row) throw notFound()
  return row
}

/** Locked; only where its case is in sight, for only then is it known what it was. */
export async function takeLesson(tx: Tx, lessonId: string): Promise<LessonRow & { branch_id: string }> {
  const [row] = await selectLessons(tx, sql`l.id = ${lessonId} and c.id is not null`, sql`for update of l`)
  if (!row?.branch_id) throw notFound()
  return { ...row, branch_id: row.branch_id }
}

/** What in it still points at a person, field by field. */
export async function findPeopleLeft(tx: Tx, row: LessonRow): Promise<PersonLeft[]> {
  const known = await findKnownPeople(tx, row.case_id)
  return lessonFields.flatMap((field) =>
    findPersonal(row[field], known).map(({ kind, from, to }) => ({ field, kind, words: row[field].slice(from, to) })),
  )
}

export async function readLesson(tx: Tx, lessonId: string): Promise<Lesson> {
  const row = await getLessonRow(tx, lessonId)
  return present(row, row.state === 'published' ? [] : await findPeopleLeft(tx, row))
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

export const present = (row: LessonRow, left: PersonLeft[]): Lesson => ({
  id: row.id,
  title: row.title,
  problem: row.problem,
  solution: row.solution,
  lesson: row.lesson,
  language: row.language as Lesson['language'],
  cause: row.cause_id ? { id: row.cause_id, words: row.cause_words ?? '' } : null,
  state: row.state as Lesson['state'],
  case: row.number === null ? null : { id: row.case_id, number: row.number },
  madeBy: person(row.made_by, row.maker),
  madeAt: row.made_at.toISOString(),
  publishedBy: person(row.published_by, row.publisher),
  publishedAt: row.published_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  withdrawnWhy: row.withdrawn_why,
  left,
})
