import type { getCauseFigures, listCauseCases } from '@heed/contract/causes.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { branchUnknown } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { readCause } from './cause-rows.ts'

type Period = z.output<typeof getCauseFigures.query>

/** Complaints of a period on the calendar of their branch: the one condition behind every figure here and its rows. */
const inPeriod = (tx: Tx, { from, to, branchId }: Period) => sql`
  complaint k
  join "case" c on c.id = k.case_id
  join branch b on b.id = c.branch_id
  left join cause_review r on r.case_id = k.case_id
  where k.workspace_id = ${tx.scope.workspaceId} and k.withdrawn_at is null
    and (k.received_at at time zone b.zone)::date between ${from}::date and ${to}::date
    and ${branchId ? sql`c.branch_id = ${branchId}` : sql`true`}`

/** The shares are of those complaints that name a cause; rounded to a tenth for reading, summed before. */
export const readCauseFigures = (scope: Scope, period: Period) =>
  scope.transaction(async (tx) => {
    await requireBranch(tx, period.branchId)
    const counted = await countByCause(tx, period)
    const funnel = await countFunnel(tx, period)
    let sum = 0
    const tenths = (part: number) => Math.round((part / funnel.named) * 1000) / 10
    const causes = counted.map((row) => {
      sum += row.complaints
      return { ...row, sharePercent: tenths(row.complaints), cumulatedPercent: tenths(sum) }
    })
    const { reviewed, ...complaints } = funnel
    const share = wilsonInterval(reviewed, funnel.solved)
    return { causes, complaints, reviewed: share ? { ...share, reviewed } : null }
  })

async function countByCause(tx: Tx, period: Period) {
  const { rows } = await sql<{
    id: string
    words: string
    kind: 'strategy' | 'people' | 'systems'
    complaints: number
  }>`
    select a.id, a.words, a.kind, count(*)::int as complaints
    from (select r.cause_id from ${inPeriod(tx, period)} and r.cause_id is not null) as named
    join cause a on a.id = named.cause_id
    group by a.id, a.words, a.kind order by count(*) desc, a.words, a.id`.execute(tx.db)
  return rows
}

type Funnel = { all: number; solved: number; satisfied: number; prevented: number; named: number; reviewed: number }

async function countFunnel(tx: Tx, period: Period): Promise<Funnel> {
  const { rows } = await sql<Funnel>`
    select count(*)::int as all, count(*) filter (where is_solved)::int as solved,
      count(*) filter (where is_solved and satisfied)::int as satisfied,
      count(*) filter (where is_solved and is_prevented)::int as prevented,
      count(*) filter (where is_solved and is_reviewed)::int as reviewed,
      count(*) filter (where cause_id is not null)::int as named
    from (select c.state in ('solved', 'closed') as is_solved, k.satisfied is true as satisfied,
      r.case_id is not null as is_reviewed, r.cause_id,
      -- The newest step of a stage holds.
      (select s.way from complaint_step s where s.case_id = k.case_id and s.stage = 'prevented' order by s.id desc limit 1) = 'done'
        as is_prevented from ${inPeriod(tx, period)}) as complaints`.execute(tx.db)
  return rows[0] as Funnel
}

type CaseRow = {
  id: string
  number: number
  subject: string
  customer_id: string
  customer_name: string
  branch_id: string
  branch_name: string
  received_at: Date
  item: string | null
}

export const listCasesOfCause = (scope: Scope, causeId: string, period: z.output<typeof listCauseCases.query>) =>
  scope.transaction(async (tx) => {
    await readCause(tx, causeId)
    await requireBranch(tx, period.branchId)
    const { rows } = await sql<CaseRow>`
      select named.*, u.name as customer_name from (
        select c.id, c.number, c.subject, c.customer_id, c.branch_id, b.name as branch_name, k.received_at, k.item
        from ${inPeriod(tx, period)} and r.cause_id = ${causeId}) as named
      join customer u on u.id = named.customer_id
      order by named.received_at desc, named.id desc`.execute(tx.db)
    return {
      items: rows.map((row) => ({
        id: row.id,
        number: row.number,
        subject: row.subject,
        customer: { id: row.customer_id, name: row.customer_name },
        branch: { id: row.branch_id, name: row.branch_name },
        receivedAt: row.received_at.toISOString(),
        item: row.item,
      })),
    }
  })

async function requireBranch(tx: Tx, branchId: string | undefined): Promise<void> {
  if (branchId === undefined) return
  const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
  if (!branch) throw branchUnknown()
}
