import { hashOf, newToken } from '../../platform/access/link-token.ts'
import { seal, unseal } from '../../platform/access/seal.ts'
import type { Tx } from '../../platform/scope.ts'

const use = 'complaint link'

/** The address of the customer's page of a complaint, the same in every letter; it is kept encrypted only. */
export async function complaintLink(tx: Tx, caseId: string): Promise<string> {
  const { house, workspaceId } = tx.scope
  const { sealed_link } = await tx.db
    .selectFrom('complaint')
    .select('sealed_link')
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (sealed_link) return addressOf(house.config.url, unseal(house.secret, use, caseId, sealed_link))
  const token = newToken(workspaceId)
  await tx.db
    .updateTable('complaint')
    .set({ link_hash: hashOf(token), sealed_link: seal(house.secret, use, caseId, token) })
    .where('case_id', '=', caseId)
    .execute()
  return addressOf(house.config.url, token)
}

const addressOf = (url: string, token: string) => `${url}/c/${token}`
