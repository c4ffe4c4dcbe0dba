import type { Decision } from '@heed/contract/decisions.ts'
import type { Theme } from '@heed/contract/themes.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'

type ThemeRow = {
  id: string
  name: string
  kind: Theme['kind']
  branch_id: string | null
  branch: string | null
  owner_id: string
  owner: string | null
  due_on: string
  decision_id: string | null
  said: Decision['said'] | null
  did: Decision['did'] | null
  done_on: string | null
  items: number
  complaints: number
  customers: number
  told: number
  to_tell: number
}

/** Themes `h` with their decision `d`; the counts are of the items in sight. */
export const selectThemes = (where: RawBuilder<unknown>, limit: number): RawBuilder<ThemeRow> =>
  sql<ThemeRow>`select h.id, h.name, h.kind, h.branch_id, b.name as branch, h.owner_id, m.name as owner, h.due_on::text as due_on,
    h.decision_id, d.said, d.did, d.done_on::text as done_on, f.*
  from theme h left join branch b on b.id = h.branch_id left join member m on m.id = h.owner_id
  left join decision d on d.id = h.decision_id
  cross join lateral (select count(*) as items, count(*) filter (where source = 'case') as complaints,
    count(distinct customer_id) as customers, count(*) filter (where state = 'told') as told,
    count(*) filter (where state = 'done') as to_tell from feedback where theme_id = h.id) f
  where ${where} order by h.id desc limit ${limit}`

export const presentTheme = (row: ThemeRow, today: string): Theme => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  branch: row.branch_id && row.branch !== null ? { id: row.branch_id, name: row.branch } : null,
  owner: { id: row.owner_id, name: row.owner ?? '' },
  dueOn: row.due_on,
  state: row.done_on ? 'done' : row.decision_id ? 'decided' : 'open',
  isOverdue: !row.done_on && row.due_on < today,
  decision:
    row.decision_id && row.said && row.did
      ? { id: row.decision_id, said: row.said, did: row.did, doneOn: row.done_on }
      : null,
  items: row.items,
  complaints: row.complaints,
  customers: row.customers,
  told: row.told,
  toTell: row.to_tell,
})

/** @throws not_found unless it is in sight. */
export async function requireTheme(tx: Tx, themeId: string): Promise<void> {
  const theme = await tx.db.selectFrom('theme').select('id').where('id', '=', themeId).executeTakeFirst()
  if (!theme) throw notFound()
}
