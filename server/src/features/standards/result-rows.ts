import type { Standard } from '@heed/contract/standards.ts'
import { type RawBuilder, sql } from 'kysely'

/** Days in each branch's own zone, both included. */
export type Period = { from: string; to: string; branchId?: string | undefined }

type Source = {
  id: RawBuilder<unknown>
  at: RawBuilder<unknown>
  branch: RawBuilder<unknown>
  member: RawBuilder<unknown>
  kept: RawBuilder<unknown>
  value: RawBuilder<unknown>
  words: RawBuilder<unknown>
  from: RawBuilder<unknown>
  where: RawBuilder<unknown>
}

const nothing = sql`null`

/**
 * What a standard is judged by, a row each: (id, at, day, branch_id, branch_name, member_id, channel_kind, kept, value,
 * words, case_id). `seen` takes what was looked at instead of its own method.
 */
export function resultRows(standard: Standard, period: Period, seen = false): RawBuilder<unknown> {
  const source = seen || standard.method === 'check' ? marks(standard) : sources[standard.method](standard)
  const day = sql`(${source.at} at time zone b.zone)::date`
  return sql`
    select ${source.id} as id, ${source.at} as at, ${day} as day, ${source.branch} as branch_id, b.name as branch_name,
      ${source.member} as member_id, case when ch.id is null then (heed.channel_face(c.channel_id)).kind else ch.kind end as channel_kind,
      ${source.kept} as kept, ${source.value} as value, ${source.words} as words, c.id as case_id
    from ${source.from}
    join branch b on b.id = ${source.branch}
    left join channel ch on ch.id = c.channel_id
    where ${source.where} and ${day} between ${period.from} and ${period.to}
      and ${source.at} between ${period.from}::date - interval '1 day' and ${period.to}::date + interval '2 days'
      ${period.branchId ? sql`and b.id = ${period.branchId}` : sql``}`
}

/** A standard that holds for a branch, channel or priority alone judges no other case; a clock was chosen by them already. */
const holdsFor = ({ branchId, priority, channelKind }: Standard) =>
  sql.join(
    [
      sql`true`,
      ...(branchId ? [sql`c.branch_id = ${branchId}`] : []),
      ...(priority ? [sql`c.priority = ${priority}`] : []),
      ...(channelKind ? [sql`(heed.channel_face(c.channel_id)).kind = ${channelKind}`] : []),
    ],
    sql` and `,
  )

const counted: Record<string, RawBuilder<unknown>> = {
  handovers: sql`c.handover_count`,
  explanations: sql`c.explained_again_count`,
}
const answered: Record<string, RawBuilder<unknown>> = {
  satisfaction: sql`r.satisfaction`,
  speed: sql`r.speed`,
  welcome: sql`r.welcome`,
}
const of = (columns: Record<string, RawBuilder<unknown>>, { measure }: Standard): RawBuilder<unknown> =>
  columns[measure ?? ''] ?? nothing

const marks = ({ id }: Standard): Source => ({
  id: sql`k.id`,
  at: sql`k.at`,
  branch: sql`k.branch_id`,
  member: sql`k.member_id`,
  kept: sql`k.kept`,
  value: nothing,
  words: sql`k.words`,
  from: sql`standard_mark k left join "case" c on false`,
  where: sql`k.standard_id = ${id}`,
})

const sources: Record<Exclude<Standard['method'], 'check'>, (standard: Standard) => Source> = {
  // One that has run past its limit and runs on is missed already.
  clock: ({ id }) => ({
    id: sql`k.id`,
    at: sql`coalesce(k.stopped_at, k.due_at)`,
    branch: sql`k.branch_id`,
    member: sql`c.owner_id`,
    kept: sql`k.state = 'met'`,
    value: sql`coalesce(k.counted_seconds, k.counted)`,
    words: nothing,
    from: sql`clock k join "case" c on c.id = k.case_id`,
    where: sql`k.standard_id = ${id} and k.state in ('met', 'missed', 'breached')`,
  }),
  count: (standard) => ({
    id: sql`c.id`,
    at: sql`c.solved_at`,
    branch: sql`c.branch_id`,
    member: sql`c.owner_id`,
    kept: sql`${of(counted, standard)} <= ${standard.limitCount}::int`,
    value: of(counted, standard),
    words: nothing,
    from: sql`"case" c`,
    where: sql`c.solved_at is not null and ${holdsFor(standard)}`,
  }),
  survey_item: (standard) => ({
    id: sql`r.id`,
    at: sql`r.answered_at`,
    branch: sql`r.branch_id`,
    member: sql`c.owner_id`,
    kept: sql`${of(answered, standard)} >= ${standard.limitCount}::int`,
    value: of(answered, standard),
    words: sql`r.comment`,
    from: sql`survey_response r join "case" c on c.id = r.case_id`,
    where: sql`${of(answered, standard)} is not null and ${holdsFor(standard)}`,
  }),
  record: (standard) => ({
    id: sql`p.id`,
    at: sql`p.due_at`,
    branch: sql`c.branch_id`,
    member: sql`p.member_id`,
    kept: sql`p.state = 'kept'`,
    value: nothing,
    words: sql`p.words`,
    from: sql`promise p join "case" c on c.id = p.case_id`,
    where: sql`p.state in ('kept', 'broken') and ${holdsFor(standard)}`,
  }),
}
