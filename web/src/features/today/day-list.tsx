import type { TodayItem } from '@heed/contract/actions.ts'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useNow } from '../../ui/now.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { NobodyWaits } from '../cases/nobody-waits.tsx'
import { FocusOfDay } from '../standards/focus-of-day.tsx'
import { MissedBasics } from '../standards/missed-basics.tsx'
import { DayLine } from './day-line.tsx'
import { todayQuery } from './kept-today.ts'
import { OfflineNotes } from './offline-notes.tsx'
import { PromisesAside } from './promises-aside.tsx'
import classes from './today.module.css'
import { TodayRow } from './today-row.tsx'
import { groupsOf } from './today-words.ts'
import { useRowActs } from './use-row-acts.tsx'
import { useWaiting } from './waiting-acts.ts'

const WeekMoments = lazy(() => import('../moments/week-moments.tsx').then((file) => ({ default: file.WeekMoments })))

/** One list, the next due first. */
export const DayList = ({ of }: { of: 'mine' | 'branch' }) => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const { data, isPending, isError, error, refetch } = useQuery(todayQuery(member.id, of))
  const waiting = useWaiting(member.id)
  const today = data?.seen
  const items = (today?.items ?? []).filter(({ id }) => !waiting.acts.some((done) => done.id === id))
  return (
    <div className={classes.columns}>
      <div>
        <div className={classes.missed}>
          <MissedBasics />
        </div>
        <OfflineNotes keptAt={data?.keptAt ?? null} waiting={waiting} />
        {isPending && <PageSkeleton />}
        {isError && <ErrorNote reason={error} onRetry={() => refetch()} />}
        {today && <DayLine items={items} />}
        {today && items.length === 0 && <NobodyWaits />}
        <Groups items={items} />
        {today && today.more > 0 && <p className={classes.quiet}>{t('more', { count: today.more })}</p>}
        {today && today.done > 0 && (
          <p className={classes.done}>
            <IconCheck size={16} stroke={2} aria-hidden /> {t('done', { count: today.done })}
          </p>
        )}
      </div>
      <div>
        <FocusOfDay />
        {today && <PromisesAside today={{ ...today, items }} />}
        <Suspense>
          <WeekMoments />
        </Suspense>
      </div>
    </div>
  )
}

const Groups = ({ items }: { items: TodayItem[] }) => {
  const { t } = useTranslation('today')
  const { acts, ask, dialogs } = useRowActs()
  const now = useNow()
  return (
    <>
      {groupsOf(items, now).map((group, place) => (
        <section key={group.key} className={classes.group}>
          <h2>
            {t(`group.${group.key}`)} {group.key === 'now' && <span>{t('group.nowText')}</span>}
          </h2>
          <ul className={classes.list}>
            {group.items.map((item, index) => (
              <TodayRow
                key={`${item.of}:${item.id}`}
                item={item}
                acts={acts}
                isFirst={place === 0 && index === 0}
                {...ask(item)}
              />
            ))}
          </ul>
        </section>
      ))}
      {dialogs}
    </>
  )
}
