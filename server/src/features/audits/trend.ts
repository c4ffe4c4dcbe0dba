import { type AuditTrend, lowBelow, type readAuditTrend } from '@heed/contract/audit-trend.ts'
import type { AuditAnswer, AuditContent, Face } from '@heed/contract/audits.ts'
import type { Words } from '@heed/contract/survey-content.ts'
import { isLowAnswer } from '@heed/methods/audit-score.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readAskedByMonth } from '../voice/index.ts'
import { itemsOf } from './audit-rows.ts'

/** Where one looks when customers do not like to come with a problem: how they are received, and the place itself. */
const placesToLook: readonly Face[] = ['approach', 'premises']
const mostToLook = 20

/** What customers of a branch say, month by month, beside what audits saw of the same. */
export const readTrend = (scope: Scope, query: z.output<typeof readAuditTrend.query>): Promise<AuditTrend> =>
  scope.transaction(async (tx) => {
    const { branchId, beside } = query
    const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
    if (!branch) throw branchUnknown()
    const asked = await readAskedByMonth(tx, beside, branchId)
    const points = await selectPoints(tx, branchId, beside)
    const figure = asked.months.findLast(({ estimate }) => estimate.value !== null)?.estimate.value ?? null
    const seen = points.at(-1)?.score ?? null
    const isLow = (figure !== null && figure < lowBelow) || (seen !== null && seen < lowBelow)
    return { ...asked, points, isLow, look: isLow ? await selectLook(tx, branchId) : [] }
  })

async function selectPoints(tx: Tx, branchId: string, beside: string): Promise<AuditTrend['points']> {
  const { rows } = await sql<{ id: string; day: string; name: Words; visitor: string | null; score: number }>`
    select a.id, a.day::text as day, v.content->'name' as name, a.visitor, avg(s.score)::float8 as score
    from audit a join audit_section s on s.audit_id = a.id
    join audit_template_version v on v.template_id = a.template_id and v.number = a.version
    where a.branch_id = ${branchId} and a.finished_at is not null and s.beside = ${beside} and s.score is not null
    group by a.id, v.content->'name' order by a.day, a.id`.execute(tx.db)
  return rows.map(({ id, day, name, visitor, score }) => ({ auditId: id, day, template: name, visitor, score }))
}

type Seen = {
  id: string
  day: string
  content: AuditContent
  answers: { item: string; answer: AuditAnswer }[]
  photos: { item: string; id: string }[]
}

/** What the newest audit of each kind says of these places: the low first, then whatever is not at its best. */
async function selectLook(tx: Tx, branchId: string): Promise<AuditTrend['look']> {
  const { rows } = await sql<Seen>`
    select distinct on (a.template_id) a.id, a.day::text as day, v.content,
      (select coalesce(jsonb_agg(jsonb_build_object('item', w.item_id, 'answer', w.answer)), '[]') from audit_answer w
        where w.audit_id = a.id) as answers,
      (select coalesce(jsonb_agg(jsonb_build_object('item', p.item_id, 'id', p.id) order by p.id), '[]') from audit_photo p
        where p.audit_id = a.id and p.finding_id is null) as photos
    from audit a join audit_template_version v on v.template_id = a.template_id and v.number = a.version
    where a.branch_id = ${branchId} and a.finished_at is not null
    order by a.template_id, a.day desc, a.id desc`.execute(tx.db)
  const all = rows.flatMap(({ id, day, content, answers, photos }) =>
    itemsOf(content).flatMap((item) => {
      const { face } = item.section
      const answer = answers.find((given) => given.item === item.id)?.answer
      if (!face || !placesToLook.includes(face) || !answer || answer === 'none') return []
      const mine = photos.filter((photo) => photo.item === item.id).map((photo) => photo.id)
      return [{ auditId: id, day, itemId: item.id, words: item.words, face, answer, photos: mine }]
    }),
  )
  return all.toSorted((a, b) => rank(a.answer) - rank(b.answer) || b.day.localeCompare(a.day)).slice(0, mostToLook)
}

const rank = (answer: AuditAnswer): number => (isLowAnswer(answer) ? 0 : answer === '3' ? 1 : answer === '4' ? 2 : 3)
