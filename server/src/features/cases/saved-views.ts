import type { CaseFilter } from '@heed/contract/cases.ts'
import { newId } from '../../platform/ids.ts'
import { notAllowed, notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

export const listSavedViews = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('saved_view')
      .selectAll()
      .where((where) => where.or([where('member_id', '=', scope.actor?.id ?? ''), where('shared', '=', true)]))
      .orderBy('name')
      .execute()
    return {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        filter: row.filter as CaseFilter,
        shared: row.shared,
        own: row.member_id === scope.actor?.id,
      })),
    }
  })

export const saveCaseView = (scope: Scope, view: { name: string; filter: CaseFilter; shared: boolean }) =>
  scope.transaction(async (tx) => {
    if (view.shared) scope.require('view:share')
    const id = newId()
    await tx.db
      .insertInto('saved_view')
      .values({
        id,
        member_id: scope.actor?.id ?? '',
        name: view.name,
        filter: JSON.stringify(view.filter),
        shared: view.shared,
      })
      .execute()
    return { id, ...view, own: true }
  })

/** One's own; a shared one also by whoever may share. */
export const deleteCaseView = (scope: Scope, viewId: string) =>
  scope.transaction(async (tx) => {
    const view = await tx.db
      .selectFrom('saved_view')
      .select(['member_id', 'shared'])
      .where('id', '=', viewId)
      .executeTakeFirst()
    if (!view || (!view.shared && view.member_id !== scope.actor?.id)) throw notFound()
    if (view.member_id !== scope.actor?.id && !scope.may('view:share')) throw notAllowed()
    await tx.db.deleteFrom('saved_view').where('id', '=', viewId).execute()
    return null
  })
