import type { Cause } from '@heed/contract/causes.ts'
import { sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'

const selectCauses = (tx: Tx) =>
  tx.db
    .selectFrom('cause as c')
    .selectAll('c')
    .select((select) =>
      select
        .selectFrom('cause_review as r')
        .innerJoin('complaint as k', 'k.case_id', 'r.case_id')
        .select(sql<number>`count(*)::int`.as('complaints'))
        .whereRef('r.cause_id', '=', 'c.id')
        .where('k.withdrawn_at', 'is', null)
        .as('complaints'),
    )
    .where('c.workspace_id', '=', tx.scope.workspaceId)

type CauseRow = Awaited<ReturnType<ReturnType<typeof selectCauses>['execute']>>[number]

const present = (row: CauseRow): Cause => ({
  id: row.id,
  parentId: row.parent_id,
  words: row.words,
  kind: row.kind as Cause['kind'],
  lack: row.lack as Cause['lack'],
  product: row.product,
  whys: row.whys,
  complaints: row.complaints ?? 0,
  retiredAt: row.retired_at?.toISOString() ?? null,
})

export async function readCause(tx: Tx, causeId: string): Promise<Cause> {
  const row = await selectCauses(tx).where('c.id', '=', causeId).executeTakeFirst()
  if (!row) throw notFound()
  return present(row)
}

export async function readCauses(tx: Tx, { retired }: { retired: boolean }): Promise<Cause[]> {
  const rows = await selectCauses(tx)
    .where('c.retired_at', retired ? 'is not' : 'is', null)
    .orderBy('c.words')
    .orderBy('c.id')
    .execute()
  return rows.map(present)
}

/** A cause and all that stand below it. */
export async function withNarrower(tx: Tx, causeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from cause where id = ${causeId} and workspace_id = ${tx.scope.workspaceId}
      union select c.id from cause c join below b on c.parent_id = b.id
    ) select id from below`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** A cause and all that it stands below. */
export async function withBroader(tx: Tx, causeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from cause where id = ${causeId} and workspace_id = ${tx.scope.workspaceId}
      union select c.id, c.parent_id from cause c join above a on c.id = a.parent_id
    ) select id from above`.execute(tx.db)
  return rows.map(({ id }) => id)
}
