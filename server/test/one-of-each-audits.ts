import { now } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import type { Tx } from '../src/platform/scope.ts'

/** An audit with a photo and what it found, and a way to a person. */
export async function buildOneOfEachAudited(tx: Tx, branchId: string): Promise<Record<string, string>> {
  const { id: templateId } = await tx.db.selectFrom('audit_template').select('id').executeTakeFirstOrThrow()
  const auditId = newId()
  await tx.db
    .insertInto('audit')
    .values({
      id: auditId,
      branch_id: branchId,
      template_id: templateId,
      version: 1,
      day: '2026-01-01',
      finished_at: now(),
    })
    .execute()
  const findingId = newId()
  await tx.db
    .insertInto('audit_finding')
    .values({ id: findingId, branch_id: branchId, template_id: templateId, item_id: 'item', audit_id: auditId })
    .execute()
  const photoId = newId()
  await tx.db
    .insertInto('audit_photo')
    .values({
      id: photoId,
      branch_id: branchId,
      audit_id: auditId,
      item_id: 'item',
      stored_as: 'none/none',
      mime_type: 'image/png',
      size: 1,
    })
    .execute()
  const pathId = newId()
  await tx.db
    .insertInto('contact_path')
    .values({ id: pathId, branch_id: branchId, channel: 'phone', name: 'Words', most_steps: 2, steps: '[]' })
    .execute()
  return {
    'audit-templates': templateId,
    audits: auditId,
    'audit-findings': findingId,
    'audit-photos': photoId,
    'contact-paths': pathId,
  }
}
