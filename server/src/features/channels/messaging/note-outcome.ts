import { now } from '../../../platform/clock.ts'
import type { Sent } from '../../../platform/mail/transport/send-mail.ts'
import type { Tx } from '../../../platform/scope.ts'
import { understandItem } from '../intake/understand-item.ts'
import { deliveryKey, deliveryStates } from './delivery-key.ts'

/** Beside the state of what was sent: the provider's id with the news that came before it, how the channel fares, and how long to be quiet. */
export async function noteOutcome(
  tx: Tx,
  row: { id: string; channel_id: string | null },
  outcome: Sent,
): Promise<void> {
  if (!row.channel_id) return
  if (outcome.state === 'sent' && outcome.providerId) {
    await tx.db
      .updateTable('outbox_message')
      .set({ provider_id: outcome.providerId })
      .where('id', '=', row.id)
      .execute()
    await takeEarlyNews(tx, row.channel_id, outcome.providerId)
  }
  const until =
    outcome.state === 'later' && outcome.afterSeconds !== undefined
      ? new Date(now().getTime() + outcome.afterSeconds * 1000)
      : undefined
  const problem = outcome.state === 'sent' ? null : outcome.reason
  const concernsAll =
    outcome.state === 'sent' ||
    ['messaging.token_refused', 'messaging.provider_away', 'messaging.rate_limited'].includes(problem ?? '')
  if (!concernsAll && !until) return
  await tx.db
    .updateTable('channel')
    .set({
      ...(until ? { send_after: until } : {}),
      ...(concernsAll
        ? { status_state: problem ? 'failing' : 'ok', status_problem: problem, status_checked_at: now() }
        : {}),
    })
    .where('id', '=', row.channel_id)
    .execute()
}

async function takeEarlyNews(tx: Tx, channelId: string, providerId: string): Promise<void> {
  const early = await tx.db
    .updateTable('intake_item')
    .set({ state: 'received', problem: null })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'set_aside')
    .where(
      'dedupe_key',
      'in',
      deliveryStates.map((state) => deliveryKey(providerId, state)),
    )
    .returning('id')
    .execute()
  for (const { id } of early) tx.enqueue(understandItem, { intakeId: id })
}
