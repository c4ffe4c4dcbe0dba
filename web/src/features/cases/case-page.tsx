import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { CaseDesk } from './case-desk.tsx'
import { CaseListPane } from './case-list-pane.tsx'
import classes from './case-page.module.css'
import { caseQuery } from './case-queries.ts'
import { CustomerPanel } from './customer-panel.tsx'

/** Three panes: the list, the case, the customer. A phone shows the case alone. */
export const CasePage = () => {
  const { t } = useTranslation('cases')
  const { caseId } = useParams({ from: '/shell/cases/$caseId' })
  const item = useQuery(caseQuery(caseId))
  const isPhone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false })
  const hasRoom = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false })
  return (
    <div className={classes.page}>
      {!isPhone && <CaseListPane caseId={caseId} />}
      <section className={classes.desk} aria-label={item.data?.subject ?? t('title')}>
        {item.isPending && <PageSkeleton rows={6} />}
        {item.isError && <EmptyState title={t('notFound')} />}
        {item.data && <CaseDesk key={caseId} item={item.data} isPhone={isPhone} hasRoom={hasRoom} />}
      </section>
      {hasRoom && (
        <aside className={classes.customer} aria-label={t('customer.title')}>
          {item.data && <CustomerPanel key={item.data.customer.id} item={item.data} />}
        </aside>
      )}
    </div>
  )
}
