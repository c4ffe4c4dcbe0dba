import type { listActions } from '@heed/contract/actions.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { presentAction, selectActions } from './action-rows.ts'

/** Without a day it comes after everything that has one. */
const someDay = '9999-12-31T00:00:00.000Z'
const due = sql`coalesce(a.due_at, ${someDay}::timestamptz)`

export const listActionsPage = (
  scope: Scope,
  { cursor, limit, state, ...filter }: z.output<typeof listActions.query>,
) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const isOpen = state === 'open'
    const conditions = [
      isOpen ? sql`a.state = 'open'` : sql`a.state <> 'open'`,
      ...(filter.ownerId ? [sql`a.owner_id = ${filter.ownerId}`] : []),
      ...(filter.branchId ? [sql`a.branch_id = ${filter.branchId}`] : []),
      ...(filter.caseId ? [sql`a.case_id = ${filter.caseId}`] : []),
      ...(after
        ? [
            isOpen
              ? sql`(${due}, a.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
              : sql`(a.settled_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
          ]
        : []),
    ]
    const rows = await selectActions(
      tx,
      sql.join(conditions, sql` and `),
      isOpen
        ? sql`order by ${due}, a.id limit ${limit + 1}`
        : sql`order by a.settled_at desc, a.id desc limit ${limit + 1}`,
    )
    const page = cutPage(rows, limit, (row) => [
      isOpen ? (row.due_at?.toISOString() ?? someDay) : (row.settled_at as Date).toISOString(),
      row.id,
    ])
    return { items: page.items.map(presentAction), next: page.next }
  })
