import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, hourOf } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from '../prevention/prevention.module.css'
import { Sheet } from '../settings/page-frame.tsx'
import { openingDaysQuery } from './opening-queries.ts'

/** How the checks of the last days went; what was missed stays visible. */
export const OpeningDays = ({ branchId, zone }: { branchId: string; zone: string }) => {
  const { t } = useTranslation('openings')
  const query = useQuery(openingDaysQuery(branchId))
  if (query.isPending) return <PageSkeleton rows={6} />
  if (query.isError) return <ErrorNote reason={query.error} onRetry={() => query.refetch()} />
  if (query.data.items.length === 0) return <EmptyState title={t('days.none')} text={t('days.noneText')} />
  return (
    <Sheet label={t('part.days')}>
      {query.data.items.map(({ id, day, missed, doneAt, doneBy, marked, all, below }) => {
        const state = missed ? (doneAt ? 'late' : 'missed') : doneAt ? 'inTime' : 'open'
        return (
          <li key={id} className={classes.row}>
            <div className={classes.top}>
              <h3>{calendarDay(day)}</h3>
              <Chip tone={missed ? 'over' : doneAt ? 'met' : 'run'}>{t(`days.${state}`)}</Chip>
            </div>
            <p className={classes.meta}>
              <span>{t('days.marked', { n: marked, all })}</span>
              {doneAt && <span>{hourOf(doneAt, zone)}</span>}
              {doneBy && <span>{doneBy.name}</span>}
              {below > 0 && <span>{t('days.below', { n: below })}</span>}
            </p>
          </li>
        )
      })}
    </Sheet>
  )
}
