import type { OpeningCheck } from '@heed/contract/opening-checks.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type GoodsRow, presentGoods } from './opening-items.ts'

/** How long before opening somebody may begin with it. */
export const leadMs = 60 * 60_000
/** How long after opening it is in time. */
export const graceMs = 30 * 60_000
const daysShown = 30

type DayRow = {
  id: string
  branch_id: string
  branch_name: string
  day: string
  opens_at: Date
  due_at: Date
  closes_at: Date
  done_at: Date | null
  done_by: string | null
  member_name: string | null
  missed_at: Date | null
}

const presentDay = (row: DayRow): Omit<OpeningCheck, 'items'> => ({
  id: row.id,
  branch: { id: row.branch_id, name: row.branch_name },
  day: row.day,
  opensAt: row.opens_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  doneAt: row.done_at?.toISOString() ?? null,
  doneBy: row.done_by ? { id: row.done_by, name: row.member_name ?? '' } : null,
  missed: row.missed_at !== null,
})

const days = (tx: Tx, more: RawBuilder<unknown>) => sql`
  select o.id, o.branch_id, b.name as branch_name, o.day::text as day, o.opens_at, o.due_at, o.closes_at, o.done_at, o.done_by,
    o.missed_at, m.name as member_name ${more}
  from opening_day o join branch b on b.id = o.branch_id left join member m on m.id = o.done_by
  where o.workspace_id = ${tx.scope.workspaceId}`

type MarkRow = GoodsRow & {
  id: string
  words: string | null
  corrective_id: string | null
  corrective_words: string | null
  at: Date | null
  counted: number | null
  marked_by: string | null
  member_name: string | null
}

/** What is no longer looked at asks for nothing more. */
export const stillAsked = sql`(i.retired_at is null or m.at is not null)`

async function readMarks(tx: Tx, openingId: string): Promise<OpeningCheck['items']> {
  const { rows } = await sql<MarkRow>`
    select i.*, a.words as corrective_words, m.at, m.counted, m.marked_by, p.name as member_name
    from opening_mark m join opening_item i on i.id = m.item_id
    left join corrective_action a on a.id = i.corrective_id left join member p on p.id = m.marked_by
    where m.opening_id = ${openingId} and ${stillAsked} order by i.product is null, i.id`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    words: row.words,
    goods: presentGoods(row),
    corrective:
      row.corrective_id && row.corrective_words !== null
        ? { id: row.corrective_id, words: row.corrective_words }
        : null,
    mark: row.at && {
      at: row.at.toISOString(),
      by: row.marked_by ? { id: row.marked_by, name: row.member_name ?? '' } : null,
      counted: row.counted,
    },
  }))
}

export async function readOpening(tx: Tx, where: RawBuilder<unknown>): Promise<OpeningCheck | null> {
  const { rows } = await sql<DayRow>`${days(tx, sql``)} and ${where} order by o.opens_at desc limit 1`.execute(tx.db)
  const [row] = rows
  return row ? { ...presentDay(row), items: await readMarks(tx, row.id) } : null
}

/** The one that can be marked now. */
export const readCurrent = (scope: Scope, branchId: string) =>
  scope.transaction(async (tx) => {
    const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
    if (!branch) throw branchUnknown()
    return { check: await readOpening(tx, sql`o.branch_id = ${branchId} and o.closes_at > ${now()}`) }
  })

export const listDays = (scope: Scope, branchId: string | undefined) =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<DayRow & Counted>`
      ${days(
        tx,
        sql`, (select jsonb_build_object('marked', count(*) filter (where m.at is not null), 'all', count(*),
            'below', count(*) filter (where m.counted < i.minimum))
          from opening_mark m join opening_item i on i.id = m.item_id where m.opening_id = o.id and ${stillAsked}) as counts`,
      )}
      and o.day > ${now()}::date - ${daysShown}::int and ${branchId ? sql`o.branch_id = ${branchId}` : sql`true`}
      order by o.day desc, b.name, o.id`.execute(tx.db)
    return { items: rows.map((row) => ({ ...presentDay(row), ...row.counts })) }
  })

type Counted = { counts: { marked: number; all: number; below: number } }
