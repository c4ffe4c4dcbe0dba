import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import prevention from '../prevention/prevention.module.css'
import { PageFrame } from '../settings/page-frame.tsx'
import { FiguresPart } from './figures-part.tsx'
import { signaturesQuery } from './signature-queries.ts'
import { StepsPart } from './steps-part.tsx'
import { VisitsPart } from './visits-part.tsx'

const parts = ['visits', 'figures', 'steps'] as const

/** What every visit contains: ticked while serving, counted afterwards, and written down step by step. */
export const SignaturesPage = () => {
  const { t } = useTranslation('signatures')
  const go = useNavigate()
  const { show = 'visits' } = useSearch({ from: '/shell/signature-service' })
  const list = useQuery(signaturesQuery)
  const items = list.data?.items ?? []
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={prevention.body}>
        <div className={prevention.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={(part) =>
              go({
                to: '/signature-service',
                search: { show: part === 'figures' || part === 'steps' ? part : undefined },
                replace: true,
              })
            }
          />
        </div>
        {list.isPending && <PageSkeleton rows={4} />}
        {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
        {list.data && show !== 'steps' && items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
        {show === 'visits' && items.length > 0 && <VisitsPart signatures={items} />}
        {show === 'figures' && items.length > 0 && <FiguresPart signatures={items} />}
        {list.data && show === 'steps' && <StepsPart signatures={items} />}
      </div>
    </PageFrame>
  )
}
