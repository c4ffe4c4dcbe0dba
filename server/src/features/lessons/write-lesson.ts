import type { changeLesson, Lesson } from '@heed/contract/lessons.ts'
import type { z } from 'zod'
import { lessonChanged, lessonPublished, lessonWithdrawn } from '../../events/lesson-events.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findPeopleLeft, type LessonRow, readLesson, takeLesson } from './lesson-rows.ts'
import { wordsOf } from './lesson-words.ts'
import {
  lessonCauseUnknown,
  lessonNotPublished,
  lessonPublishedAlready,
  lessonUnfinished,
  personLeft,
} from './lessons.errors.ts'

export const change = (scope: Scope, lessonId: string, { causeId, ...texts }: z.output<typeof changeLesson.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeLesson(tx, lessonId)
    if (row.state === 'published') throw lessonPublishedAlready()
    const cause_id = causeId === undefined ? row.cause_id : causeId
    const { title, problem, solution, lesson } = { ...row, ...texts }
    const written = { title, problem, solution, lesson }
    const words = wordsOf({ ...written, cause: await causeWords(tx, cause_id) })
    await tx.db
      .updateTable('lesson')
      .set({ ...written, cause_id, words })
      .where('id', '=', lessonId)
      .execute()
    return said(tx, row, lessonChanged)
  })

async function causeWords(tx: Tx, causeId: string | null): Promise<string | null> {
  if (!causeId) return null
  const cause = await tx.db.selectFrom('cause').select('words').where('id', '=', causeId).executeTakeFirst()
  if (!cause) throw lessonCauseUnknown()
  return cause.words
}

/** Everybody reads it from now on; said twice it changes nothing. */
export const publish = (scope: Scope, lessonId: string): Promise<Lesson> =>
  scope.transaction(async (tx) => {
    const row = await takeLesson(tx, lessonId)
    if (row.state === 'published') return readLesson(tx, lessonId)
    if (![row.title, row.problem, row.solution, row.lesson].every((text) => text.trim())) throw lessonUnfinished()
    const left = await findPeopleLeft(tx, row)
    if (left.length > 0) throw personLeft(left.map(({ field, kind }) => ({ path: field, rule: kind })))
    await tx.db
      .updateTable('lesson')
      .set({
        state: 'published',
        published_at: now(),
        published_by: scope.actor?.id ?? null,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_why: null,
      })
      .where('id', '=', lessonId)
      .execute()
    return said(tx, row, lessonPublished)
  })

export const withdraw = (scope: Scope, lessonId: string, why: string): Promise<Lesson> =>
  scope.transaction(async (tx) => {
    const row = await takeLesson(tx, lessonId)
    if (row.state !== 'published') throw lessonNotPublished()
    await tx.db
      .updateTable('lesson')
      .set({ state: 'withdrawn', withdrawn_at: now(), withdrawn_by: scope.actor?.id ?? null, withdrawn_why: why })
      .where('id', '=', lessonId)
      .execute()
    return said(tx, row, lessonWithdrawn)
  })

type Happened = typeof lessonChanged | typeof lessonPublished | typeof lessonWithdrawn

async function said(tx: Tx, row: LessonRow, what: Happened): Promise<Lesson> {
  await tx.emit(what, { lessonId: row.id }, { caseId: row.case_id, branchId: row.branch_id ?? undefined })
  tx.tell({ topic: 'prevention', id: row.id, type: what.type }, null)
  return readLesson(tx, row.id)
}
