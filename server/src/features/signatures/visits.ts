import type { listVisits, markVisitStep, startVisit, Visit } from '@heed/contract/signatures.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { visitStarted, visitStepMarked } from '../../events/signature-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { signatureUnknown } from './signatures.errors.ts'
import { selectSignatures } from './signatures.ts'

const most = 300

type Query = z.output<typeof listVisits.query>

/** The one condition behind every figure and its rows: visits `v` in branches `b`, on the calendar of the branch. */
export const visitsOf = (tx: Tx, { from, to, branchId, signatureId, stepId }: Query) => sql`
  visit v join branch b on b.id = v.branch_id
  where v.workspace_id = ${tx.scope.workspaceId} and (v.at at time zone b.zone)::date between ${from}::date and ${to}::date
    and ${branchId ? sql`v.branch_id = ${branchId}` : sql`true`}
    and ${signatureId ? sql`v.signature_id = ${signatureId}` : sql`true`}
    and ${stepId ? sql`exists (select from visit_step x where x.visit_id = v.id and x.step_id = ${stepId})` : sql`true`}`

type Row = {
  id: string
  signature_id: string
  signature_name: string
  branch_id: string
  branch_name: string
  customer: string | null
  started_by: string | null
  starter: string | null
  at: Date
  steps: Visit['steps']
}

async function selectVisits(tx: Tx, ids: RawBuilder<unknown>): Promise<Visit[]> {
  const { rows } = await sql<Row>`
    select v.*, s.name as signature_name, b.name as branch_name, m.name as starter,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'words', p.words, 'doneAt', to_char(x.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'doneBy', case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end) order by p.place, p.id), '[]')
        from visit_step x join signature_step p on p.id = x.step_id left join member d on d.id = x.done_by
        where x.visit_id = v.id) as steps
    from visit v join signature s on s.id = v.signature_id join branch b on b.id = v.branch_id
    left join member m on m.id = v.started_by
    where v.id in (${ids}) order by v.at desc, v.id desc`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    signature: { id: row.signature_id, name: row.signature_name },
    branch: { id: row.branch_id, name: row.branch_name },
    customer: row.customer,
    startedBy: row.started_by ? { id: row.started_by, name: row.starter ?? '' } : null,
    at: row.at.toISOString(),
    done: row.steps.filter(({ doneAt }) => doneAt !== null).length,
    steps: row.steps,
  }))
}

export const list = (scope: Scope, query: Query) =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${visitsOf(tx, query)}`.execute(tx.db)
    const items = await selectVisits(
      tx,
      sql`select v.id from ${visitsOf(tx, query)} order by v.at desc, v.id desc limit ${most}`,
    )
    return { items, more: Math.max(0, (rows[0]?.n ?? 0) - items.length) }
  })

export const start = (
  scope: Scope,
  { signatureId, branchId, customer }: z.output<typeof startVisit.body>,
): Promise<Visit> =>
  scope.transaction(async (tx) => {
    const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
    if (!branch?.active) throw branchUnknown()
    const [signature] = await selectSignatures(tx, signatureId)
    if (!signature) throw signatureUnknown()
    const [id, at] = [newId(), now()]
    await tx.db
      .insertInto('visit')
      .values({ id, branch_id: branchId, signature_id: signatureId, customer, started_by: scope.actor?.id ?? null, at })
      .execute()
    await tx.db
      .insertInto('visit_step')
      .values(signature.steps.map((step) => ({ visit_id: id, step_id: step.id, branch_id: branchId })))
      .execute()
    await tx.emit(visitStarted, { visitId: id, signatureId }, { branchId, at })
    tx.tell({ topic: 'standard', id, type: visitStarted.type }, branchId)
    return readVisit(tx, id)
  })

/** Ticked by whoever did it; a tick that is taken back leaves the step undone. */
export const tick = (
  scope: Scope,
  visitId: string,
  { stepId, done }: z.output<typeof markVisitStep.body>,
): Promise<Visit> =>
  scope.transaction(async (tx) => {
    const step = await tx.db
      .selectFrom('visit_step as x')
      .innerJoin('signature_step as p', 'p.id', 'x.step_id')
      .select(['x.branch_id', 'x.done_at', 'p.words'])
      .where('x.visit_id', '=', visitId)
      .where('x.step_id', '=', stepId)
      .forUpdate('x')
      .executeTakeFirst()
    if (!step) throw notFound()
    if ((step.done_at !== null) !== done) {
      const at = now()
      await tx.db
        .updateTable('visit_step')
        .set(done ? { done_at: at, done_by: scope.actor?.id ?? null } : { done_at: null, done_by: null })
        .where('visit_id', '=', visitId)
        .where('step_id', '=', stepId)
        .execute()
      await tx.emit(visitStepMarked, { visitId, stepId, words: step.words, done }, { branchId: step.branch_id, at })
      tx.tell({ topic: 'standard', id: visitId, type: visitStepMarked.type }, step.branch_id)
    }
    return readVisit(tx, visitId)
  })

async function readVisit(tx: Tx, id: string): Promise<Visit> {
  const [visit] = await selectVisits(tx, sql`${id}::uuid`)
  if (!visit) throw notFound()
  return visit
}
