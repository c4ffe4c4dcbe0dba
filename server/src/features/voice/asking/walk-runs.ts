import { afterQuietHours } from '@heed/methods/quiet-hours.ts'
import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { isDrawn } from './draw-share.ts'
import { runCustomers } from './run-customers.ts'

const batch = 1000
const batchesATurn = 200

/** Looks at the customers of runs, a thousand a transaction; where it got to is committed with what it planned, so a run goes on after any crash and asks nobody twice. */
export async function walkRuns(scope: Scope): Promise<number> {
  let looked = 0
  const failed: string[] = []
  for (let turn = 0; turn < batchesATurn; turn += 1) {
    let run: Run | undefined
    try {
      await scope.transaction(async (tx) => {
        run = await takeRun(tx, failed)
        if (run) looked += await walkOn(tx, run)
      })
    } catch (error) {
      if (!run) throw error
      // One that cannot go on must not hold up the others behind it.
      failed.push(run.id)
      scope.house.log.warn({ runId: run.id, error: (error as Error).message }, 'A survey run could not go on')
    }
    if (!run) break
  }
  return looked
}

type Run = NonNullable<Awaited<ReturnType<typeof takeRun>>>

const takeRun = (tx: Tx, not: string[]) =>
  tx.db
    .selectFrom('survey_run as r')
    .innerJoin('survey as s', 's.id', 'r.survey_id')
    .innerJoin('workspace as w', 'w.id', 'r.workspace_id')
    .selectAll('r')
    .select(['s.quiet_days', 's.seed', 's.held_out_percent', 's.closed_at'])
    .select(['w.survey_quiet_from as from', 'w.survey_quiet_to as to'])
    .where('r.workspace_id', '=', tx.scope.workspaceId)
    .where('r.state', '=', 'running')
    .$if(not.length > 0, (query) => query.where('r.id', 'not in', not))
    .orderBy('r.id')
    .limit(1)
    .forUpdate('r')
    .skipLocked()
    .executeTakeFirst()

type Customer = {
  id: string
  language: string
  stopped: boolean
  has_email: boolean
  asked_at: Date | null
  branch_id: string
  zone: string
}

/** The next thousand customers of a run. */
async function walkOn(tx: Tx, run: Run): Promise<number> {
  const choice = { branchId: run.branch_id, language: run.language, seenDays: run.seen_days }
  const { rows } = await sql<Customer>`
    with next as (
      select u.id, u.language, u.zone, u.surveys_stopped_at is not null as stopped, seen.branch_id
      ${runCustomers(tx.scope.workspaceId, choice, run.created_at)} and (${run.after}::uuid is null or u.id > ${run.after}::uuid)
      order by u.id limit ${batch}
    ), first as (select id, zone from branch where workspace_id = ${tx.scope.workspaceId} order by id limit 1)
    select n.id, n.language, n.stopped, coalesce(b.id, f.id) as branch_id, coalesce(n.zone, b.zone, f.zone) as zone,
      exists (select from customer_address a where a.customer_id = n.id and a.kind = 'email') as has_email,
      (select max(i.sent_at) from survey_invitation i where i.customer_id = n.id) as asked_at
    from next n cross join first f left join branch b on b.id = n.branch_id order by n.id`.execute(tx.db)
  const drawn = rows.filter(({ id }) => isDrawn(run.id, id, run.share_percent))
  await plan(tx, run, drawn)
  const isDone = rows.length < batch || run.closed_at !== null
  await tx.db
    .updateTable('survey_run')
    .set((set) => ({
      after: rows.at(-1)?.id ?? run.after,
      looked_at: set('looked_at', '+', rows.length),
      not_drawn: set('not_drawn', '+', rows.length - drawn.length),
      ...(isDone ? { state: 'done', ended_at: now() } : {}),
    }))
    .where('id', '=', run.id)
    .execute()
  return rows.length
}

async function plan(tx: Tx, run: Run, customers: Customer[]): Promise<void> {
  if (customers.length === 0) return
  const quietSince = new Date(now().getTime() - run.quiet_days * 86_400_000)
  const reasonOf = ({ id, has_email, stopped, asked_at }: Customer) => {
    if (isDrawn(`${run.seed} out`, id, run.held_out_percent)) return 'held_out'
    if (!has_email) return 'no_email'
    if (stopped) return 'stopped'
    return asked_at && asked_at > quietSince ? 'asked_recently' : null
  }
  const due = Math.max(run.send_at.getTime(), now().getTime())
  const rows = customers.map((customer) => ({
    id: newId(),
    customer_id: customer.id,
    branch_id: customer.branch_id,
    language: customer.language,
    reason: reasonOf(customer),
    send_at: new Date(afterQuietHours(due, customer.zone, run)).toISOString(),
  }))
  await sql`insert into survey_invitation (id, survey_id, run_id, occasion, customer_id, branch_id, language, state, reason, send_at)
    select v.id, ${run.survey_id}, ${run.id}, 'day', v.customer_id, v.branch_id, v.language,
      case when v.reason is null then 'planned' else 'not_sent' end, v.reason, v.send_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, customer_id uuid, branch_id uuid, language text, reason text, send_at timestamptz)
    on conflict do nothing`.execute(tx.db)
}
