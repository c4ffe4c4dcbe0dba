import type { getTheme, listThemes, Theme, ThemeCustomer } from '@heed/contract/themes.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findToday } from '../days.ts'
import { presentTheme, selectThemes } from './theme-rows.ts'

export const listThemesPage = (scope: Scope, { cursor, limit, show }: z.output<typeof listThemes.query>) =>
  scope.transaction(async (tx) => {
    const { today } = await findToday(tx, null)
    const after = readTimeCursor(cursor)
    const { rows } = await selectThemes(
      sql`h.workspace_id = ${scope.workspaceId} and (d.done_on is not null) = ${show === 'done'}
        and ${after ? sql`h.id < ${after.id}::uuid` : sql`true`}`,
      limit + 1,
    ).execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.due_on, row.id])
    return { items: page.items.map((row) => presentTheme(row, today)), next: page.next }
  })

export async function readTheme(tx: Tx, themeId: string): Promise<Theme> {
  const { rows } = await selectThemes(sql`h.id = ${themeId}`, 1).execute(tx.db)
  if (!rows[0]) throw notFound()
  return presentTheme(rows[0], (await findToday(tx, rows[0].branch_id)).today)
}

export const readThemePage = (scope: Scope, themeId: string): Promise<z.output<typeof getTheme.response>> =>
  scope.transaction(async (tx) => ({ ...(await readTheme(tx, themeId)), people: await listPeople(tx, themeId) }))

/** Its customers, by name, each with what became of telling them. */
async function listPeople(tx: Tx, themeId: string): Promise<ThemeCustomer[]> {
  const { rows } = await sql<{
    id: string
    name: string
    items: number
    mailed_at: Date | null
    is_waiting: boolean
    can_be_mailed: boolean
    is_told: boolean
  }>`
    select u.id, u.name, count(*) as items,
      max((select min(n.created_at) from feedback_notice n where n.reason is null and (n.feedback_id = f.id
        or (n.decision_id = f.decision_id and n.customer_id = f.customer_id)))) as mailed_at,
      bool_and(f.state in ('heard', 'decided')) as is_waiting, bool_and(f.state in ('told', 'heard', 'decided')) as is_told,
      bool_or(f.state = 'done' and f.case_id is not null
        and exists (select from customer_address a where a.customer_id = u.id and a.kind = 'email')) as can_be_mailed
    from feedback f join customer u on u.id = f.customer_id where f.theme_id = ${themeId}
    group by u.id, u.name order by u.name, u.id`.execute(tx.db)
  return rows.map((row) => ({
    customer: { id: row.id, name: row.name },
    items: row.items,
    telling: tellingOf(row),
    mailedAt: row.mailed_at?.toISOString() ?? null,
  }))
}

function tellingOf(row: {
  mailed_at: Date | null
  is_waiting: boolean
  can_be_mailed: boolean
  is_told: boolean
}): ThemeCustomer['telling'] {
  if (row.mailed_at) return 'mailed'
  if (row.is_waiting) return 'waiting'
  if (row.can_be_mailed) return 'drafted'
  return row.is_told ? 'in_person' : 'unreachable'
}
