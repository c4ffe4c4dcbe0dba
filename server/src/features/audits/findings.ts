import type { AuditContent, AuditFinding, listAuditFindings } from '@heed/contract/audits.ts'
import type { FastifyRequest } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { auditFindingClosed } from '../../events/audit-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound, requireSightOfAll } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { itemsOf } from './audit-rows.ts'
import { findingClosed } from './audits.errors.ts'
import { contentOf } from './make-audit.ts'
import { keepPhoto } from './photos.ts'
import { inLanguage } from './templates.ts'

type Row = {
  id: string
  branch_id: string | null
  branch_name: string | null
  item_id: string
  content: AuditContent
  audit_id: string
  date: string
  opened_at: Date
  closed_at: Date | null
  closed_with: AuditFinding['closedWith']
  closed_by: string | null
  closer_name: string | null
  before: string[]
  after: string[]
}

async function selectFindings(tx: Tx, where: RawBuilder<unknown>): Promise<AuditFinding[]> {
  const { rows } = await sql<Row>`
    select f.id, f.branch_id, b.name as branch_name, f.item_id, v.content, f.audit_id, a.day::text as date, f.opened_at,
      f.closed_at, f.closed_with, f.closed_by, m.name as closer_name,
      array(select p.id from audit_photo p where p.audit_id = f.audit_id and p.item_id = f.item_id and p.finding_id is null
        order by p.id) as before,
      array(select p.id from audit_photo p where p.finding_id = f.id order by p.id) as after
    from audit_finding f
    join audit a on a.id = f.audit_id
    join audit_template_version v on v.template_id = a.template_id and v.number = a.version
    left join branch b on b.id = f.branch_id
    left join member m on m.id = f.closed_by
    where f.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by f.closed_at desc nulls last, f.id desc limit 200`.execute(tx.db)
  return rows.map((row) => {
    const item = itemsOf(row.content).find(({ id }) => id === row.item_id)
    return {
      id: row.id,
      branch: row.branch_id ? { id: row.branch_id, name: row.branch_name ?? '' } : null,
      item: item?.words ?? {},
      section: item?.section.words ?? {},
      face: item?.section.face ?? null,
      audit: { id: row.audit_id, day: row.date },
      before: row.before,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      closedWith: row.closed_with,
      closedBy: row.closed_by ? { id: row.closed_by, name: row.closer_name ?? '' } : null,
      after: row.after,
    }
  })
}

export const listFindings = (scope: Scope, { branchId, state }: z.output<typeof listAuditFindings.query>) =>
  scope.transaction(async (tx) => ({
    items: await selectFindings(
      tx,
      sql`${state === 'open' ? sql`f.closed_at is null` : sql`f.closed_at is not null`}
        and ${branchId ? sql`f.branch_id = ${branchId}` : sql`true`}`,
    ),
  }))

export async function closeFinding(
  tx: Tx,
  findingId: string,
  as: 'photo' | 'check',
  words: string,
  branchId: string | null,
): Promise<void> {
  await tx.db
    .updateTable('audit_finding')
    .set({ closed_at: now(), closed_with: as, closed_by: tx.scope.actor?.id ?? null })
    .where('id', '=', findingId)
    .execute()
  await tx.emit(auditFindingClosed, { findingId, words, with: as }, { branchId })
  tx.tell({ topic: 'standard', id: findingId, type: auditFindingClosed.type }, branchId)
}

/** A new photo shows that it is mended: with it, and only with it, the finding closes before the next audit. */
export async function mend(scope: Scope, findingId: string, request: FastifyRequest): Promise<AuditFinding> {
  const take = async (tx: Tx) => {
    const row = await tx.db
      .selectFrom('audit_finding')
      .selectAll()
      .where('id', '=', findingId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    requireSightOfAll(tx.scope, row.branch_id)
    if (row.closed_at) throw findingClosed()
    return { auditId: row.audit_id, itemId: row.item_id, branchId: row.branch_id, findingId }
  }
  await keepPhoto(scope, request, take, async (tx, { auditId, itemId, branchId }) => {
    const audit = await tx.db
      .selectFrom('audit')
      .select(['template_id', 'version'])
      .where('id', '=', auditId)
      .executeTakeFirstOrThrow()
    const item = itemsOf(await contentOf(tx, audit)).find(({ id }) => id === itemId)
    await closeFinding(tx, findingId, 'photo', inLanguage(item?.words ?? {}, 'en'), branchId)
  })
  return scope.transaction(async (tx) => {
    const [finding] = await selectFindings(tx, sql`f.id = ${findingId}`)
    if (!finding) throw notFound()
    return finding
  })
}
