import type { Tx } from '../../../platform/scope.ts'
import { plainAddress } from '../channel.queries.ts'

/** Addresses behind which nobody reads. */
export const isMachine = (address: string): boolean =>
  /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)([+._-].*)?@/.test(address)

/** An address that we receive mail at ourselves: writing to it would never end. */
export async function isOurOwn(tx: Tx, address: string): Promise<boolean> {
  const own = await tx.db
    .selectFrom('channel')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('kind', '=', 'mail')
    .where('address', 'in', [address, plainAddress(address)])
    .executeTakeFirst()
  return own !== undefined
}
