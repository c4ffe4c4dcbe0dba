import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { cutWords } from '../cases/index.ts'

/** Customers' answers in sight, newest first; with `search`, those whose comment holds words that begin with each of its words. */
export const listAnswersPage = (scope: Scope, query: { cursor?: string; limit: number; search?: string }) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(query.cursor)
    let rows = tx.db
      .selectFrom('survey_response as r')
      .leftJoin('survey_invitation as i', 'i.id', 'r.invitation_id')
      .leftJoin('case as c', 'c.id', 'r.case_id')
      .leftJoin('customer as u', 'u.id', 'r.customer_id')
      .innerJoin('branch as b', 'b.id', 'r.branch_id')
      .selectAll('r')
      .select(['i.sent_at', 'i.send_at', 'c.number', 'u.name as customer', 'b.name as branch'])
      .where('r.workspace_id', '=', scope.workspaceId)
      .orderBy('r.id', 'desc')
      .limit(query.limit + 1)
    if (after) rows = rows.where('r.id', '<', after)
    for (const condition of searchConditions(scope.workspaceId, query.search ?? '')) rows = rows.where(condition)
    const page = cutPage(await rows.execute(), query.limit, (row) => [row.id])
    return {
      items: page.items.map((row) => ({
        id: row.id,
        at: row.answered_at.toISOString(),
        satisfaction: row.satisfaction,
        solved: row.solved as 'yes' | 'partly' | 'no' | null,
        speed: row.speed,
        welcome: row.welcome,
        comeback: row.comeback as 'yes' | 'perhaps' | 'no' | null,
        recommendation: row.recommendation,
        comment: row.comment,
        language: row.language as Language,
        caseId: row.case_id,
        caseNumber: row.number,
        customer: row.customer_id ? { id: row.customer_id, name: row.customer ?? '' } : null,
        branchName: row.branch,
        invitedAt: (row.sent_at ?? row.send_at)?.toISOString() ?? null,
      })),
      next: page.next,
    }
  })

function searchConditions(workspaceId: string, search: string) {
  const words = [...cutWords(search)].slice(0, 12)
  // A search of signs only asks for something that no comment's words hold.
  if (search !== '' && words.length === 0) return [sql<boolean>`false`]
  return words.map(
    (word) =>
      sql<boolean>`r.id in (select w.response_id from answer_word w where w.workspace_id = ${workspaceId} and w.word >= ${word} and w.word < ${`${word}\u{10ffff}`})`,
  )
}
