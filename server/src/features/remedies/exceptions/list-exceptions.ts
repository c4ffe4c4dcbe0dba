import type { ExceptionReview, listExceptions } from '@heed/contract/exceptions.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { monthOf, selectExceptions } from './exception-rows.ts'

export const listOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const about = await tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select('b.currency')
      .where('c.id', '=', caseId)
      .executeTakeFirst()
    if (!about) throw notFound()
    return {
      items: await selectExceptions(tx, sql`x.case_id = ${caseId}`, sql`order by x.id`),
      currency: about.currency,
    }
  })

export const listPage = (
  scope: Scope,
  { cursor, limit, ruleId, month, state }: z.output<typeof listExceptions.query>,
) =>
  scope.transaction(async (tx) => {
    const before = readIdCursor(cursor)
    const where = sql.join(
      [
        sql`true`,
        ...(before ? [sql`x.id < ${before}`] : []),
        ...(ruleId ? [sql`x.rule_id = ${ruleId}`] : []),
        ...(month ? [sql`${monthOf} = ${month}`] : []),
        ...(state && state.length > 0 ? [sql`x.state = any (${state as string[]})`] : []),
      ],
      sql` and `,
    )
    const rows = await selectExceptions(tx, where, sql`order by x.id desc limit ${limit + 1}`)
    return cutPage(rows, limit, ({ id }) => [id])
  })

/** A month's exceptions by rule, those with the most first. What was taken back asked for nothing. */
export const reviewMonth = (scope: Scope, month: string): Promise<ExceptionReview> =>
  scope.transaction(async (tx) => {
    const from = sql`from policy_exception x join "case" c on c.id = x.case_id join branch b on b.id = c.branch_id
      where x.workspace_id = ${scope.workspaceId} and x.state <> 'withdrawn'`
    const { rows } = await sql<Omit<ExceptionReview['rules'][number], 'rule'> & { id: string; name: string }>`
      select r.id, r.name, g."all", g.granted, g.refused, g.asked, g.costs,
        exists (select from rule_review w where w.rule_id = r.id and w.done_at is null) as "isReviewOpen"
      from (
        select rule_id, sum(n)::int as "all", sum(granted)::int as granted, sum(refused)::int as refused,
          sum(asked)::int as asked,
          coalesce(json_agg(json_build_object('currency', currency, 'amount', cost) order by currency)
            filter (where cost > 0), '[]') as costs
        from (
          select x.rule_id, x.currency, count(*) as n, count(*) filter (where x.state = 'granted') as granted,
            count(*) filter (where x.state = 'refused') as refused, count(*) filter (where x.state = 'asked') as asked,
            sum(x.cost) filter (where x.state = 'granted') as cost
          ${from} and ${monthOf} = ${month}
          group by x.rule_id, x.currency) by_currency
        group by rule_id) g
      join rule r on r.id = g.rule_id
      order by g."all" desc, r.name, r.id`.execute(tx.db)
    const { rows: months } = await sql<{ month: string }>`
      select distinct ${monthOf} as month ${from} order by month desc limit 120`.execute(tx.db)
    return {
      month,
      rules: rows.map(({ id, name, ...counts }) => ({ rule: { id, name }, ...counts })),
      months: months.map((row) => row.month),
    }
  })
