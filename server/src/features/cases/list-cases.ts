import type { CaseFilter, countCases, listCases } from '@heed/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { presentBrief, selectBriefs } from './case-rows.ts'
import { searchCondition } from './search/find-cases.ts'
import { stageOfCase } from './stage-of-case.ts'

/** Of each case, the running clock that runs out first. */
const dueClocks = sql`(select k.workspace_id, k.case_id, k.due_at from clock k where k.stopped_at is null and k.due_at is not null
  and not exists (select from clock o where o.case_id = k.case_id and o.stopped_at is null and (o.due_at, o.id) < (k.due_at, k.id)))`
const unfinished = sql`c.state in ('open', 'waiting', 'snoozed')`

export const listCasesPage = (scope: Scope, { cursor, limit, sort, ...filter }: z.output<typeof listCases.query>) =>
  scope.transaction(async (tx) => {
    const conditions = await conditionsOf(tx, filter)
    const after = readTimeCursor(cursor)
    // Every time is written in whole milliseconds, so the cursor loses nothing of it.
    const byDue = sort === 'due' || filter.view === 'due'
    if (after)
      conditions.push(
        byDue
          ? sql`(k.due_at, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
          : sql`(c.last_message_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      )
    const where = sql.join(conditions, sql` and `)
    const rows = byDue
      ? await selectBriefs(
          tx,
          sql`select c.*, k.due_at from ${dueClocks} k join "case" c on c.id = k.case_id where k.workspace_id = ${scope.workspaceId} and ${where}`,
          sql`c.due_at, c.id`,
          limit + 1,
        )
      : await selectBriefs(
          tx,
          sql`select c.* from "case" c where ${where}`,
          sql`c.last_message_at desc, c.id desc`,
          limit + 1,
        )
    const page = cutPage(rows, limit, (row) => [
      ((byDue ? row.due_at : row.last_message_at) as Date).toISOString(),
      row.id,
    ])
    return { items: page.items.map(presentBrief), next: page.next }
  })

export const countViews = (scope: Scope): Promise<z.output<typeof countCases.response>> =>
  scope.transaction(async (tx) => {
    const views = ['mine', 'unassigned', 'open', 'due', 'waiting'] as const
    const counts = await Promise.all(
      views.map(async (view) => {
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from (select 1 from "case" c where ${sql.join(await conditionsOf(tx, { view }), sql` and `)} limit 1000) c`.execute(
          tx.db,
        )
        return [view, rows[0]?.n ?? 0]
      }),
    )
    return Object.fromEntries(counts)
  })

const views: Record<NonNullable<CaseFilter['view']>, (memberId: string | null) => RawBuilder<unknown>> = {
  mine: (memberId) => sql`c.owner_id = ${memberId} and ${unfinished}`,
  unassigned: () => sql`c.owner_id is null and ${unfinished}`,
  open: () => unfinished,
  due: () =>
    sql`${unfinished} and exists (select from clock k where k.case_id = c.id and k.state in ('warning', 'breached'))`,
  waiting: () => sql`c.state = 'waiting'`,
  solved: () => sql`c.state in ('solved', 'closed')`,
  all: () => sql`true`,
}

const among = (column: string, values: readonly string[] | undefined) =>
  values && values.length > 0 ? [sql`${sql.ref(column)} = any (${values as string[]})`] : []

/** Conditions on cases `c`. */
export async function conditionsOf(tx: Tx, filter: CaseFilter): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [sql`c.workspace_id = ${tx.scope.workspaceId}`]
  if (filter.view) conditions.push(views[filter.view](tx.scope.actor?.id ?? null))
  conditions.push(
    ...among('c.state', filter.state),
    ...among('c.kind', filter.kind),
    ...among('c.priority', filter.priority),
    ...among('c.language', filter.language),
  )
  if (filter.branchId?.length) conditions.push(sql`c.branch_id = any (${filter.branchId}::uuid[])`)
  if (filter.ownerId?.length) conditions.push(sql`c.owner_id = any (${filter.ownerId}::uuid[])`)
  if (filter.customerId) conditions.push(sql`c.customer_id = ${filter.customerId}`)
  if (filter.tag?.length) conditions.push(sql`c.tags && ${filter.tag}::text[]`)
  if (filter.channelKind?.length)
    conditions.push(sql`c.channel_id in (select id from channel where kind = any (${filter.channelKind}))`)
  if (filter.clock?.length)
    conditions.push(sql`exists (select from clock k where k.case_id = c.id and k.state = any (${filter.clock}))`)
  if (filter.stage?.length) conditions.push(sql`${stageOfCase} = any (${filter.stage})`)
  if (filter.product)
    conditions.push(sql`exists (select from product_obstacle_case p join complaint k on k.case_id = p.case_id
      where p.case_id = c.id and p.obstacle_id = ${filter.product} and k.withdrawn_at is null)`)
  if (filter.complainedIn)
    conditions.push(sql`exists (select from complaint k join branch b on b.id = c.branch_id
      where k.case_id = c.id and k.withdrawn_at is null
        and to_char(k.received_at at time zone b.zone, 'YYYY-MM') = ${filter.complainedIn})`)
  if (filter.search) conditions.push((await searchCondition(tx, filter.search)) ?? sql`false`)
  return conditions
}
