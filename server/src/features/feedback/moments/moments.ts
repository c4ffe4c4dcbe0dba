import type { changeMoment, listMoments, Moment } from '@heed/contract/moments.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { momentChanged } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { beyondBranches, notAllowed, notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { memberUnknown, notInPublic } from '../feedback.errors.ts'
import { followInCase } from './follow-in-case.ts'

type Row = {
  id: string
  feedback_id: string
  words: string
  language: Language
  source: Moment['source']
  channel: string | null
  url: string | null
  said_by: string | null
  score_group: 'low' | 'middle' | 'high' | null
  branch_id: string | null
  branch: string | null
  employee_id: string | null
  employee: string | null
  named_id: string | null
  named: string | null
  permission: Moment['permission']
  told_how: string | null
  said_at: Date
}

const isPublic = (source: string): boolean => source === 'review' || source === 'social'

const selectMoments = (where: RawBuilder<unknown>, end: RawBuilder<unknown>) => sql<Row>`
  select m.*, f.language, f.source, f.channel, f.url, f.said_by, heed.score_group(f.score, f.scale) as score_group, b.name as branch,
    e.name as employee, n.name as named
  from moment m join feedback f on f.id = m.feedback_id left join branch b on b.id = m.branch_id
    left join member e on e.id = m.employee_id left join member n on n.id = m.named_id
  where m.workspace_id = heed.workspace_id() and ${where} order by m.said_at desc, m.id desc ${end}`

/** Names under posts are public; of all others nobody is named. What only whoever leads may know is left out for everybody else. */
const presentFor =
  (leads: boolean) =>
  (row: Row): Moment => ({
    id: row.id,
    feedbackId: row.feedback_id,
    words: row.words,
    language: row.language,
    source: row.source,
    channel: row.channel,
    url: row.url,
    saidBy: isPublic(row.source) ? row.said_by : null,
    group: row.score_group ?? 'none',
    branch: row.branch_id && row.branch !== null ? { id: row.branch_id, name: row.branch } : null,
    employee: row.employee_id && row.employee !== null ? { id: row.employee_id, name: row.employee } : null,
    named:
      leads && !row.employee_id && row.named_id && row.named !== null ? { id: row.named_id, name: row.named } : null,
    permission: row.permission,
    toldHow: leads ? row.told_how : null,
    saidAt: row.said_at.toISOString(),
  })

const leadsIn = (scope: Scope) => scope.may('feedback:publish')

/** @throws not_allowed where somebody who does not lead asks for those without permission. */
export const listMomentsPage = (scope: Scope, query: z.output<typeof listMoments.query>) =>
  scope.transaction(async (tx) => {
    const { view, branchId, employeeId, days, limit } = query
    if (view === 'kept' && !leadsIn(scope)) throw notAllowed()
    const last = readTimeCursor(query.cursor)
    const conditions = [
      view === 'kept' ? sql`m.permission = 'none'` : sql`m.permission <> 'none'`,
      ...(branchId ? [sql`m.branch_id = ${branchId}`] : []),
      ...(employeeId ? [sql`m.employee_id = ${employeeId}`] : []),
      ...(days ? [sql`m.said_at > ${new Date(now().getTime() - days * 86_400_000)}`] : []),
      ...(last ? [sql`(m.said_at, m.id) < (${last.at}::timestamptz, ${last.id}::uuid)`] : []),
    ]
    const { rows } = await selectMoments(sql.join(conditions, sql` and `), sql`limit ${limit + 1}`).execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.said_at.toISOString(), row.id])
    return { items: page.items.map(presentFor(leadsIn(scope))), next: page.next }
  })

/** @throws not_found, feedback.member_unknown, feedback.not_in_public. */
export const change = (scope: Scope, momentId: string, body: z.output<typeof changeMoment.body>): Promise<Moment> =>
  scope.transaction(async (tx) => {
    const before = await getMoment(tx, momentId)
    const { employeeId, permission } = body
    // Of the whole business somebody says so who sees all of it.
    if (before.branch_id === null && scope.branchIds !== null) throw beyondBranches()
    if (permission?.of === 'public' && !isPublic(before.source)) throw notInPublic()
    if (employeeId) await requireMember(tx, employeeId)
    const changed = {
      ...(employeeId === undefined ? {} : { employee_id: employeeId }),
      ...(permission ? { permission: permission.of, told_how: permission.of === 'told' ? permission.how : null } : {}),
    }
    if (Object.keys(changed).length > 0) {
      await tx.db
        .updateTable('moment')
        .set({ ...changed, changed_by: scope.actor?.id ?? null })
        .where('id', '=', momentId)
        .execute()
      const { told_how: _, ...said } = { told_how: null, ...changed }
      if (permission) await followInCase(tx, before, permission.of === 'none')
      await tx.emit(momentChanged, { momentId, changed: said }, { branchId: before.branch_id })
    }
    return presentFor(leadsIn(scope))(await getMoment(tx, momentId))
  })

async function getMoment(tx: Tx, momentId: string): Promise<Row> {
  const { rows } = await selectMoments(sql`m.id = ${momentId}`, sql``).execute(tx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** @throws feedback.member_unknown */
export async function requireMember(tx: Tx, memberId: string): Promise<void> {
  const member = await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()
  if (!member) throw memberUnknown()
}
