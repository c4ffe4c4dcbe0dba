import type { listLessons } from '@heed/contract/lessons.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { cutQuery } from '../cases/index.ts'
import { present, selectLessons } from './lesson-rows.ts'

type Query = z.output<typeof listLessons.query>

export const listLessonsPage = (scope: Scope, { cursor, limit, state, search, causeId }: Query) =>
  scope.transaction(async (tx) => {
    const before = readIdCursor(cursor)
    const conditions = [
      sql`l.state = ${state}`,
      before ? sql`l.id < ${before}` : sql`true`,
      causeId ? sql`l.cause_id = ${causeId}` : sql`true`,
      ...(search ? wordConditions(search) : []),
    ]
    const rows = await selectLessons(tx, sql.join(conditions, sql` and `), sql`order by l.id desc limit ${limit + 1}`)
    const page = cutPage(rows, limit, ({ id }) => [id])
    return { items: page.items.map((row) => present(row, [])), next: page.next }
  })

function wordConditions(search: string) {
  const { whole, begun } = cutQuery(search)
  const terms = [
    ...(whole.length > 0 ? [sql`l.words @> ${whole}::text[]`] : []),
    ...(begun ? [sql`exists (select from unnest(l.words) w where starts_with(w, ${begun}))`] : []),
  ]
  // A search of signs only asks for something that no words hold.
  return terms.length > 0 ? terms : [sql`false`]
}
