import type { listSpecialRequests, StockQuestion } from '@heed/contract/special-requests.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { selectRequests } from './request-rows.ts'

export const listOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!known) throw notFound()
    return { items: await selectRequests(tx, sql`s.case_id = ${caseId}`, sql`order by s.id`) }
  })

export const listPage = (scope: Scope, { cursor, limit, show }: z.output<typeof listSpecialRequests.query>) =>
  scope.transaction(async (tx) => {
    const before = readIdCursor(cursor)
    const isDone = sql`s.state in ('told', 'given_up')`
    const where = sql`${show === 'done' ? isDone : sql`not ${isDone}`} and ${before ? sql`s.id < ${before}` : sql`true`}`
    return cutPage(await selectRequests(tx, where, sql`order by s.id desc limit ${limit + 1}`), limit, ({ id }) => [id])
  })

/** What branches in sight are asked for, as long as the customer waits for it. */
export const listQuestions = (scope: Scope): Promise<{ items: StockQuestion[] }> =>
  scope.transaction(async (tx) => {
    const sees = scope.branchIds
    if (sees?.length === 0) return { items: [] }
    const rows = await tx.everywhere(() =>
      tx.db
        .selectFrom('shop_asked as x')
        .innerJoin('special_request as s', 's.id', 'x.request_id')
        .leftJoin('member as m', 'm.id', 'x.asked_by')
        .select(['x.id', 'x.branch_id', 'x.name', 'x.from_branch', 'x.asked_by', 'x.asked_at', 'x.distance_km'])
        .select(['x.product', 'x.detail', 'x.needed_by', 'm.name as asker_name'])
        .where('x.workspace_id', '=', scope.workspaceId)
        .where('x.answer', 'is', null)
        .where('x.branch_id', 'is not', null)
        .where('s.state', 'not in', ['told', 'given_up'])
        .$if(sees !== null, (query) => query.where('x.branch_id', 'in', sees ?? []))
        .orderBy('x.id')
        .limit(200)
        .execute(),
    )
    return {
      items: rows.map((row) => ({
        id: row.id,
        branch: { id: row.branch_id as string, name: row.name },
        fromBranch: row.from_branch,
        askedBy: row.asked_by ? { id: row.asked_by, name: row.asker_name ?? '' } : null,
        askedAt: row.asked_at.toISOString(),
        distanceKm: row.distance_km,
        product: row.product,
        detail: row.detail,
        neededBy: row.needed_by?.toISOString() ?? null,
      })),
    }
  })
