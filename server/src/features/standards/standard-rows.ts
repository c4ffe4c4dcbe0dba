import type { Source, Standard, Wording } from '@heed/contract/standards.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Standard as StandardTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

type StandardRow = Omit<Selectable<StandardTable>, 'valid_from' | 'valid_until' | 'review_on'> & {
  valid_from: string | null
  valid_until: string | null
  review_on: string | null
  owner_name: string | null
  /** In the reader's language as long as it is a ready one. */
  shown_name: string
  sources: Source[]
  requirements: Standard['requirements']
}

/** Standards with what each comes from, in the order in which customers meet them. */
export async function selectStandards(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<StandardRow[]> {
  const { rows } = await sql<StandardRow>`
    select s.*, heed.name_of(s) as shown_name, s.valid_from::text, s.valid_until::text, s.review_on::text, m.name as owner_name,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'words', o.words) order by o.id), '[]')
       from standard_source o where o.standard_id = s.id) as sources,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'schemeId', c.id, 'schemeName', c.name, 'code', r.code, 'words', r.words,
          'kind', case c.kind when 'rating' then 'scheme' when 'law' then 'law' else c.stakeholder end) order by c.name, r.code), '[]')
       from requirement_standard m join requirement r on r.id = m.requirement_id join scheme c on c.id = r.scheme_id
       where m.standard_id = s.id) as requirements
    from standard s left join member m on m.id = s.owner_id
    where s.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by s.measure nulls last, s.target_seconds desc, s.id`.execute(tx.db)
  return rows
}

export async function readStandard(tx: Tx, standardId: string): Promise<Standard> {
  const [row] = await selectStandards(tx, sql`s.id = ${standardId}`)
  if (!row) throw notFound()
  return presentStandard(row)
}

export const presentStandard = (row: StandardRow): Standard => ({
  id: row.id,
  name: row.shown_name,
  method: row.method as Standard['method'],
  measure: row.measure as Standard['measure'],
  wording: row.wording as Wording,
  dimension: row.dimension as Standard['dimension'],
  sources: row.sources,
  requirements: row.requirements,
  channelKind: row.channel_kind as Standard['channelKind'],
  priority: row.priority as Standard['priority'],
  branchId: row.branch_id,
  targetSeconds: row.target_seconds,
  hours: row.hours as Standard['hours'],
  limitCount: row.limit_count,
  targetSharePercent: Number(row.target_share_percent),
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  reviewOn: row.review_on,
  active: row.active,
  daily: row.daily,
  set: row.library_set as Standard['set'],
  notYetYours: row.not_yet_yours,
  version: row.version,
})
