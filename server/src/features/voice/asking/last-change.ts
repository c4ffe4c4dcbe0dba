import type { Language } from '@heed/contract/primitives.ts'
import type { Words } from '@heed/contract/survey-content.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { inWords } from '../page/view-question.ts'

/**
 * What was done last because customers said so, here or everywhere, as it is told in public: in the customer's language where it
 * is written in it, else as it is written. Undefined while nothing was.
 */
export async function lastChange(tx: Tx, branchId: string, language: Language): Promise<string | undefined> {
  const { rows } = await sql<{ did: Words }>`
    select d.did from decision d
    where d.workspace_id = ${tx.scope.workspaceId} and d.public and d.done_on is not null
      and (d.branch_id = ${branchId} or d.branch_id is null)
    order by coalesce(d.did ->> ${language}, '') <> '' desc, d.done_on desc, d.id desc limit 1`.execute(tx.db)
  return rows[0] && inWords(rows[0].did, language).trim().replace(/\s+/g, ' ')
}
