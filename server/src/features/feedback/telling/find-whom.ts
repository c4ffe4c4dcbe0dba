import type { FeedbackPage } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { listAddresses } from '../../customers/index.ts'
import type { FeedbackRow } from '../feedback-rows.ts'

/** Done, and nobody told yet. With a case and a mail address of its customer it can be told by mail. */
export type ToTell = {
  id: string
  branch_id: string | null
  state: string
  decision_id: string | null
  customer_id: string | null
  case_id: string | null
  language: Language | null
  customer: string | null
  address_as: unknown
  case_number: number | null
  email: string | null
  is_noticed: boolean
  done_text: string | null
  decided_text: string | null
}

/** Items that a telling is about, in the order they came: the first of a customer is the one whose case the mail belongs to. */
export async function findToTell(tx: Tx, where: RawBuilder<unknown>, options: { lock: boolean }): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    select f.id, f.branch_id, f.state, f.decision_id, f.customer_id, f.case_id, f.done_text, f.decided_text, u.language,
      u.name as customer, u.address_as, (select c.number from "case" c where c.id = f.case_id) as case_number,
      (select a.value from customer_address a where a.customer_id = f.customer_id and a.kind = 'email' order by a.value limit 1) as email,
      exists (select from feedback_notice n where n.feedback_id = f.id
        or (n.decision_id = f.decision_id and n.customer_id = f.customer_id)) as is_noticed
    from feedback f left join customer u on u.id = f.customer_id
    where f.workspace_id = ${tx.scope.workspaceId} and f.state = 'done' and ${where}
    order by f.said_at, f.id ${options.lock ? sql`for update of f` : sql``}`.execute(tx.db)
  return rows
}

/** One item for each customer whom a mail reaches. */
export function chooseReached(items: ToTell[]): ToTell[] {
  const chosen = new Map<string, ToTell>()
  for (const item of items)
    if (item.customer_id && item.case_id && item.email && !item.is_noticed && !chosen.has(item.customer_id))
      chosen.set(item.customer_id, item)
  return [...chosen.values()]
}

export async function whyNotByMail(tx: Tx, row: FeedbackRow): Promise<FeedbackPage['canTell']> {
  if (row.state === 'told') return 'told_already'
  if (row.state !== 'done') return 'nothing_done'
  if (!row.case_id || !row.customer_id) return 'no_case'
  const addresses = await listAddresses(tx, [row.customer_id])
  return addresses.some(({ kind }) => kind === 'email') ? 'yes' : 'no_email'
}
