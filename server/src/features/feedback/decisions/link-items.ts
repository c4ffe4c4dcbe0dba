import type { FeedbackState } from '@heed/contract/feedback.ts'
import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { findToday, withinDay } from '../days.ts'
import { keepSteps } from '../move-feedback.ts'

type Item = { id: string; branch_id: string | null; state: string }

/**
 * Answers items by one decision: what was only heard is decided by it, and done where the decision is done. What is done or told
 * already stays so. Items out of sight are named and left alone.
 */
export async function linkTo(tx: Tx, decision: { id: string; doneOn: string | null }, feedbackIds: string[]) {
  const items = await lock(tx, sql`f.id = any (${feedbackIds}::uuid[])`)
  const ids = items.map(({ id }) => id)
  await sql`update feedback set decision_id = ${decision.id} where id = any (${ids}::uuid[])`.execute(tx.db)
  const heard = items.filter(({ state }) => state === 'heard')
  await advance(tx, heard, 'decided', now())
  if (decision.doneOn) await markDone(tx, decision.id, decision.doneOn)
  return { linked: ids.length, notFound: feedbackIds.filter((id) => !ids.includes(id)) }
}

/** Everything that the decision answers, and that was only decided so far, is done on that day. */
export async function markDone(tx: Tx, decisionId: string, on: string): Promise<void> {
  const { today, zone } = await findToday(tx, null)
  const items = await lock(tx, sql`f.decision_id = ${decisionId} and f.state = 'decided'`)
  await advance(tx, items, 'done', on >= today ? now() : withinDay(on, zone))
}

async function lock(tx: Tx, where: ReturnType<typeof sql>): Promise<Item[]> {
  const { rows } = await sql<Item>`select f.id, f.branch_id, f.state from feedback f
    where f.workspace_id = ${tx.scope.workspaceId} and ${where} order by f.id for update`.execute(tx.db)
  return rows
}

async function advance(tx: Tx, items: Item[], to: FeedbackState, at: Date): Promise<void> {
  if (items.length === 0) return
  const [when, who] = to === 'done' ? ['done_at', 'done_by'] : ['decided_at', 'decided_by']
  await sql`update feedback set state = ${to}, ${sql.ref(when as string)} = ${at}, ${sql.ref(who as string)} = ${tx.scope.actor?.id ?? null}
    where id = any (${items.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  await keepSteps(
    tx,
    items.map((item) => ({ ...item, to })),
  )
}
