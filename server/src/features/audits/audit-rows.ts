import type { AuditAnswer, AuditBrief, AuditContent, AuditDetail } from '@heed/contract/audits.ts'
import { auditScore } from '@heed/methods/audit-score.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

type Row = {
  id: string
  template_id: string
  version: number
  content: AuditContent
  branch_id: string | null
  branch_name: string | null
  date: string
  made_by: string | null
  maker_name: string | null
  visitor: string | null
  finished_at: Date | null
  score: number | null
  answered: number
}
type Given = { item_id: string; answer: AuditAnswer | null; words: string | null }
type Photo = { id: string; audit_id: string; item_id: string }

const mostShown = 200

const selectAudits = async (tx: Tx, where: RawBuilder<unknown>): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.template_id, a.version, v.content, a.branch_id, b.name as branch_name, a.day::text as date, a.made_by,
      m.name as maker_name, a.visitor, a.finished_at, a.score::float8 as score,
      (select count(*)::int from audit_answer w where w.audit_id = a.id and w.answer is not null) as answered
    from audit a
    join audit_template_version v on v.template_id = a.template_id and v.number = a.version
    left join branch b on b.id = a.branch_id
    left join member m on m.id = a.made_by
    where a.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by a.day desc, a.id desc limit ${mostShown}`.execute(tx.db)
  return rows
}

export const itemsOf = ({ sections }: AuditContent) =>
  sections.flatMap((section) => section.items.map((item) => ({ ...item, section })))

const presentBrief = (row: Row): AuditBrief => ({
  id: row.id,
  template: { id: row.template_id, name: row.content.name, version: row.version },
  branch: row.branch_id ? { id: row.branch_id, name: row.branch_name ?? '' } : null,
  day: row.date,
  madeBy: row.made_by ? { id: row.made_by, name: row.maker_name ?? '' } : null,
  visitor: row.visitor,
  finishedAt: row.finished_at?.toISOString() ?? null,
  score: row.score,
  answered: row.answered,
  items: itemsOf(row.content).length,
})

export const listAudits = (scope: Scope, { branchId, templateId }: { branchId?: string; templateId?: string }) =>
  scope.transaction(async (tx) => {
    const rows = await selectAudits(
      tx,
      sql`${branchId ? sql`a.branch_id = ${branchId}` : sql`true`} and ${templateId ? sql`a.template_id = ${templateId}` : sql`true`}`,
    )
    return { items: rows.map(presentBrief) }
  })

const answersOf = async (tx: Tx, auditId: string): Promise<Given[]> => {
  const rows = await tx.db
    .selectFrom('audit_answer')
    .select(['item_id', 'answer', 'words'])
    .where('audit_id', '=', auditId)
    .execute()
  return rows as Given[]
}

/** Photos of items; those that show a finding mended belong to the finding. */
const photosOf = (tx: Tx, auditIds: string[]): Promise<Photo[]> =>
  tx.db
    .selectFrom('audit_photo')
    .select(['id', 'audit_id', 'item_id'])
    .where('audit_id', 'in', auditIds)
    .where('finding_id', 'is', null)
    .orderBy('id')
    .execute()

/** The finished one before it, of the same template in the same place. */
async function findBefore(tx: Tx, row: Row): Promise<{ id: string; date: string } | undefined> {
  const { rows } = await sql<{ id: string; date: string }>`
    select a.id, a.day::text as date from audit a
    where a.template_id = ${row.template_id} and a.branch_id is not distinct from ${row.branch_id}
      and a.finished_at is not null and a.id <> ${row.id} and (a.day, a.id) < (${row.date}::date, ${row.id}::uuid)
    order by a.day desc, a.id desc limit 1`.execute(tx.db)
  return rows[0]
}

export async function readAudit(tx: Tx, auditId: string): Promise<AuditDetail> {
  const [row] = await selectAudits(tx, sql`a.id = ${auditId}`)
  if (!row) throw notFound()
  const before = await findBefore(tx, row)
  const given = await answersOf(tx, auditId)
  const givenBefore = before ? await answersOf(tx, before.id) : []
  const photos = await photosOf(tx, before ? [auditId, before.id] : [auditId])
  const photosIn = (id: string, itemId: string) =>
    photos.filter((photo) => photo.audit_id === id && photo.item_id === itemId).map(({ id: photoId }) => photoId)
  return {
    ...presentBrief(row),
    sections: row.content.sections.map((section) => {
      const items = section.items.map((item) => {
        const mine = given.find(({ item_id }) => item_id === item.id)
        const last = givenBefore.find(({ item_id }) => item_id === item.id)
        return {
          id: item.id,
          words: item.words,
          asks: item.answer,
          answer: mine?.answer ?? null,
          said: mine?.words ?? null,
          photos: photosIn(auditId, item.id),
          before:
            before && last
              ? { auditId: before.id, day: before.date, answer: last.answer, photos: photosIn(before.id, item.id) }
              : null,
        }
      })
      const answers = items.flatMap(({ answer }) => (answer === null ? [] : [answer]))
      return {
        id: section.id,
        words: section.words,
        face: section.face,
        beside: section.beside,
        score: auditScore(answers) ?? null,
        items,
      }
    }),
  }
}
