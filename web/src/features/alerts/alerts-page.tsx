import type { ProductAlertBrief } from '@heed/contract/product-alerts.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { AlertForm } from './alert-form.tsx'
import { alertsQuery } from './alert-queries.ts'
import classes from './alerts.module.css'

/** Goods that may be faulty: which are off every shelf, and what was found. */
export const AlertsPage = () => {
  const { t } = useTranslation(['prevention', 'common'])
  const may = useMay()
  const go = useNavigate()
  const [state, setState] = useState<'open' | 'closed'>('open')
  const [isOpening, setOpening] = useState(false)
  const alerts = useInfiniteQuery(alertsQuery(state))
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? []
  const start = may('prevention:act') && (
    <Button variant="filled" onClick={() => setOpening(true)}>
      {t('alert.open')}
    </Button>
  )
  return (
    <PageFrame title={t('alert.title')} lead={t('alert.lead')} action={start}>
      <div className={classes.body}>
        <SegmentedControl
          className={classes.states}
          aria-label={t('alert.state')}
          data={(['open', 'closed'] as const).map((value) => ({ value, label: t(`alert.states.${value}`) }))}
          value={state}
          onChange={(value) => setState(value as 'open' | 'closed')}
        />
        {alerts.isPending && <PageSkeleton rows={4} />}
        {alerts.isError && <ErrorNote reason={alerts.error} onRetry={() => alerts.refetch()} />}
        {alerts.isSuccess && items.length === 0 && (
          <EmptyState title={t(`alert.none.${state}`)} text={t('alert.noneText')} />
        )}
        {items.length > 0 && (
          <Sheet>
            {items.map((alert) => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
          </Sheet>
        )}
        {alerts.hasNextPage && (
          <Button loading={alerts.isFetchingNextPage} onClick={() => alerts.fetchNextPage()}>
            {t('common:act.loadMore')}
          </Button>
        )}
      </div>
      <EditDrawer title={t('alert.open')} isOpen={isOpening} onClose={() => setOpening(false)}>
        <AlertForm
          onCancel={() => setOpening(false)}
          onDone={({ id }) => go({ to: '/product-alerts/$alertId', params: { alertId: id } })}
        />
      </EditDrawer>
    </PageFrame>
  )
}

const AlertRow = ({ alert }: { alert: ProductAlertBrief }) => {
  const { t } = useTranslation('prevention')
  const { branches } = alert
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Link to="/product-alerts/$alertId" params={{ alertId: alert.id }} className={classes.product}>
          {alert.product}
        </Link>
        <p className={classes.meta}>
          {alert.batch && <span>{t('alert.batchOf', { batch: alert.batch })}</span>}
          <span>{t('alert.confirmed', { confirmed: branches.confirmed, asked: branches.asked })}</span>
          <span>{t('alert.removed', { n: branches.removed })}</span>
          <span>{t('alert.complaints', { n: alert.complaints })}</span>
          <When at={alert.openedAt} as="relative" />
        </p>
      </div>
      {alert.decision ? (
        <Chip tone="met">{t(`alert.decisions.${alert.decision}`)}</Chip>
      ) : (
        <Chip tone={alert.waiting > 0 ? 'warn' : 'run'}>
          {t(alert.waiting > 0 ? 'alert.yoursToConfirm' : 'alert.beingLookedInto')}
        </Chip>
      )}
    </li>
  )
}
