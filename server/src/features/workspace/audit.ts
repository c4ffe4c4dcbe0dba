import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

type Details = Record<string, unknown>

/** Everything that a person did, newest first: the same events that the house runs on. */
export const listAuditPage = (scope: Scope, query: { cursor?: string; limit: number }) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(query.cursor)
    let rows = tx.db
      .selectFrom('event')
      .leftJoin('member', 'member.id', 'event.actor_id')
      .select([
        'event.id',
        'event.at',
        'event.type',
        'event.case_id',
        'event.payload',
        'event.key_name',
        'member.name as actor',
      ])
      .where('event.workspace_id', '=', scope.workspaceId)
      .where('event.actor_id', 'is not', null)
      .orderBy('event.id', 'desc')
      .limit(query.limit + 1)
    if (after) rows = rows.where('event.id', '<', after)
    const page = cutPage(await rows.execute(), query.limit, (row) => [row.id])
    const inSight = await casesInSight(tx, page.items)
    return {
      items: page.items.map((row) => {
        const details = namingOnly(inSight, (row.payload ?? {}) as Details)
        const named = Object.entries(details).find(([name, value]) => name.endsWith('Id') && typeof value === 'string')
        return {
          id: row.id,
          at: row.at.toISOString(),
          actor: row.actor,
          keyName: row.key_name,
          action: row.type,
          subjectKind: row.type.split('.')[0] ?? '',
          subjectId: row.case_id ?? (named?.[1] as string | undefined) ?? null,
          details,
        }
      }),
      next: page.next,
    }
  })

/** What was done to several cases at once may reach into branches that the reader does not see: those cases are not named. */
async function casesInSight(tx: Tx, rows: { payload: unknown }[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ payload }) => caseIdsIn((payload ?? {}) as Details))
  if (ids.length === 0) return new Set()
  const seen = await tx.db.selectFrom('case').select('id').where('id', 'in', ids).execute()
  return new Set(seen.map(({ id }) => id))
}

const caseIdsIn = ({ caseIds }: Details): string[] => (Array.isArray(caseIds) ? caseIds : [])

const namingOnly = (inSight: Set<string>, details: Details): Details =>
  'caseIds' in details ? { ...details, caseIds: caseIdsIn(details).filter((id) => inSight.has(id)) } : details
