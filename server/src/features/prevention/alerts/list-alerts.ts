import type { Language } from '@heed/contract/primitives.ts'
import type { CaseAlert, listProductAlerts } from '@heed/contract/product-alerts.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../../platform/http/paging.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { isProduct } from '../same-product.ts'
import { presentBriefs, selectAlerts } from './alert-rows.ts'
import { sayOfAlert } from './alert-texts.ts'

export const listAlerts = (scope: Scope, { cursor, limit, state }: z.output<typeof listProductAlerts.query>) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(cursor)
    const rows = await selectAlerts(
      tx,
      sql`a.closed_at is ${state === 'open' ? sql`null` : sql`not null`} and ${after ? sql`a.id < ${after}` : sql`true`}`,
      sql`order by a.id desc limit ${limit + 1}`,
    )
    const page = cutPage(rows, limit, ({ id }) => [id])
    return { items: await presentBriefs(tx, page.items), next: page.next }
  })

/** Alerts that a case belongs to, and open ones about what its customer bought that nobody took it out of. */
export const listAlertsOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const about = await tx.db
      .selectFrom('case as c')
      .leftJoin('complaint as k', 'k.case_id', 'c.id')
      .select(['c.language', 'k.item'])
      .where('c.id', '=', caseId)
      .executeTakeFirst()
    if (!about) throw notFound()
    const rows = await tx.db
      .selectFrom('product_alert as a')
      .leftJoin('product_alert_case as k', (join) => join.onRef('k.alert_id', '=', 'a.id').on('k.case_id', '=', caseId))
      .select([
        'a.id',
        'a.product',
        'a.batch',
        'a.opened_at',
        'a.closed_at',
        'a.decision',
        'k.case_id',
        'k.unlinked_at',
      ])
      .where((where) => where.or([where('a.closed_at', 'is', null), where('k.case_id', 'is not', null)]))
      .orderBy('a.id', 'desc')
      .execute()
    const items = rows
      .map((row) => ({ ...row, isLinked: row.case_id !== null && row.unlinked_at === null }))
      .filter((row) => row.isLinked || (row.case_id === null && isProduct(row.product, about.item)))
      .map(
        (row): CaseAlert => ({
          id: row.id,
          product: row.product,
          batch: row.batch,
          openedAt: row.opened_at.toISOString(),
          closedAt: row.closed_at?.toISOString() ?? null,
          decision: row.decision as CaseAlert['decision'],
          isLinked: row.isLinked,
          sentence: row.closed_at ? null : sayOfAlert('sentence', about.language as Language, { product: row.product }),
        }),
      )
    return { items }
  })
