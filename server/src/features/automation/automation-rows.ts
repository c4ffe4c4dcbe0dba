import type { Automation, AutomationDraft, AutomationRun } from '@heed/contract/automations.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Automation as AutomationTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

/** What a rule says, as it is stored. */
export type Rule = Pick<AutomationDraft, 'match' | 'conditions' | 'actions'>

export type AutomationRecord = Selectable<AutomationTable>

const lookBackMs = 30 * 86_400_000

type Row = {
  id: string
  name: string
  branch_id: string | null
  branch_name: string | null
  event: string
  rule: Rule
  state: string
  paused_at: Date | null
  most_per_hour: number
  version: number
  made_by: string | null
  maker_name: string | null
  made_at: Date
  did: number
  failed: number
  held: number
  last_at: Date | null
  looked_at: number
  met: number
}

export async function readAutomations(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<Automation[]> {
  const since = new Date(now().getTime() - lookBackMs)
  const { rows } = await sql<Row>`
    select a.*, b.name as branch_name, m.name as maker_name, r.*, h.held, d.*
    from automation a
    left join branch b on b.id = a.branch_id
    left join member m on m.id = a.made_by
    cross join lateral (
      select count(*) filter (where result = 'did')::int as did, count(*) filter (where result = 'failed')::int as failed,
        max(at) as last_at
      from automation_run where automation_id = a.id and at > ${since}
    ) r
    cross join lateral (
      select count(*)::int as held from automation_run where automation_id = a.id and result = 'held'
    ) h
    cross join lateral (
      select coalesce(sum(looked_at), 0)::int as looked_at, coalesce(sum(met), 0)::int as met
      from automation_day where automation_id = a.id and day > ${since}::timestamptz::date
    ) d
    where a.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by a.position, a.id`.execute(tx.db)
  return rows.map(present)
}

export async function readAutomation(tx: Tx, automationId: string): Promise<Automation> {
  const [found] = await readAutomations(tx, sql`a.id = ${automationId}`)
  if (!found) throw notFound()
  return found
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

const present = (row: Row): Automation => ({
  id: row.id,
  name: row.name,
  branchId: row.branch_id,
  branch: person(row.branch_id, row.branch_name),
  event: row.event as Automation['event'],
  match: row.rule.match,
  conditions: row.rule.conditions,
  actions: row.rule.actions,
  mostPerHour: row.most_per_hour,
  state: row.state as Automation['state'],
  pausedAt: row.paused_at?.toISOString() ?? null,
  version: row.version,
  madeBy: person(row.made_by, row.maker_name),
  madeAt: row.made_at.toISOString(),
  did: row.did,
  failed: row.failed,
  held: row.held,
  lastAt: row.last_at?.toISOString() ?? null,
  lookedAt: row.looked_at,
  met: row.met,
})

type RunRow = {
  id: string
  at: Date
  event: string
  result: string
  reason: string | null
  effects: AutomationRun['effects']
  version: number
  case_id: string | null
  number: number | null
  subject: string | null
  customer_id: string | null
  customer_name: string | null
  settled_at: Date | null
  settled_by: string | null
  settler_name: string | null
  word: string | null
}

export async function readRuns(
  tx: Tx,
  automationId: string,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<AutomationRun[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.at, r.event, r.result, r.reason, r.effects, r.version, c.id as case_id, c.number, c.subject,
      u.id as customer_id, u.name as customer_name, r.settled_at, r.settled_by, s.name as settler_name, r.word
    from automation_run r
    left join member s on s.id = r.settled_by
    left join "case" c on c.id = r.case_id
    left join customer u on u.id = c.customer_id
    where r.automation_id = ${automationId}
      ${after ? sql`and (r.at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by r.at desc, r.id desc limit ${limit}`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    event: row.event,
    case:
      row.case_id && row.number !== null
        ? {
            id: row.case_id,
            number: row.number,
            subject: row.subject ?? '',
            customer: { id: row.customer_id ?? '', name: row.customer_name ?? '' },
          }
        : null,
    result: row.result as AutomationRun['result'],
    reason: row.reason,
    effects: row.effects,
    version: row.version,
    settled: row.settled_at && {
      at: row.settled_at.toISOString(),
      by: person(row.settled_by, row.settler_name),
      word: row.word,
    },
  }))
}
