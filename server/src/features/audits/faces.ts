import { branchFaces, businessFaces, type Face, type FaceState, type setFace } from '@heed/contract/audits.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { faceAudited, faceDue, faceSet } from '../../events/audit-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound, requireSightOfAll } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { branchFor } from '../workspace/index.ts'
import { requireColleague } from './require-colleague.ts'
import { installReady } from './templates.ts'

const monthsFresh = 6
type Place = { id: string; name: string; zone: string; created_at: Date } | null

const isOfBusiness = (face: Face) => (businessFaces as readonly string[]).includes(face)
/** Website and social media are the business's, whatever branch they were looked at from. */
const placeOf = (face: Face, branchId: string | null) => (isOfBusiness(face) ? null : branchId)

const freshSince = (zone: string): string =>
  Temporal.PlainDate.from(dayIn(zone, now())).subtract({ months: monthsFresh }).toString()

export const findFace = (tx: Tx, face: Face, branchId: string | null) =>
  tx.db
    .selectFrom('audit_face')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('face', '=', face)
    .where(sql<boolean>`branch_id is not distinct from ${placeOf(face, branchId)}::uuid`)
    .executeTakeFirst()

const branchesOf = (tx: Tx) =>
  tx.db
    .selectFrom('branch')
    .select(['id', 'name', 'zone', 'created_at'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .orderBy('name')
    .execute()

async function readFace(tx: Tx, face: Face, place: Place, zone: string): Promise<FaceState> {
  const mine = await findFace(tx, face, place?.id ?? null)
  const where = place ? sql`a.branch_id = ${place.id}` : sql`true`
  const { rows } = await sql<{ id: string; day: string; score: number | null; photo: string | null }>`
    select a.id, a.day::text as day, avg(s.score)::float8 as score,
      (select p.id from audit_photo p where p.audit_id = a.id and p.finding_id is null and p.item_id in (
        select i->>'id' from audit_template_version v, jsonb_array_elements(v.content->'sections') c,
          jsonb_array_elements(c->'items') i
        where v.template_id = a.template_id and v.number = a.version and c->>'face' = ${face})
        order by p.id desc limit 1) as photo
    from audit a join audit_section s on s.audit_id = a.id
    where a.workspace_id = ${tx.scope.workspaceId} and a.finished_at is not null and s.face = ${face} and ${where}
    group by a.id order by a.day desc, a.id desc limit 1`.execute(tx.db)
  const open = await sql<{ n: number }>`
    select count(*)::int as n from audit_finding f join audit a on a.id = f.audit_id
      join audit_template_version v on v.template_id = a.template_id and v.number = a.version,
      jsonb_array_elements(v.content->'sections') c, jsonb_array_elements(c->'items') i
    where f.workspace_id = ${tx.scope.workspaceId} and f.closed_at is null and c->>'face' = ${face}
      and i->>'id' = f.item_id and ${place ? sql`f.branch_id = ${place.id}` : sql`true`}`.execute(tx.db)
  const owner = mine?.owner_id
    ? await tx.db.selectFrom('member').select(['id', 'name']).where('id', '=', mine.owner_id).executeTakeFirst()
    : undefined
  const audit = rows[0] ?? null
  return {
    face,
    branch: place && { id: place.id, name: place.name },
    owner: owner ?? null,
    maintainer: mine?.maintainer ?? null,
    audit,
    open: open.rows[0]?.n ?? 0,
    isDue: audit === null || audit.day < freshSince(zone),
  }
}

/** All of them, whether anybody has ever looked or not. */
export const listFaces = (scope: Scope, branchId: string | undefined) =>
  scope.transaction(async (tx) => {
    const branches = await branchesOf(tx)
    const zone = branches[0]?.zone ?? 'UTC'
    const items: FaceState[] = []
    for (const face of businessFaces) items.push(await readFace(tx, face, null, zone))
    for (const branch of branches.filter(({ id }) => branchId === undefined || id === branchId))
      for (const face of branchFaces) items.push(await readFace(tx, face, branch, branch.zone))
    return { items }
  })

export const set = (scope: Scope, body: z.output<typeof setFace.body>): Promise<FaceState> =>
  scope.transaction(async (tx) => {
    const { face, branchId, ownerId, maintainer } = body
    const branch = (await branchesOf(tx)).find(({ id }) => id === branchId) ?? null
    if (branchId && !branch) throw branchUnknown()
    requireSightOfAll(scope, branchId)
    if (ownerId) await requireColleague(tx, ownerId, branchId)
    const values = { owner_id: ownerId, maintainer }
    await tx.db
      .insertInto('audit_face')
      .values({ id: newId(), branch_id: branchId, face, ...values })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'branch_id', 'face']).doUpdateSet(values))
      .execute()
    await tx.emit(faceSet, { face, ownerId, maintainer }, { branchId })
    tx.tell({ topic: 'standard', id: null, type: faceSet.type }, branchId)
    return readFace(tx, face, branch, branch?.zone ?? (await branchesOf(tx))[0]?.zone ?? 'UTC')
  })

/** Looked at again: whoever was told that it is due is told no longer. */
export async function markAudited(tx: Tx, face: Face, branchId: string | null): Promise<void> {
  const place = placeOf(face, branchId)
  await tx.everywhere(async () => {
    const row = await findFace(tx, face, place)
    if (!row?.told_at) return
    await tx.db.updateTable('audit_face').set({ told_at: null }).where('id', '=', row.id).execute()
    await tx.emit(faceAudited, { face, faceId: row.id }, { branchId: place })
  })
}

/** Tells whoever leads, once, of each face that nobody looked at for six months; a new branch has as long. */
export const watchFaces = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    await oneAtATime(tx, 'faces')
    await installReady(tx)
    const branches = await branchesOf(tx)
    const oldest = branches.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime())[0]
    if (!oldest) return 0
    let told = 0
    for (const face of businessFaces) told += await tellIfDue(tx, face, null, oldest)
    for (const branch of branches) for (const face of branchFaces) told += await tellIfDue(tx, face, branch, branch)
    return told
  })

async function tellIfDue(tx: Tx, face: Face, place: Place, since: NonNullable<Place>): Promise<number> {
  const known = await findFace(tx, face, place?.id ?? null)
  if (known?.told_at) return 0
  const { audit } = await readFace(tx, face, place, since.zone)
  const last = audit?.day ?? dayIn(since.zone, since.created_at)
  if (last >= freshSince(since.zone)) return 0
  const row = await tx.db
    .insertInto('audit_face')
    .values({ id: newId(), branch_id: place?.id ?? null, face, told_at: now() })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'branch_id', 'face']).doUpdateSet({ told_at: now() }))
    .returning(['id', 'owner_id'])
    .executeTakeFirst()
  if (!row) throw notFound()
  const branchId = row.owner_id ? await branchFor(tx, row.owner_id, place?.id ?? null) : since.id
  await tx.emit(
    faceDue,
    { face, faceId: row.id, ownerId: row.owner_id, lastDay: audit?.day ?? null },
    { branchId, at: now() },
  )
  return 1
}
