import type { AuditContent, AuditDetail, answerAuditItem, startAudit } from '@heed/contract/audits.ts'
import type { z } from 'zod'
import { auditDropped, auditStarted } from '../../events/audit-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchClosed, branchUnknown, notFound, requireSightOfAll } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { itemsOf, readAudit } from './audit-rows.ts'
import { answerDoesNotFit, auditFinishedAlready, dayToCome, templateUnknown } from './audits.errors.ts'
import { inLanguage, selectTemplates } from './templates.ts'

/** Of the branch; of the whole business that of its oldest branch in sight. */
export async function zoneOf(tx: Tx, branchId: string | null): Promise<string> {
  const branch = await tx.db
    .selectFrom('branch')
    .select('zone')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .$if(branchId !== null, (query) => query.where('id', '=', branchId as string))
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return branch?.zone ?? 'UTC'
}

export const start = (scope: Scope, body: z.output<typeof startAudit.body>): Promise<AuditDetail> =>
  scope.transaction(async (tx) => {
    const { templateId, branchId, visitor } = body
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
      if (!branch.active) throw branchClosed()
    } else requireSightOfAll(scope, branchId)
    const [template] = await selectTemplates(tx, templateId)
    if (!template) throw templateUnknown()
    const today = dayIn(await zoneOf(tx, branchId), now())
    const day = body.day ?? today
    if (day > today) throw dayToCome()
    const id = newId()
    await tx.db
      .insertInto('audit')
      .values({
        id,
        branch_id: branchId,
        template_id: templateId,
        version: template.version,
        day,
        made_by: scope.actor?.id ?? null,
        visitor,
        started_at: now(),
      })
      .execute()
    await tx.emit(auditStarted, { auditId: id, name: inLanguage(template.content.name, 'en') }, { branchId })
    tx.tell({ topic: 'standard', id, type: auditStarted.type }, branchId)
    return readAudit(tx, id)
  })

/** An audit that can still be written to, held until the transaction ends, with the items it was begun with. */
export async function takeOpen(tx: Tx, auditId: string) {
  const row = await tx.db.selectFrom('audit').selectAll().where('id', '=', auditId).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  requireSightOfAll(tx.scope, row.branch_id)
  if (row.finished_at) throw auditFinishedAlready()
  return { ...row, content: await contentOf(tx, row) }
}

export async function contentOf(tx: Tx, { template_id, version }: { template_id: string; version: number }) {
  const { content } = await tx.db
    .selectFrom('audit_template_version')
    .select('content')
    .where('template_id', '=', template_id)
    .where('number', '=', version)
    .executeTakeFirstOrThrow()
  return content as unknown as AuditContent
}

type Given = z.output<typeof answerAuditItem.body>

/** Kept at once. What is not named stays, so that one may answer while another writes words to the same item. */
export const answer = (scope: Scope, auditId: string, itemId: string, given: Given): Promise<AuditDetail> =>
  scope.transaction(async (tx) => {
    const audit = await takeOpen(tx, auditId)
    const item = itemsOf(audit.content).find(({ id }) => id === itemId)
    if (!item) throw notFound()
    if (given.answer && given.answer !== 'none' && item.answer !== (/\d/.test(given.answer) ? 'scale' : 'yes_no'))
      throw answerDoesNotFit()
    const set = {
      ...('answer' in given ? { answer: given.answer ?? null } : {}),
      ...('said' in given ? { words: given.said || null } : {}),
      at: now(),
      by_member: scope.actor?.id ?? null,
    }
    await tx.db
      .insertInto('audit_answer')
      .values({ audit_id: auditId, item_id: itemId, branch_id: audit.branch_id, ...set })
      .onConflict((conflict) => conflict.columns(['audit_id', 'item_id']).doUpdateSet(set))
      .execute()
    tx.tell({ topic: 'standard', id: auditId, type: 'audit.answered' }, audit.branch_id)
    return readAudit(tx, auditId)
  })

export async function drop(scope: Scope, auditId: string): Promise<null> {
  const photos = await scope.transaction(async (tx) => {
    const audit = await takeOpen(tx, auditId)
    const rows = await tx.db.deleteFrom('audit_photo').where('audit_id', '=', auditId).returning('stored_as').execute()
    await tx.db.deleteFrom('audit').where('id', '=', auditId).execute()
    await tx.emit(auditDropped, { auditId, name: inLanguage(audit.content.name, 'en') }, { branchId: audit.branch_id })
    tx.tell({ topic: 'standard', id: auditId, type: auditDropped.type }, audit.branch_id)
    return rows
  })
  // Only once the rows are gone for good.
  for (const { stored_as } of photos) await scope.house.files.delete(stored_as).catch(() => {})
  return null
}
