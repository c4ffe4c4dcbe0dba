import type { PolicyException } from '@heed/contract/exceptions.ts'
import type { Worth } from '@heed/methods/remedy-limits.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { PolicyException as ExceptionTable } from '../../../platform/database/tables.generated.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { listLimits } from '../remedy-policy.ts'
import { givenInCase, mayDecide } from '../remedy-rows.ts'

export type ExceptionRow = Selectable<ExceptionTable>

type ListedRow = ExceptionRow & {
  number: number
  subject: string
  branch_id: string
  branch_name: string
  rule_name: string
  asker_name: string | null
  approver_name: string | null
  decider_name: string | null
  writer_name: string | null
  about_member_id: string | null
  given: Worth[]
}

/** The month in which it was asked, by the calendar of its branch. */
export const monthOf = sql`to_char(x.asked_at at time zone b.zone, 'YYYY-MM')`

/** Exceptions as `x` with the branch of their case as `b`; ordering and limit are the caller's. */
export async function selectExceptions(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<PolicyException[]> {
  const { rows } = await sql<ListedRow>`
    select x.*, c.number, c.subject, b.id as branch_id, b.name as branch_name, r.name as rule_name, a.name as asker_name,
      p.name as approver_name, d.name as decider_name, w.name as writer_name,
      (select k.about_member_id from complaint k where k.case_id = x.case_id and k.withdrawn_at is null) as about_member_id,
      case when x.state = 'asked' then ${givenInCase('x')} else '[]'::json end as given
    from policy_exception x
    join "case" c on c.id = x.case_id
    join branch b on b.id = c.branch_id
    join rule r on r.id = x.rule_id
    left join member a on a.id = x.asked_by
    left join member p on p.id = x.approver_id
    left join member d on d.id = x.decided_by
    left join member w on w.id = x.result_by
    where x.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(tx.db)
  const limits = rows.some(({ state }) => state === 'asked') ? await listLimits(tx) : []
  return rows.map((row) => present(row, row.state === 'asked' && mayDecide(tx, row, row.given, limits)))
}

export async function readException(tx: Tx, exceptionId: string): Promise<PolicyException> {
  const [item] = await selectExceptions(tx, sql`x.id = ${exceptionId}`, sql``)
  if (!item) throw notFound()
  return item
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

const present = (row: ListedRow, isReaders: boolean): PolicyException => ({
  id: row.id,
  case: { id: row.case_id, number: row.number, subject: row.subject },
  branch: { id: row.branch_id, name: row.branch_name },
  rule: { id: row.rule_id, name: row.rule_name },
  gives: row.gives,
  needs: row.needs,
  why: row.why,
  cost: row.cost,
  currency: row.currency,
  state: row.state as PolicyException['state'],
  askedBy: person(row.asked_by, row.asker_name),
  askedAt: row.asked_at.toISOString(),
  approver: row.state === 'asked' ? person(row.approver_id, row.approver_name) : null,
  decideBy: row.state === 'asked' ? (row.decide_by?.toISOString() ?? null) : null,
  decidedBy: person(row.decided_by, row.decider_name),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionWords: row.decision_words,
  result: row.result,
  resultBy: person(row.result_by, row.writer_name),
  resultAt: row.result_at?.toISOString() ?? null,
  mayDecide: isReaders,
})
