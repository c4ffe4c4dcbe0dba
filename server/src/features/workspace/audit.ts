import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'

/** Everything that a person did, newest first: the same events that the house runs on. */
export const listAuditPage = (scope: Scope, query: { cursor?: string; limit: number }) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(query.cursor)
    let rows = tx.db
      .selectFrom('event')
      .leftJoin('member', 'member.id', 'event.actor_id')
      .select(['event.id', 'event.at', 'event.type', 'event.case_id', 'event.payload', 'member.name as actor'])
      .where('event.workspace_id', '=', scope.workspaceId)
      .where('event.actor_id', 'is not', null)
      .orderBy('event.id', 'desc')
      .limit(query.limit + 1)
    if (after) rows = rows.where('event.id', '<', after)
    const page = cutPage(await rows.execute(), query.limit, (row) => [row.id])
    return {
      items: page.items.map((row) => {
        const details = (row.payload ?? {}) as Record<string, unknown>
        const named = Object.entries(details).find(([name, value]) => name.endsWith('Id') && typeof value === 'string')
        return {
          id: row.id,
          at: row.at.toISOString(),
          actor: row.actor,
          action: row.type,
          subjectKind: row.type.split('.')[0] ?? '',
          subjectId: row.case_id ?? (named?.[1] as string | undefined) ?? null,
          details,
        }
      }),
      next: page.next,
    }
  })
