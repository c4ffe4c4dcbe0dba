import type { Decision } from '@heed/contract/decisions.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'

export type DecisionRow = {
  id: string
  branch_id: string | null
  branch: string | null
  said: Decision['said']
  did: Decision['did']
  decided_on: string
  done_on: string | null
  public: boolean
  created_by: string | null
  items: number
  told: number
}

export const selectDecisions = (where: RawBuilder<unknown>, limit: number): RawBuilder<DecisionRow> =>
  sql<DecisionRow>`select d.*, b.name as branch, m.name as created_by, f.items, f.told
  from (select * from decision d where ${where} order by d.decided_on desc, d.id desc limit ${limit}) d
  left join branch b on b.id = d.branch_id left join member m on m.id = d.created_by
  cross join lateral (select count(*) as items, count(*) filter (where state = 'told') as told from feedback where decision_id = d.id) f
  order by d.decided_on desc, d.id desc`

export const presentDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  branch: row.branch_id && row.branch !== null ? { id: row.branch_id, name: row.branch } : null,
  said: row.said,
  did: row.did,
  decidedOn: row.decided_on,
  doneOn: row.done_on,
  isPublic: row.public,
  items: row.items,
  told: row.told,
  createdBy: row.created_by,
})

/** @throws not_found unless it is in sight. */
export async function getDecision(tx: Tx, decisionId: string): Promise<DecisionRow> {
  const { rows } = await selectDecisions(sql`d.id = ${decisionId}`, 1).execute(tx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}
