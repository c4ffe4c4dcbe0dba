import type { TodayItem } from '@heed/contract/actions.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { hourOf, today as todayWords } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ActionForm } from './action-form.tsx'
import { Board } from './board.tsx'
import { DayList } from './day-list.tsx'
import { useKeptPage } from './keep-page.ts'
import { todayQuery } from './kept-today.ts'
import classes from './today.module.css'
import { readTodaySearch, todayViews } from './today-search.ts'
import { useWaiting } from './waiting-acts.ts'

/** What needs me now, in the order in which customers feel it, whatever engine it comes from. */
export const TodayPage = () => {
  const { t } = useTranslation('today')
  const { member, branches } = useMe()
  const may = useMay()
  const now = useNow()
  const go = useNavigate()
  const search = useSearch({ from: '/shell/today' })
  const [isWriting, setWriting] = useState(false)
  useKeptPage()
  const leads = member.role !== 'employee'
  const view = (leads && search.view) || 'mine'
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <p className={classes.date}>
          {[todayWords(now), ...clocksOf(branches, now).map(({ name, hour }) => `${name ?? t('here')} ${hour}`)].join(
            ' · ',
          )}
        </p>
        <div>
          <h1>{view === 'shift' || view === 'week' ? t(`of.${view}`) : <Headline of={view} />}</h1>
          {may('action:do') && (
            <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setWriting(true)}>
              {t('act.write')}
            </Button>
          )}
        </div>
        {leads && (
          <SegmentedControl
            className={classes.whose}
            aria-label={t('of.label')}
            value={view}
            onChange={(chosen) => go({ to: '/today', search: readTodaySearch({ view: chosen }) })}
            data={todayViews.map((value) => ({ value, label: t(`of.${value}`) }))}
          />
        )}
      </header>
      {view === 'shift' || view === 'week' ? <Board view={view} /> : <DayList of={view} />}
      <EditDrawer title={t('form.title')} isOpen={isWriting} onClose={() => setWriting(false)}>
        <ActionForm onDone={() => setWriting(false)} />
      </EditDrawer>
    </div>
  )
}

const Headline = ({ of }: { of: 'mine' | 'branch' }) => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const { data } = useQuery(todayQuery(member.id, of))
  const { acts } = useWaiting(member.id)
  if (!data) return t('title')
  const items = data.seen.items.filter(({ id }) => !acts.some((done) => done.id === id))
  const now = items.filter(({ when }: TodayItem) => when === 'overdue' || when === 'soon').length
  if (items.length === 0) return t('head.none')
  return now > 0 ? t('head.now', { count: now }) : t('head.later', { count: items.length })
}
/** What the clocks of the branches say, and the reader's own where it says something else: times of the day below are theirs. */
const clocksOf = (branches: { name: string; zone: string; active: boolean }[], now: Date) => {
  const there: { name: string | null; hour: string }[] = branches
    .filter(({ active }) => active)
    .slice(0, 4)
    .map(({ name, zone }) => ({ name, hour: hourOf(now, zone) }))
  const hour = hourOf(now)
  return there.length === 0 || there.some((clock) => clock.hour === hour) ? there : [...there, { name: null, hour }]
}
