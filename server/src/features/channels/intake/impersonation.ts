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
  const own = await tx.db
    .selectFrom('channel')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('kind', '=', 'mail')
    .where('address', 'in', [sender, plainAddress(sender)])
    .executeTakeFirst()
  if (own) return 'mail.from_ourselves'
  const member = await tx.db
    .selectFrom('member')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('email', '=', sender)
    .where('active', '=', true)
    .executeTakeFirst()
  return member ? 'mail.from_employee' : undefined
}
