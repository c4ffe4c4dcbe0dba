import type { Action } from '@heed/contract/actions.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

export type ActionRow = {
  id: string
  kind: string
  words: string | null
  facts: Record<string, unknown>
  branch_id: string
  branch_name: string
  case_id: string | null
  case_number: number | null
  case_subject: string | null
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  owner_name: string | null
  for_role: string | null
  due_at: Date | null
  state: string
  outcome: string | null
  settled_at: Date | null
  settled_by: string | null
  settler_name: string | null
  made_by: string | null
  maker_name: string | null
  made_at: Date
}

/** Actions with the names that people know them by; ordering and limit are the caller's. */
export async function selectActions(
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select a.*, b.name as branch_name, c.number as case_number, c.subject as case_subject, u.id as customer_id,
      u.name as customer_name, o.name as owner_name, s.name as settler_name, m.name as maker_name
    from action a
    join branch b on b.id = a.branch_id
    left join "case" c on c.id = a.case_id
    left join customer u on u.id = c.customer_id
    left join member o on o.id = a.owner_id
    left join member s on s.id = a.settled_by
    left join member m on m.id = a.made_by
    where a.workspace_id = ${tx.scope.workspaceId} and ${where} ${tail}`.execute(tx.db)
  return rows
}

export async function readAction(tx: Tx, actionId: string): Promise<Action> {
  const [row] = await selectActions(tx, sql`a.id = ${actionId}`, sql`limit 1`)
  if (!row) throw notFound()
  return presentAction(row)
}

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

export const caseOf = (
  row: Pick<ActionRow, 'case_id' | 'case_number' | 'case_subject' | 'customer_id' | 'customer_name'>,
) =>
  row.case_id && row.case_number !== null
    ? {
        id: row.case_id,
        number: row.case_number,
        subject: row.case_subject ?? '',
        customer: { id: row.customer_id ?? '', name: row.customer_name ?? '' },
      }
    : null

export const presentAction = (row: ActionRow): Action => ({
  id: row.id,
  kind: row.kind as Action['kind'],
  words: row.words,
  facts: row.facts,
  branch: { id: row.branch_id, name: row.branch_name },
  case: caseOf(row),
  owner: person(row.owner_id, row.owner_name),
  forRole: row.for_role as Action['forRole'],
  dueAt: row.due_at?.toISOString() ?? null,
  state: row.state as Action['state'],
  outcome: row.outcome,
  settledAt: row.settled_at?.toISOString() ?? null,
  settledBy: person(row.settled_by, row.settler_name),
  madeBy: person(row.made_by, row.maker_name),
  madeAt: row.made_at.toISOString(),
})
