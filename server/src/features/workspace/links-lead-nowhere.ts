import { isLoopbackUrl } from '../../platform/config.ts'
import type { House } from '../../platform/house.ts'
import type { Tx } from '../../platform/scope.ts'

/** Nobody but this machine can open an address like localhost, and mail to customers can leave. */
export async function doLinksLeadNowhere(tx: Tx): Promise<boolean> {
  const { config } = tx.scope.house
  if (!isLoopbackUrl(config.url)) return false
  // What a demo sends goes to its own mailbox.
  const real = await tx.db.selectFrom('workspace').select('id').where('demo', '=', false).executeTakeFirst()
  if (!real || config.smtpUrl) return real !== undefined
  const sending = await tx.db
    .selectFrom('channel')
    .select('id')
    .where('kind', '=', 'mail')
    .where('active', '=', true)
    .where('smtp', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return sending !== undefined
}

/** Said once at the start, since nobody here sees the mails that customers get. */
export async function warnOfLinks(house: House): Promise<() => Promise<void>> {
  const { url } = house.config
  for (const workspaceId of isLoopbackUrl(url) ? await house.workspaceIds() : [])
    if (await house.scopeOf(workspaceId).transaction(doLinksLeadNowhere))
      house.log.warn(
        { url, workspaceId },
        'Customers cannot open the links in mails: set HEED_URL to the address by which they reach Heed',
      )
  return async () => {}
}
