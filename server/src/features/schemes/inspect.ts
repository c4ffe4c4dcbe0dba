import { randomInt } from 'node:crypto'
import type { getInspection, listInspections, markInspection, startInspection } from '@heed/contract/schemes.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { inspectionFinished } from '../../events/scheme-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { mark } from '../standards/index.ts'
import { getSchemeRow } from './scheme-rows.ts'
import { finished, nothingToInspect } from './schemes.errors.ts'

type Whole = z.output<typeof getInspection.response>
type Brief = z.output<typeof listInspections.response>['items'][number]

/** All rules of one's own, and of the scheme's by chance that can be repeated: the same number draws the same sample of the same requirements. */
export const begin = (
  scope: Scope,
  schemeId: string,
  { branchId, size, seed: said }: z.output<typeof startInspection.body>,
): Promise<Whole> =>
  scope.transaction(async (tx) => {
    await getSchemeRow(tx, schemeId)
    const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
    if (!branch?.active) throw branchUnknown()
    const seed = said ?? randomInt(1, 1_000_000)
    const { rows: drawn } = await sql<{ id: string }>`
      select id from requirement where scheme_id = ${schemeId} order by own desc, md5(${String(seed)} || id::text)
      limit greatest(${size}, (select count(*) from requirement where scheme_id = ${schemeId} and own))`.execute(tx.db)
    if (drawn.length === 0) throw nothingToInspect()
    const id = newId()
    await tx.db
      .insertInto('inspection')
      .values({
        id,
        branch_id: branchId,
        scheme_id: schemeId,
        seed,
        size: drawn.length,
        started_by: scope.actor?.id ?? null,
        started_at: now(),
      })
      .execute()
    await tx.db
      .insertInto('inspection_item')
      .values(drawn.map((row, place) => ({ inspection_id: id, requirement_id: row.id, branch_id: branchId, place })))
      .execute()
    return readWhole(tx, id)
  })

export const readInspection = (scope: Scope, id: string): Promise<Whole> => scope.transaction((tx) => readWhole(tx, id))

export const readInspections = (scope: Scope, schemeId: string): Promise<{ items: Brief[] }> =>
  scope.transaction(async (tx) => {
    await getSchemeRow(tx, schemeId)
    return { items: await selectInspections(tx, sql`n.scheme_id = ${schemeId}`) }
  })

/** Until the round is finished an answer can be changed. */
export const note = (
  scope: Scope,
  id: string,
  { requirementId, kept, note: words }: z.output<typeof markInspection.body>,
): Promise<Whole> =>
  scope.transaction(async (tx) => {
    await requireOpen(tx, id)
    const { numUpdatedRows } = await tx.db
      .updateTable('inspection_item')
      .set({ kept, words, at: now() })
      .where('inspection_id', '=', id)
      .where('requirement_id', '=', requirementId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound()
    return readWhole(tx, id)
  })

/** What was seen becomes marks of the standards that answer it, one for each; what nobody looked at stays out. */
export const finish = (scope: Scope, id: string): Promise<Whole> =>
  scope.transaction(async (tx) => {
    const { scheme_id, branch_id } = await requireOpen(tx, id)
    await tx.db
      .updateTable('inspection')
      .set({ finished_at: now(), finished_by: scope.actor?.id ?? null })
      .where('id', '=', id)
      .execute()
    const { rows: seen } = await sql<{ standard_id: string; kept: boolean; words: string | null }>`
      select m.standard_id, i.kept, i.words from inspection_item i
      join requirement_standard m on m.requirement_id = i.requirement_id join standard s on s.id = m.standard_id
      where i.inspection_id = ${id} and i.kept is not null and (s.branch_id is null or s.branch_id = i.branch_id)
      order by i.place`.execute(tx.db)
    for (const { standard_id, kept, words } of seen)
      await mark(scope, standard_id, { branchId: branch_id, kept, memberId: null, words })
    const whole = await readWhole(tx, id)
    const { kept, missed } = whole
    await tx.emit(inspectionFinished, { schemeId: scheme_id, inspectionId: id, kept, missed }, { branchId: branch_id })
    return whole
  })

async function requireOpen(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('inspection')
    .select(['scheme_id', 'branch_id', 'finished_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.finished_at) throw finished()
  return row
}

async function selectInspections(tx: Tx, where: RawBuilder<unknown>): Promise<Brief[]> {
  const { rows } = await sql<{
    id: string
    scheme_id: string
    branch_id: string
    branch_name: string
    seed: number
    started_by: string | null
    member_name: string | null
    started_at: Date
    finished_at: Date | null
    items: number
    kept: number
    missed: number
  }>`
    select n.*, b.name as branch_name, m.name as member_name, count(*)::int as items,
      count(*) filter (where i.kept)::int as kept, count(*) filter (where not i.kept)::int as missed
    from inspection n join branch b on b.id = n.branch_id left join member m on m.id = n.started_by
    join inspection_item i on i.inspection_id = n.id
    where n.workspace_id = ${tx.scope.workspaceId} and ${where}
    group by n.id, b.name, m.name order by n.started_at desc, n.id desc limit 50`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    schemeId: row.scheme_id,
    branch: { id: row.branch_id, name: row.branch_name },
    seed: row.seed,
    startedBy: row.started_by ? { id: row.started_by, name: row.member_name ?? '' } : null,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    items: row.items,
    kept: row.kept,
    missed: row.missed,
  }))
}

async function readWhole(tx: Tx, id: string): Promise<Whole> {
  const [brief] = await selectInspections(tx, sql`n.id = ${id}`)
  if (!brief) throw notFound()
  const { rows } = await sql<Whole['rows'][number]>`
    select r.id as "requirementId", r.code, r.category, r.words, i.kept, i.words as note,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', heed.name_of(s)) order by heed.name_of(s), s.id), '[]')
       from requirement_standard m join standard s on s.id = m.standard_id where m.requirement_id = r.id) as standards
    from inspection_item i join requirement r on r.id = i.requirement_id
    where i.inspection_id = ${id} order by i.place`.execute(tx.db)
  return { ...brief, rows }
}
