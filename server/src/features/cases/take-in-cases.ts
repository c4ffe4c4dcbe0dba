import type { CaseKind, CaseState } from '@heed/contract/cases.ts'
import type { Priority } from '@heed/contract/standards.ts'
import { sql } from 'kysely'
import { casesTakenIn } from '../../events/case-events.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { previewOf } from './receive-message.ts'

/** A case as a file tells of it. */
export type NewImportedCase = {
  /** What others know it by; the first is kept as the external id. */
  origins: string[]
  customerId: string
  branchId: string
  channelId: string
  kind: CaseKind
  state: CaseState
  priority: Priority
  subject: string
  text: string
  language: string
  tags: string[]
  openedAt: Date
  firstAnswerAt: Date | null
  lastMessageAt: Date
  solvedAt: Date | null
  closedAt: Date | null
  snoozedUntil: Date | null
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Those of these ids that a case of the business has, here or elsewhere; also in branches out of sight, so that none comes twice. */
export const findKnownCases = (tx: Tx, origins: string[]): Promise<Set<string>> =>
  tx.everywhere(async () => {
    const ids = origins.filter((origin) => uuid.test(origin)).map((origin) => origin.toLowerCase())
    const { rows } = await sql<{ origin: string }>`
      select origin from case_origin where workspace_id = ${tx.scope.workspaceId} and origin = any (${origins}::text[])
      union all select id::text from "case" where id = any (${ids}::uuid[])`.execute(tx.db)
    return new Set(rows.map(({ origin }) => origin))
  })

/**
 * Opens those that are not here yet, with the customer's first words, and says so once for all. What was owed for them was owed
 * elsewhere: no clock starts, nothing is acknowledged.
 * @returns how many came in.
 */
export async function takeInCases(tx: Tx, importId: string, cases: NewImportedCase[]): Promise<number> {
  const known = await findKnownCases(
    tx,
    cases.flatMap(({ origins }) => origins),
  )
  const made = cases
    .filter(({ origins }) => !origins.some((origin) => known.has(origin)))
    .map((item) => ({ ...item, id: newIdAt(Math.max(0, item.openedAt.getTime())) }))
  if (made.length === 0) return 0
  await tx.db
    .insertInto('case')
    .values(
      made.map((item) => ({
        id: item.id,
        number: sql<number>`heed.next_case_number()`,
        branch_id: item.branchId,
        channel_id: item.channelId,
        customer_id: item.customerId,
        kind: item.kind,
        state: item.state,
        priority: item.priority,
        subject: item.subject,
        preview: previewOf(item.text),
        language: item.language,
        tags: item.tags,
        opened_at: item.openedAt,
        first_answer_at: item.firstAnswerAt,
        last_message_at: item.lastMessageAt,
        solved_at: item.solvedAt,
        closed_at: item.closedAt,
        snoozed_until: item.snoozedUntil,
      })),
    )
    .execute()
  await tx.db
    .insertInto('message')
    .values(
      made.map((item) => ({
        id: newIdAt(Math.max(0, item.openedAt.getTime())),
        case_id: item.id,
        kind: 'customer',
        customer_id: item.customerId,
        language: item.language,
        text: item.text,
        at: item.openedAt,
      })),
    )
    .execute()
  const origins = made.flatMap((item) =>
    item.origins.map((origin, position) => ({ origin, case_id: item.id, position })),
  )
  if (origins.length > 0)
    await tx.db
      .insertInto('case_origin')
      .values(origins)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await tx.emit(casesTakenIn, { importId, caseIds: made.map(({ id }) => id) })
  return made.length
}
