import type { Rule, RulePage } from '@heed/contract/rules.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { person } from '../person.ts'
import { selectUses } from './rule-uses.ts'

type Row = {
  id: string
  name: string
  for_whom: Rule['forWhom']
  owner_id: string
  owner_name: string
  review_on: string
  version: number
  text: string
  is_read: boolean
  read: number
  complaints: number
  refusals: number
  exceptions: number
  opened_for: ReviewReason | null
  retired_at: Date | null
}

export type ReviewReason = RulePage['reviews'][number]['reason']

const lastReview = sql`coalesce((select max(v.done_at) from rule_review v where v.rule_id = r.id), r.made_at)`
/** What customers met since the rule `r` was last looked at, or made. */
export const sinceReview = {
  refusals: sql`(select count(*) from rule_use x where x.rule_id = r.id and x.asked is not null and x.at > ${lastReview})::int`,
  exceptions: sql`(select count(*) from policy_exception x where x.rule_id = r.id and x.state = 'granted'
    and x.decided_at > ${lastReview})::int`,
}

/** Rules with their figures of the whole business, whichever branches the reader sees. */
async function selectRules(tx: Tx, where: RawBuilder<unknown>): Promise<{ rows: Row[]; members: number }> {
  const reader = tx.scope.actor?.id ?? null
  return tx.everywhere(async () => {
    const { rows } = await sql<Row>`
      select r.*, r.review_on::text as review_on, o.name as owner_name, v.version, v.text,
        exists (select from rule_reading g where g.rule_id = r.id and g.version = v.version and g.member_id = ${reader}) as is_read,
        (select count(*) from rule_reading g join member m on m.id = g.member_id and m.active
          where g.rule_id = r.id and g.version = v.version)::int as read,
        (select count(distinct x.case_id) from rule_use x join complaint k on k.case_id = x.case_id and k.withdrawn_at is null
          where x.rule_id = r.id)::int as complaints,
        ${sinceReview.refusals} as refusals,
        ${sinceReview.exceptions} as exceptions,
        (select w.reason from rule_review w where w.rule_id = r.id and w.done_at is null) as opened_for
      from rule r
      join member o on o.id = r.owner_id
      join lateral (select version, text from rule_version where rule_id = r.id order by version desc limit 1) v on true
      where r.workspace_id = ${tx.scope.workspaceId} and ${where}
      order by r.review_on, r.name, r.id`.execute(tx.db)
    const { n } = await tx.db
      .selectFrom('member')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('active', '=', true)
      .where('workspace_id', '=', tx.scope.workspaceId)
      .executeTakeFirstOrThrow()
    return { rows, members: n }
  })
}

/** Why it should be looked at: rules that hide us from complaining customers, then those that refuse or are set aside often, then those overdue. */
function reviewOf(row: Row): Rule['review'] {
  if (row.retired_at) return null
  if (row.for_whom === 'comfort' && row.complaints > 0) return 'comfort'
  if (row.opened_for === 'refusals' || row.opened_for === 'exceptions') return row.opened_for
  return row.opened_for === 'date' || row.review_on < today() ? 'overdue' : null
}

/** Rules know no zone: their day is the one that has begun everywhere west of the date line. */
export const today = (): string => now().toISOString().slice(0, 10)

const urgency = ['comfort', 'refusals', 'exceptions', 'overdue', null] as const

export async function readRules(tx: Tx, { retired }: { retired: boolean }): Promise<Rule[]> {
  const { rows, members } = await selectRules(tx, retired ? sql`r.retired_at is not null` : sql`r.retired_at is null`)
  return rows
    .map((row) => present(row, members))
    .toSorted(
      (a, b) =>
        urgency.indexOf(a.review) - urgency.indexOf(b.review) ||
        (a.review === 'comfort' ? b.complaints - a.complaints : 0),
    )
}

export async function readRulePage(tx: Tx, ruleId: string): Promise<RulePage> {
  const { rows, members } = await selectRules(tx, sql`r.id = ${ruleId}`)
  const [row] = rows
  if (!row) throw notFound()
  return {
    ...present(row, members),
    versions: await listVersions(tx, ruleId),
    uses: await selectUses(tx, sql`x.rule_id = ${ruleId}`),
    reviews: await listReviews(tx, ruleId),
  }
}

async function listVersions(tx: Tx, ruleId: string): Promise<RulePage['versions']> {
  const versions = await tx.db
    .selectFrom('rule_version as v')
    .leftJoin('member as m', 'm.id', 'v.written_by')
    .select(['v.version', 'v.text', 'v.written_by', 'v.written_at', 'm.name'])
    .where('v.rule_id', '=', ruleId)
    .orderBy('v.version', 'desc')
    .execute()
  const readings = await tx.db
    .selectFrom('rule_reading as g')
    .innerJoin('member as m', 'm.id', 'g.member_id')
    .select(['g.version', 'g.member_id', 'g.read_at', 'm.name'])
    .where('g.rule_id', '=', ruleId)
    .orderBy('g.read_at')
    .execute()
  return versions.map((row) => ({
    version: row.version,
    text: row.text,
    by: person(row.written_by, row.name),
    at: row.written_at.toISOString(),
    readings: readings
      .filter(({ version }) => version === row.version)
      .map(({ member_id, name, read_at }) => ({ member: { id: member_id, name }, at: read_at.toISOString() })),
  }))
}

async function listReviews(tx: Tx, ruleId: string): Promise<RulePage['reviews']> {
  const rows = await tx.db
    .selectFrom('rule_review as w')
    .leftJoin('member as m', 'm.id', 'w.done_by')
    .selectAll('w')
    .select('m.name')
    .where('w.rule_id', '=', ruleId)
    .orderBy('w.opened_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason as ReviewReason,
    openedAt: row.opened_at.toISOString(),
    outcome: row.outcome as 'kept' | 'changed' | 'dropped' | null,
    words: row.words,
    doneBy: person(row.done_by, row.name),
    doneAt: row.done_at?.toISOString() ?? null,
  }))
}

const present = (row: Row, members: number): Rule => ({
  id: row.id,
  name: row.name,
  forWhom: row.for_whom,
  owner: { id: row.owner_id, name: row.owner_name },
  reviewOn: row.review_on,
  text: row.text,
  version: row.version,
  isRead: row.is_read,
  read: { members: row.read, of: members },
  complaints: row.complaints,
  refusals: row.refusals,
  exceptions: row.exceptions,
  review: reviewOf(row),
  retiredAt: row.retired_at?.toISOString() ?? null,
})
