import type { ProductAlert } from '@heed/contract/product-alerts.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { exactTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Card, PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { alertQuery, useLinkCase } from './alert-queries.ts'
import classes from './alerts.module.css'
import { Finding } from './finding.tsx'
import { KeptFiles } from './kept-files.tsx'
import { SupplierLetter } from './supplier-letter.tsx'
import { WithdrawalRow } from './withdrawal-row.tsx'

/** One alert: what is known, each branch’s removal, whom it concerns, and what was found. */
export const AlertPage = () => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const { alertId } = useParams({ from: '/shell/product-alerts/$alertId' })
  const { data: alert, isPending } = useQuery(alertQuery(alertId))
  if (isPending) return <PageSkeleton rows={6} />
  if (!alert) return <EmptyState title={t('alert.notFound')} />
  const { branches } = alert
  return (
    <PageFrame
      title={alert.product}
      lead={[
        alert.batch && t('alert.batchOf', { batch: alert.batch }),
        t('alert.openedBy', { name: alert.openedBy?.name ?? '', time: exactTime(alert.openedAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      action={
        <div>
          <Chip tone={alert.decision ? 'met' : 'run'}>
            {alert.decision ? t(`alert.decisions.${alert.decision}`) : t('alert.beingLookedInto')}
          </Chip>
        </div>
      }
    >
      <PageSection title={t('alert.facts')}>
        <Card>
          <p className={classes.text}>{alert.facts}</p>
          <KeptFiles files={alert.files} />
        </Card>
      </PageSection>
      <PageSection
        title={t('alert.branches')}
        text={t('alert.branchesText', {
          confirmed: branches.confirmed,
          asked: branches.asked,
          removed: branches.removed,
        })}
      >
        <Sheet label={t('alert.branches')}>
          {alert.withdrawals.map((withdrawal) => (
            <WithdrawalRow key={withdrawal.id} withdrawal={withdrawal} isOpen={alert.decision === null} />
          ))}
        </Sheet>
      </PageSection>
      <Complaints alert={alert} />
      <Finding alert={alert} />
      {may('prevention:act') && <SupplierLetter alert={alert} />}
    </PageFrame>
  )
}

const Complaints = ({ alert }: { alert: ProductAlert }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const link = useLinkCase()
  const mayUnlink = may('prevention:act') && alert.decision === null
  return (
    <PageSection title={t('alert.complaintsTitle')} text={t('alert.complaintsText')}>
      {alert.cases.length === 0 ? (
        <Card>
          <p className="quiet">{t('alert.noComplaints')}</p>
        </Card>
      ) : (
        <Sheet label={t('alert.complaintsTitle')}>
          {alert.cases.map((item) => (
            <li key={item.id} className={classes.row}>
              <div className={classes.words}>
                <Link to="/cases/$caseId" params={{ caseId: item.id }} className="link">
                  #{item.number} {item.subject}
                </Link>
                <p className={classes.meta}>
                  <span>{item.customer.name}</span>
                  <span>{item.branch.name}</span>
                  <span>{t(item.bySameProduct ? 'alert.bySameProduct' : 'alert.byHand')}</span>
                </p>
              </div>
              {item.telling && (
                <Chip tone={item.telling === 'unreachable' ? 'warn' : 'met'}>{t(`alert.telling.${item.telling}`)}</Chip>
              )}
              {mayUnlink && (
                <Button
                  size="compact-sm"
                  aria-label={`${t('alert.unlink')}: #${item.number}`}
                  onClick={() =>
                    link.mutate(
                      { id: alert.id, caseId: item.id, linked: false },
                      { onError: (reason) => toastProblem(reason) },
                    )
                  }
                >
                  {t('alert.unlink')}
                </Button>
              )}
            </li>
          ))}
        </Sheet>
      )}
    </PageSection>
  )
}
