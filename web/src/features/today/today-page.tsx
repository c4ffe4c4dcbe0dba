import type { TodayItem } from '@heed/contract/actions.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { hourOf, today as todayWords } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { NobodyWaits } from '../cases/nobody-waits.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FocusOfDay } from '../standards/focus-of-day.tsx'
import { MissedBasics } from '../standards/missed-basics.tsx'
import { ActionForm } from './action-form.tsx'
import { DayLine } from './day-line.tsx'
import { PromisesAside } from './promises-aside.tsx'
import { DropDialog, GiveDialog, OutcomeDialog } from './settle-dialogs.tsx'
import classes from './today.module.css'
import { useTodayActs } from './today-acts.ts'
import { todayQuery, type Whose } from './today-queries.ts'
import { TodayRow } from './today-row.tsx'
import { groupsOf } from './today-words.ts'

/** What needs me now, in the order in which customers feel it, whatever engine it comes from. */
export const TodayPage = () => {
  const { t } = useTranslation('today')
  const { member, branches } = useMe()
  const may = useMay()
  const now = useNow()
  const leads = member.role !== 'employee'
  const [of, setOf] = useState<Whose>('mine')
  const [isWriting, setWriting] = useState(false)
  const today = useQuery(todayQuery(of))
  const items = today.data?.items ?? []
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <p className={classes.date}>
          {[
            todayWords(now),
            ...branches
              .filter(({ active }) => active)
              .slice(0, 4)
              .map(({ name, zone }) => `${name} ${hourOf(now, zone)}`),
          ].join(' · ')}
        </p>
        <div>
          <h1>{today.data ? <Headline items={items} /> : t('title')}</h1>
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
            value={of}
            onChange={(value) => setOf(value as Whose)}
            data={[
              { value: 'mine', label: t('of.mine') },
              { value: 'branch', label: t('of.branch') },
            ]}
          />
        )}
      </header>
      <div className={classes.columns}>
        <div>
          <div className={classes.missed}>
            <MissedBasics />
          </div>
          {today.isPending && <PageSkeleton />}
          {today.isError && <ErrorNote reason={today.error} onRetry={() => today.refetch()} />}
          {today.data && <DayLine items={items} />}
          {today.data && items.length === 0 && <NobodyWaits />}
          <Groups items={items} />
          {today.data && today.data.more > 0 && (
            <p className={classes.quiet}>{t('more', { count: today.data.more })}</p>
          )}
          {today.data && today.data.done > 0 && (
            <p className={classes.done}>
              <IconCheck size={16} stroke={2} aria-hidden /> {t('done', { count: today.data.done })}
            </p>
          )}
        </div>
        <div>
          <FocusOfDay />
          {today.data && <PromisesAside today={today.data} />}
        </div>
      </div>
      <EditDrawer title={t('form.title')} isOpen={isWriting} onClose={() => setWriting(false)}>
        <ActionForm onDone={() => setWriting(false)} />
      </EditDrawer>
    </div>
  )
}

const Headline = ({ items }: { items: TodayItem[] }) => {
  const { t } = useTranslation('today')
  const now = items.filter(({ when }) => when === 'overdue' || when === 'soon').length
  if (items.length === 0) return t('head.none')
  return now > 0 ? t('head.now', { count: now }) : t('head.later', { count: items.length })
}

const Groups = ({ items }: { items: TodayItem[] }) => {
  const { t } = useTranslation('today')
  const acts = useTodayActs()
  const [ending, setEnding] = useState<TodayItem>()
  const [dropped, setDropped] = useState<TodayItem>()
  const [given, setGiven] = useState<TodayItem>()
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
                onOutcome={() => setEnding(item)}
                onDrop={() => setDropped(item)}
                onGive={() => setGiven(item)}
              />
            ))}
          </ul>
        </section>
      ))}
      {ending && <OutcomeDialog item={ending} acts={acts} onClose={() => setEnding(undefined)} />}
      {dropped && <DropDialog item={dropped} acts={acts} onClose={() => setDropped(undefined)} />}
      {given && <GiveDialog item={given} acts={acts} onClose={() => setGiven(undefined)} />}
    </>
  )
}
