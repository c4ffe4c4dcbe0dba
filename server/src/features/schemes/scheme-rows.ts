import type { Requirement, Scheme } from '@heed/contract/schemes.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

export async function selectSchemes(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<Scheme[]> {
  const { rows } = await sql<Omit<Scheme, 'coveragePercent'>>`
    select s.id, s.kind, s.stakeholder, s.name, s.document, s.review_on::text as "reviewOn",
      count(r.id)::int as requirements,
      count(r.id) filter (where exists (select from requirement_standard m where m.requirement_id = r.id))::int as mapped
    from scheme s left join requirement r on r.scheme_id = s.id
    where s.workspace_id = ${tx.scope.workspaceId} and ${where}
    group by s.id order by array_position(array['rating', 'stakeholder', 'law'], s.kind), s.name nulls first, s.id`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    ...row,
    coveragePercent: row.requirements > 0 ? (100 * row.mapped) / row.requirements : null,
  }))
}

export async function getSchemeRow(tx: Tx, schemeId: string): Promise<Scheme> {
  const [scheme] = await selectSchemes(tx, sql`s.id = ${schemeId}`)
  if (!scheme) throw notFound()
  return scheme
}

/** By the numbers in a code: 2 before 10. */
export const byCode = sql`regexp_replace(regexp_replace(r.code, '(\\d+)', '0000000000\\1', 'g'), '0*(\\d{10})', '\\1', 'g')`

export async function selectRequirements(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<(Requirement & { place: string })[]> {
  const { rows } = await sql<
    Omit<Requirement, 'lastSeen'> & { place: string; seen_kept: boolean | null; seen_at: Date | null }
  >`
    select r.id, r.scheme_id as "schemeId", r.code, r.category, r.words, r.weight, r.level, r.own,
      ${byCode} as place,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', heed.name_of(s)) order by heed.name_of(s), s.id), '[]')
       from requirement_standard m join standard s on s.id = m.standard_id where m.requirement_id = r.id) as standards,
      seen.kept as seen_kept, seen.at as seen_at
    from requirement r left join lateral (
      select i.kept, i.at from inspection_item i join inspection n on n.id = i.inspection_id
      where i.requirement_id = r.id and i.kept is not null and n.finished_at is not null order by i.at desc limit 1) seen on true
    where r.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(tx.db)
  return rows.map(({ seen_kept, seen_at, ...row }) => ({
    ...row,
    lastSeen: seen_kept !== null && seen_at ? { kept: seen_kept, at: seen_at.toISOString() } : null,
  }))
}

export async function getRequirementRow(tx: Tx, requirementId: string): Promise<Requirement> {
  const [row] = await selectRequirements(tx, sql`r.id = ${requirementId}`)
  if (!row) throw notFound()
  return presentRequirement(row)
}

export const presentRequirement = ({ place: _, ...row }: Requirement & { place: string }): Requirement => row
