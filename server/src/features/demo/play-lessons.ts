import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import stage from '../../../../content/demo/lessons.json' with { type: 'json' }
import { changeLesson, pickLesson, publishLesson, withdrawLesson } from '../lessons/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const day = 86_400_000

type StageLesson = {
  tag: string
  language: Language
  state: 'published' | 'withdrawn' | 'draft'
  why?: string
  title: string
  problem?: string
  solution?: string
  lesson: string
}

/** What solved complaints taught: some in the library, one taken out of it again, one that is still being written. */
export async function playLessons(company: Company, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const taken = new Set<string>()
  for (const [place, { tag, language, state, why = '', ...texts }] of (stage as StageLesson[]).entries()) {
    const caseId = await findSolved(company, tag, language, [...taken])
    if (!caseId) continue
    taken.add(caseId)
    const { id } = await pickLesson(owner, caseId)
    await changeLesson(owner, id, texts)
    if (state !== 'draft') await publishLesson(owner, id)
    if (state === 'withdrawn') await withdrawLesson(owner, id, why)
    await date(company, id, nowMs - (4 + place * 23) * day)
  }
}

/** As if it had been written then. */
const date = (company: Company, lessonId: string, ms: number) =>
  company.scope.transaction((tx) =>
    sql`update lesson set made_at = ${new Date(ms)},
        published_at = case when published_at is not null then ${new Date(ms + day)}::timestamptz end,
        withdrawn_at = case when withdrawn_at is not null then ${new Date(ms + 30 * day)}::timestamptz end
      where id = ${lessonId}`.execute(tx.db),
  )

/** The newest solved complaint of this kind in this language that nothing was learned of yet. */
const findSolved = (company: Company, tag: string, language: Language, taken: string[]) =>
  company.scope.transaction(async (tx) => {
    let query = tx.db
      .selectFrom('case as c')
      .innerJoin('cause_review as r', 'r.case_id', 'c.id')
      .select('c.id')
      .where('c.kind', '=', 'complaint')
      .where('c.state', 'in', ['solved', 'closed'])
      .where('c.language', '=', language)
      .where(({ eb, fn, val }) => eb(val(tag), '=', fn.any('c.tags')))
    if (taken.length > 0) query = query.where('c.id', 'not in', taken)
    return (await query.orderBy('c.number', 'desc').limit(1).executeTakeFirst())?.id
  })
