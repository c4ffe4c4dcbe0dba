import type { AlertDecision, ProductAlert, ProductAlertBrief, Withdrawal } from '@heed/contract/product-alerts.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { listKeptFiles } from '../../cases/index.ts'
import { person } from '../person.ts'

type AlertRow = {
  id: string
  product: string
  batch: string | null
  facts: string
  opened_by: string | null
  opener_name: string | null
  opened_at: Date
  finding: string | null
  decision: string | null
  for_customers: ProductAlert['forCustomers']
  closed_by: string | null
  closer_name: string | null
  closed_at: Date | null
  waiting: number
  complaints: number
}

/** Alerts with what of them is in sight; ordering and limit are the caller's. */
export async function selectAlerts(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select a.*, o.name as opener_name, c.name as closer_name,
      (select count(*) from branch_withdrawal w where w.alert_id = a.id and w.confirmed_at is null)::int as waiting,
      (select count(*) from product_alert_case k where k.alert_id = a.id and k.unlinked_at is null)::int as complaints
    from product_alert a
    left join member o on o.id = a.opened_by
    left join member c on c.id = a.closed_by
    where a.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(tx.db)
  return rows
}

type Totals = ProductAlertBrief['branches']

/** Of the whole business: whoever sees one branch also sees how far the others are, and not which. */
async function countBranches(tx: Tx, ids: string[]): Promise<Map<string, Totals>> {
  const { rows } = await tx.everywhere(() =>
    sql<Totals & { alert_id: string }>`
      select alert_id, count(*)::int as asked, count(confirmed_at)::int as confirmed, coalesce(sum(removed), 0)::int as removed
      from branch_withdrawal where alert_id = any (${ids}::uuid[]) group by alert_id`.execute(tx.db),
  )
  return new Map(rows.map(({ alert_id, ...totals }) => [alert_id, totals]))
}

export async function presentBriefs(tx: Tx, rows: AlertRow[]): Promise<ProductAlertBrief[]> {
  const totals = await countBranches(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    product: row.product,
    batch: row.batch,
    openedBy: person(row.opened_by, row.opener_name),
    openedAt: row.opened_at.toISOString(),
    branches: totals.get(row.id) ?? { asked: 0, confirmed: 0, removed: 0 },
    waiting: row.waiting,
    complaints: row.complaints,
    decision: row.decision as AlertDecision | null,
    closedAt: row.closed_at?.toISOString() ?? null,
  }))
}

export async function readAlert(tx: Tx, alertId: string): Promise<ProductAlert> {
  const rows = await selectAlerts(tx, sql`a.id = ${alertId}`, sql`limit 1`)
  const [row] = rows
  const [brief] = await presentBriefs(tx, rows)
  if (!row || !brief) throw notFound()
  return {
    ...brief,
    facts: row.facts,
    files: (await listKeptFiles(tx, [alertId])).get(alertId) ?? [],
    withdrawals: (await selectWithdrawals(tx).where('w.alert_id', '=', alertId).execute()).map(presentWithdrawal),
    cases: await listAlertCases(tx, alertId),
    finding: row.finding,
    forCustomers: row.for_customers,
    closedBy: person(row.closed_by, row.closer_name),
  }
}

const selectWithdrawals = (tx: Tx) =>
  tx.db
    .selectFrom('branch_withdrawal as w')
    .innerJoin('branch as b', 'b.id', 'w.branch_id')
    .leftJoin('member as m', 'm.id', 'w.confirmed_by')
    .selectAll('w')
    .select(['b.name as branch_name', 'm.name as member_name'])
    .orderBy('b.name')
    .orderBy('w.id')

type WithdrawalRow = Awaited<ReturnType<ReturnType<typeof selectWithdrawals>['execute']>>[number]

const presentWithdrawal = (row: WithdrawalRow): Withdrawal => ({
  id: row.id,
  branch: { id: row.branch_id, name: row.branch_name },
  askedAt: row.asked_at.toISOString(),
  removed: row.removed,
  note: row.note,
  confirmedBy: person(row.confirmed_by, row.member_name),
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
})

export async function readWithdrawal(tx: Tx, withdrawalId: string): Promise<Withdrawal> {
  const row = await selectWithdrawals(tx).where('w.id', '=', withdrawalId).executeTakeFirst()
  if (!row) throw notFound()
  return presentWithdrawal(row)
}

async function listAlertCases(tx: Tx, alertId: string): Promise<ProductAlert['cases']> {
  const rows = await tx.db
    .selectFrom('product_alert_case as k')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select(['c.id', 'c.number', 'c.subject', 'c.customer_id', 'u.name as customer_name', 'c.branch_id'])
    .select(['b.name as branch_name', 'k.linked_by', 'k.telling'])
    .where('k.alert_id', '=', alertId)
    .where('k.unlinked_at', 'is', null)
    .orderBy('c.number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    customer: { id: row.customer_id, name: row.customer_name },
    branch: { id: row.branch_id, name: row.branch_name },
    bySameProduct: row.linked_by === null,
    telling: row.telling as ProductAlert['cases'][number]['telling'],
  }))
}
