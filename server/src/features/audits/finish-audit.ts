import type { AuditAnswer, AuditContent, AuditDetail, finishAudit } from '@heed/contract/audits.ts'
import { auditScore, isLowAnswer } from '@heed/methods/audit-score.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { auditFell, auditFindingOpened, auditFinished } from '../../events/audit-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { branchFor } from '../workspace/index.ts'
import { itemsOf, readAudit } from './audit-rows.ts'
import { dueInPast, itemsLeft } from './audits.errors.ts'
import { findFace, markAudited } from './faces.ts'
import { closeFinding } from './findings.ts'
import { takeOpen, zoneOf } from './make-audit.ts'
import { requireColleague } from './require-colleague.ts'
import { inLanguage } from './templates.ts'

const daysToMend = 14
type Audit = Awaited<ReturnType<typeof takeOpen>>
type Item = ReturnType<typeof itemsOf>[number]
type Mend = { ownerId: string | null; dueAt: Date; language: string }

/** Scores it section by section; what is low becomes an action, and what was low and is passed now is mended. */
export const finish = (scope: Scope, auditId: string, body: z.output<typeof finishAudit.body>): Promise<AuditDetail> =>
  scope.transaction(async (tx) => {
    const audit = await takeOpen(tx, auditId)
    // Two audits of one place that end together would each find nothing open.
    await oneAtATime(tx, `audit ${audit.template_id} ${audit.branch_id}`)
    const answers = await readAnswers(tx, auditId)
    const items = itemsOf(audit.content)
    if (items.some(({ id }) => !answers.has(id))) throw itemsLeft()
    const mend = await readMend(tx, audit, body)
    const score = auditScore([...answers.values()]) ?? null
    await tx.db.updateTable('audit').set({ finished_at: now(), score }).where('id', '=', auditId).execute()
    await keepSections(tx, audit, answers, mend)
    for (const item of items) await judge(tx, audit, item, answers.get(item.id) as AuditAnswer, mend)
    for (const face of new Set(audit.content.sections.flatMap((section) => (section.face ? [section.face] : []))))
      await markAudited(tx, face, audit.branch_id)
    const name = inLanguage(audit.content.name, 'en')
    await tx.emit(auditFinished, { auditId, name, score }, { branchId: audit.branch_id })
    tx.tell({ topic: 'standard', id: auditId, type: auditFinished.type }, audit.branch_id)
    return readAudit(tx, auditId)
  })

async function readAnswers(tx: Tx, auditId: string): Promise<Map<string, AuditAnswer>> {
  const rows = await tx.db
    .selectFrom('audit_answer')
    .select(['item_id', 'answer'])
    .where('audit_id', '=', auditId)
    .where('answer', 'is not', null)
    .execute()
  return new Map(rows.map(({ item_id, answer }) => [item_id, answer as AuditAnswer]))
}

/** Who mends by when, where the face has no owner of its own. */
async function readMend(tx: Tx, audit: Audit, body: z.output<typeof finishAudit.body>): Promise<Mend> {
  const zone = await zoneOf(tx, audit.branch_id)
  const today = dayIn(zone, now())
  const dueOn = body.dueOn ?? Temporal.PlainDate.from(today).add({ days: daysToMend }).toString()
  if (dueOn < today) throw dueInPast()
  const ownerId = body.ownerId ?? tx.scope.actor?.id ?? null
  if (body.ownerId) await requireColleague(tx, body.ownerId, audit.branch_id)
  const { language } = await tx.db
    .selectFrom('branch')
    .select('language')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .$if(audit.branch_id !== null, (query) => query.where('id', '=', audit.branch_id as string))
    .orderBy('created_at')
    .executeTakeFirstOrThrow()
  const endOfDay = Temporal.PlainDate.from(dueOn).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1000
  return { ownerId, dueAt: new Date(endOfDay), language }
}

async function keepSections(tx: Tx, audit: Audit, answers: Map<string, AuditAnswer>, mend: Mend): Promise<void> {
  for (const section of audit.content.sections) {
    const score = auditScore(section.items.map(({ id }) => answers.get(id) as AuditAnswer)) ?? null
    const before = await scoresBefore(tx, audit, section.id)
    await tx.db
      .insertInto('audit_section')
      .values({
        audit_id: audit.id,
        section_id: section.id,
        branch_id: audit.branch_id,
        face: section.face,
        beside: section.beside,
        score,
      })
      .execute()
    const [last, first] = before
    if (score === null || last === undefined || first === undefined || !(score < last && last < first)) continue
    const ownerId = await ownerOf(tx, audit, section, mend)
    await tx.emit(
      auditFell,
      {
        auditId: audit.id,
        sectionId: section.id,
        words: inLanguage(section.words, mend.language),
        scores: [first, last, score].map(Math.round),
        ownerId,
      },
      { branchId: await branchFor(tx, ownerId ?? tx.scope.actor?.id ?? '', audit.branch_id) },
    )
  }
}

/** Of the two rounds before this one, the newest first. */
async function scoresBefore(tx: Tx, audit: Audit, sectionId: string): Promise<number[]> {
  const { rows } = await sql<{ score: number }>`
    select s.score::float8 as score from audit_section s join audit a on a.id = s.audit_id
    where a.template_id = ${audit.template_id} and a.branch_id is not distinct from ${audit.branch_id}
      and s.section_id = ${sectionId} and s.score is not null and a.finished_at is not null and a.id <> ${audit.id}
      and (a.day, a.id) < (${audit.day}::date, ${audit.id}::uuid)
    order by a.day desc, a.id desc limit 2`.execute(tx.db)
  return rows.map(({ score }) => score)
}

async function ownerOf(tx: Tx, audit: Audit, section: AuditContent['sections'][number], mend: Mend) {
  const face = section.face && (await findFace(tx, section.face, audit.branch_id))
  return face?.owner_id ?? mend.ownerId
}

async function judge(tx: Tx, audit: Audit, item: Item, answer: AuditAnswer, mend: Mend): Promise<void> {
  if (answer === 'none') return
  const { rows } = await sql<{ id: string }>`
    select id from audit_finding where template_id = ${audit.template_id} and item_id = ${item.id}
      and branch_id is not distinct from ${audit.branch_id} and closed_at is null for update`.execute(tx.db)
  const open = rows[0]
  const words = inLanguage(item.words, mend.language)
  if (!isLowAnswer(answer)) {
    if (open) await closeFinding(tx, open.id, 'check', words, audit.branch_id)
    return
  }
  if (open) {
    await tx.db.updateTable('audit_finding').set({ audit_id: audit.id }).where('id', '=', open.id).execute()
    return
  }
  const findingId = newId()
  await tx.db
    .insertInto('audit_finding')
    .values({
      id: findingId,
      branch_id: audit.branch_id,
      template_id: audit.template_id,
      item_id: item.id,
      audit_id: audit.id,
      opened_at: now(),
    })
    .execute()
  const ownerId = await ownerOf(tx, audit, item.section, mend)
  await tx.emit(
    auditFindingOpened,
    { findingId, auditId: audit.id, words, ownerId, dueAt: mend.dueAt.toISOString() },
    { branchId: await branchFor(tx, ownerId ?? tx.scope.actor?.id ?? '', audit.branch_id) },
  )
}
