import type { Message } from '@heed/contract/case-messages.ts'
import { retryOutbox } from '@heed/contract/channels.ts'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { reasonText } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'
import { shortTime } from '../../../ui/format.ts'
import classes from './timeline.module.css'

type Delivery = NonNullable<Message['delivery']>

const tones = {
  sent: 'met',
  failed: 'over',
  bounced: 'over',
  uncertain: 'over',
  held: 'hold',
  waiting: 'quiet',
  sending: 'quiet',
} as const

/** How a sent message fares on its way; when it failed, why, and the way to send it again. */
export const DeliveryNote = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: () => call(retryOutbox, { params: { id: delivery.outboxId } }),
    onSuccess: () => {
      toast({ text: t('delivery.retried') })
      return client.invalidateQueries({ queryKey: ['cases', 'one'] })
    },
    onError: (reason) => toastProblem(reason),
  })
  const tone = tones[delivery.state]
  const Icon = tone === 'met' ? IconCheck : tone === 'over' ? IconAlertTriangle : IconClock
  return (
    <div className={classes.delivery} data-tone={tone} role={tone === 'over' ? 'alert' : undefined}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span>
        {t(
          `delivery.${delivery.state === 'sent' && delivery.seenAt ? 'seen' : delivery.state === 'sent' && delivery.deliveredAt ? 'delivered' : delivery.state}`,
        )}
        {delivery.reason && tone !== 'met' && delivery.state !== 'held' && ` · ${reasonText(delivery.reason)}`}
      </span>
      {tone !== 'met' && delivery.attempts > 1 && <span>{t('delivery.tries', { count: delivery.attempts })}</span>}
      {tone !== 'met' && delivery.nextAttemptAt && (
        <span>{t('delivery.next', { time: shortTime(delivery.nextAttemptAt) })}</span>
      )}
      {tone === 'over' && may('outbox:retry') && (
        <button type="button" className="link" onClick={() => retry.mutate()} disabled={retry.isPending}>
          {t('delivery.retry')}
        </button>
      )}
    </div>
  )
}
