import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { plainAddress } from '../channel.queries.ts'

/**
 * Colleagues write here, in Heed, and our own addresses only send: a mail that claims to come from one of them is forged or
 * our own coming back. Taken as a customer's words it could reach real customers in a colleague's name.
 */
export async function impersonates(
  tx: Tx,
  sender: string,
): Promise<'mail.from_employee' | 'mail.from_ourselves' | undefined> {
  const { rows } = await sql<{ ours: boolean; employee: boolean }>`
    select exists (select from channel c where c.workspace_id = ${tx.scope.workspaceId} and c.kind = 'mail' and c.address in (${sender}, ${plainAddress(sender)})) as ours,
      exists (select from member m where m.workspace_id = ${tx.scope.workspaceId} and m.email = ${sender} and m.active) as employee`.execute(
    tx.db,
  )
  if (rows[0]?.ours) return 'mail.from_ourselves'
  return rows[0]?.employee ? 'mail.from_employee' : undefined
}
