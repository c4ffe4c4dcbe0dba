import type { getScheme, listRequirements, listSchemes, Requirement } from '@heed/contract/schemes.ts'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { z } from 'zod'
import { csvLine } from '../../platform/http/csv.ts'
import { cutPage, readCursor } from '../../platform/http/paging.ts'
import { sendCsv } from '../../platform/http/send-csv.ts'
import type { Scope } from '../../platform/scope.ts'
import { foldLetters } from '../cases/index.ts'
import { byCode, getSchemeRow, presentRequirement, selectRequirements, selectSchemes } from './scheme-rows.ts'

export const readSchemes = (scope: Scope): Promise<z.output<typeof listSchemes.response>> =>
  scope.transaction(async (tx) => {
    const { rows: orphans } = await sql<{ id: string; name: string }>`
      select s.id, heed.name_of(s) as name from standard s
      where s.workspace_id = ${scope.workspaceId} and s.active
        and not exists (select from requirement_standard m where m.standard_id = s.id)
      order by heed.name_of(s), s.id`.execute(tx.db)
    return { items: await selectSchemes(tx), orphans }
  })

export const readScheme = (scope: Scope, schemeId: string): Promise<z.output<typeof getScheme.response>> =>
  scope.transaction(async (tx) => {
    const scheme = await getSchemeRow(tx, schemeId)
    const categories = await tx.db
      .selectFrom('requirement')
      .select('category')
      .distinct()
      .where('scheme_id', '=', schemeId)
      .where('category', 'is not', null)
      .orderBy('category')
      .execute()
    return { ...scheme, categories: categories.flatMap(({ category }) => category ?? []) }
  })

export const readRequirements = (
  scope: Scope,
  schemeId: string,
  { search, category, gap, cursor, limit }: z.output<typeof listRequirements.query>,
): Promise<z.output<typeof listRequirements.response>> =>
  scope.transaction(async (tx) => {
    await getSchemeRow(tx, schemeId)
    const [place, id] = readCursor(cursor, 2) ?? []
    const words = search ? foldLetters(search).split(/\s+/).filter(Boolean) : []
    const conditions = [
      sql`r.scheme_id = ${schemeId}`,
      ...words.map((word) => sql`position(${word} in r.folded) > 0`),
      ...(category ? [sql`r.category = ${category}`] : []),
      ...(gap ? [sql`not exists (select from requirement_standard m where m.requirement_id = r.id)`] : []),
    ]
    // The list is of some hundreds: the order by number in a code is worked out for all of it.
    const rows = await selectRequirements(
      tx,
      sql.join(conditions, sql` and `),
      sql`${cursor ? sql`and (${byCode}, r.id::text) > (${String(place)}, ${String(id)})` : sql``}
        order by ${byCode}, r.id::text limit ${limit + 1}`,
    )
    const page = cutPage(rows, limit, (row) => [row.place, row.id])
    return { items: page.items.map(presentRequirement), next: page.next }
  })

type Row = Pick<Requirement, 'code' | 'category' | 'words' | 'weight' | 'level'> & { standards: string | null }

/** Whether it is there is known before the first byte is sent. */
export async function exportScheme(scope: Scope, schemeId: string, reply: FastifyReply): Promise<FastifyReply> {
  await scope.transaction((tx) => getSchemeRow(tx, schemeId))
  return sendCsv<Row>(scope, reply, {
    filename: 'heed-requirements.csv',
    header: ['code', 'category', 'words', 'weight', 'level', 'standards'],
    select: () => sql`select r.code, r.category, r.words, r.weight, r.level,
        (select string_agg(heed.name_of(s), ' | ' order by heed.name_of(s)) from requirement_standard m join standard s on s.id = m.standard_id
         where m.requirement_id = r.id) as standards
        from requirement r where r.scheme_id = ${schemeId} order by ${byCode}, r.id::text`,
    lineOf: (row) => csvLine([row.code, row.category, row.words, row.weight, row.level, row.standards]),
  })
}
