import { SegmentedControl, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOpenBranches } from '../../app/session.ts'
import classes from '../prevention/prevention.module.css'
import { PageFrame } from '../settings/page-frame.tsx'
import { CheckToday } from './check-today.tsx'
import { OpeningDays } from './opening-days.tsx'
import { OpeningItems } from './opening-items.tsx'

const parts = ['today', 'items', 'days'] as const

/** What is looked at each working day when a branch opens: today's check, what belongs to it, and how it went. */
export const OpeningPage = () => {
  const { t } = useTranslation('openings')
  const go = useNavigate()
  const search = useSearch({ from: '/shell/opening-check' })
  const show = search.show ?? 'today'
  const branches = useOpenBranches()
  const chosen = branches.find(({ id }) => id === search.branch) ?? branches[0]
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        branches.length > 1 &&
        show !== 'items' && (
          <Select
            aria-label={t('branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen?.id ?? null}
            onChange={(id) =>
              go({ to: '/opening-check', search: { ...search, branch: id ?? undefined }, replace: true })
            }
          />
        )
      }
    >
      <div className={classes.body}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={(part) =>
              go({
                to: '/opening-check',
                search: { ...search, show: part === 'items' || part === 'days' ? part : undefined },
                replace: true,
              })
            }
          />
        </div>
        {show === 'items' && <OpeningItems />}
        {chosen && show === 'today' && <CheckToday key={chosen.id} branchId={chosen.id} zone={chosen.zone} />}
        {chosen && show === 'days' && <OpeningDays branchId={chosen.id} zone={chosen.zone} />}
      </div>
    </PageFrame>
  )
}
