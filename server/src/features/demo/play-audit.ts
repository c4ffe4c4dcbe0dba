import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newIdAt } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { finish, itemsOf, start } from '../audits/index.ts'
import type { Chance } from './chance.ts'
import type { List } from './play-audits.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const photos = join(import.meta.dirname, '../../../../content/demo/photos')

export type Played = {
  /** By its English name. */
  list: string
  branch: number | null
  daysAgo: number
  by: string
  /** All others are well. */
  answers: Record<string, string>
  said: Record<string, string>
  visitor?: string
  /** Drawings that stand for photos, by item. */
  photos?: Record<string, string[]>
  /** Begun, and not gone through to the end. */
  isOpen?: boolean
  /** By item: how many days ago a photo showed it mended, and which. */
  mended?: Record<string, { daysAgo: number; photo: string }>
}

/** One audit on its day, with what follows from it in its own time. */
export async function playAudit(
  auditor: Scope,
  chance: Chance,
  played: Played,
  { id: templateId, content }: List,
  branchId: string | null,
  nowMs: number,
): Promise<void> {
  const beganMs = Date.now()
  const atMs = nowMs - played.daysAgo * dayMs - (played.isOpen ? 0.5 : chance.between(1, 3)) * hourMs
  const day = new Date(atMs).toISOString().slice(0, 10)
  const { id } = await start(auditor, { templateId, branchId, day, visitor: played.visitor ?? null })
  const items = itemsOf(content)
  await auditor.transaction(async (tx) => {
    await tx.db
      .insertInto('audit_answer')
      .values(
        items.slice(0, played.isOpen ? 2 : undefined).map((item) => ({
          audit_id: id,
          branch_id: branchId,
          item_id: item.id,
          answer: played.answers[item.id] ?? (item.answer === 'yes_no' ? 'yes' : chance.happens(0.55) ? '5' : '4'),
          words: played.said[item.id] ?? null,
          at: new Date(atMs),
          by_member: auditor.actor?.id ?? null,
        })),
      )
      .execute()
    for (const [itemId, names] of Object.entries(played.photos ?? {}))
      for (const name of names) await keepPhoto(tx, { auditId: id, itemId, branchId, findingId: null }, name, atMs)
  })
  if (!played.isOpen) await finish(auditor, id, {})
  await auditor.transaction(async (tx) => {
    for (const [itemId, { daysAgo, photo }] of Object.entries(played.mended ?? {}))
      await mend(tx, id, itemId, photo, nowMs - daysAgo * dayMs)
    await moveBack(tx, id, atMs, beganMs)
  })
}

async function keepPhoto(
  tx: Tx,
  of: { auditId: string; itemId: string; branchId: string | null; findingId: string | null },
  name: string,
  atMs: number,
): Promise<void> {
  const content = readFileSync(join(photos, name))
  await tx.db
    .insertInto('audit_photo')
    .values({
      id: newIdAt(atMs),
      audit_id: of.auditId,
      item_id: of.itemId,
      branch_id: of.branchId,
      finding_id: of.findingId,
      stored_as: await tx.scope.house.files.put(content),
      mime_type: 'image/png',
      size: content.length,
      taken_by: tx.scope.actor?.id ?? null,
      at: new Date(atMs),
    })
    .execute()
}

/** As it would have been left by a photo of it mended. */
async function mend(tx: Tx, auditId: string, itemId: string, photo: string, atMs: number): Promise<void> {
  const finding = await tx.db
    .updateTable('audit_finding')
    .set({ closed_at: new Date(atMs), closed_with: 'photo', closed_by: tx.scope.actor?.id ?? null })
    .where('audit_id', '=', auditId)
    .where('item_id', '=', itemId)
    .returning(['id', 'branch_id'])
    .executeTakeFirstOrThrow()
  await keepPhoto(tx, { auditId, itemId, branchId: finding.branch_id, findingId: finding.id }, photo, atMs)
  await tx.db
    .updateTable('action')
    .set({ state: 'done', settled_at: new Date(atMs), settled_by: tx.scope.actor?.id ?? null })
    .where('origin', '=', `audit-finding:${finding.id}`)
    .execute()
}

/** Whatever it wrote just now is of its day. */
async function moveBack(tx: Tx, auditId: string, atMs: number, beganMs: number): Promise<void> {
  const at = new Date(atMs)
  const began = new Date(beganMs)
  const dueAt = new Date(atMs + 14 * dayMs)
  await sql`update audit set started_at = ${new Date(atMs - hourMs / 2)},
    finished_at = case when finished_at is null then null else ${at}::timestamptz end where id = ${auditId}`.execute(
    tx.db,
  )
  await sql`update audit_finding set opened_at = ${at} where audit_id = ${auditId} and opened_at >= ${began}`.execute(
    tx.db,
  )
  await sql`update audit_finding set closed_at = ${at} where closed_with = 'check' and closed_at >= ${began}`.execute(
    tx.db,
  )
  await sql`update action set settled_at = ${at} where kind = 'mend_finding' and settled_at >= ${began}`.execute(tx.db)
  await sql`update action set made_at = ${at}, due_at = ${dueAt}
    where kind in ('mend_finding', 'audit_fell') and made_at >= ${began}`.execute(tx.db)
}
