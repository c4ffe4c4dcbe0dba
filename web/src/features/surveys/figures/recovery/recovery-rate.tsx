import type { Recovery, RecoveryRate } from '@heed/contract/survey-recovery.ts'
import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { calendarDay, number, percent } from '../../../../ui/format.ts'
import { IntervalAxis } from '../../../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import { EditDrawer } from '../../../settings/edit-drawer.tsx'
import figures from '../figures.module.css'
import classes from './recovery.module.css'
import { RecoveryCustomers } from './recovery-customers.tsx'
import { type CustomersQuery, type RecoveryQuery, recoveryQuery } from './recovery-queries.ts'

type Opened = { title: string; query: CustomersQuery }
type Group = { key: string; name: string; recovery: Recovery; query: CustomersQuery }
const parts = ['branches', 'causes', 'weeks'] as const
type Part = (typeof parts)[number]

/** Of customers who were unhappy: who was asked again, and is satisfied now. Nothing where nobody was unhappy. */
export const RecoveryCard = ({ query }: { query: RecoveryQuery }) => {
  const { t } = useTranslation('surveys')
  const [part, setPart] = useState<Part>('branches')
  const [opened, setOpened] = useState<Opened>()
  const rate = useQuery(recoveryQuery(query))
  if (rate.isPending) return <PageSkeleton rows={3} />
  if (rate.isError) return <ErrorNote reason={rate.error} onRetry={() => rate.refetch()} />
  const { whole, notAsked, minimumAnswers } = rate.data
  if (whole.unhappy === 0) return null
  return (
    <section className={figures.card} aria-label={t('recovery.title')}>
      <h2>
        {whole.ofAnswered.value === null
          ? t('recovery.nobody')
          : t('recovery.share', { share: percent(Math.round(whole.ofAnswered.value)) })}
      </h2>
      <p className={figures.text}>
        {t('recovery.text', {
          unhappy: number(whole.unhappy),
          asked: number(whole.askedAgain),
          answered: number(whole.answeredAgain),
          satisfied: number(whole.satisfied),
        })}
        {whole.ofAsked.value !== null &&
          ` ${t('recovery.ofAsked', { share: percent(Math.round(whole.ofAsked.value)) })}`}
      </p>
      <ul className={figures.rows} data-of="branches">
        <RecoveryRow
          group={{ key: 'whole', name: t('recovery.everybody'), recovery: whole, query }}
          least={minimumAnswers}
          onOpen={setOpened}
        />
      </ul>
      <SegmentedControl
        className={classes.parts}
        size="xs"
        aria-label={t('recovery.by')}
        data={parts.map((value) => ({ value, label: t(`recovery.part.${value}`) }))}
        value={part}
        onChange={(value) => setPart(value as Part)}
      />
      <Groups part={part} rate={rate.data} query={query} onOpen={setOpened} />
      {notAsked.length > 0 && <NotAsked notAsked={notAsked} query={query} onOpen={setOpened} />}
      <EditDrawer title={opened?.title ?? ''} isOpen={opened !== undefined} onClose={() => setOpened(undefined)}>
        {opened && <RecoveryCustomers query={opened.query} />}
      </EditDrawer>
    </section>
  )
}

type GroupsProps = { part: Part; rate: RecoveryRate; query: RecoveryQuery; onOpen: (opened: Opened) => void }

const Groups = ({ part, rate, query, onOpen }: GroupsProps) => {
  const { t } = useTranslation('surveys')
  const groups: Record<Part, Group[]> = {
    branches: rate.branches.map(({ branch, ...recovery }) => ({
      key: branch.id,
      name: branch.name,
      recovery,
      query: { ...query, branchId: branch.id },
    })),
    causes: rate.causes.map(({ causeKind, ...recovery }) => ({
      key: causeKind ?? 'none',
      name: t(`recovery.cause.${causeKind ?? 'none'}`),
      recovery,
      query: { ...query, causeKind: causeKind ?? 'none' },
    })),
    weeks: rate.weeks.map(({ week, ...recovery }) => ({
      key: week,
      name: calendarDay(week),
      recovery,
      query: { ...query, week },
    })),
  }
  return (
    <ul className={figures.rows} data-of="branches">
      {groups[part].map((group) => (
        <RecoveryRow key={group.key} group={group} least={rate.minimumAnswers} onOpen={onOpen} />
      ))}
    </ul>
  )
}

type RecoveryRowProps = { group: Group; least: number; onOpen: (opened: Opened) => void }

const RecoveryRow = ({ group: { name, recovery, query }, least, onOpen }: RecoveryRowProps) => {
  const { t } = useTranslation('surveys')
  const { unhappy, askedAgain, answeredAgain, satisfied, ofAnswered, isSmall } = recovery
  return (
    <li>
      <span>
        {name}
        <small>{t('recovery.asked', { n: number(askedAgain), of: number(unhappy) })}</small>
        {isSmall && <small data-small>{t('recovery.small', { least: number(least) })}</small>}
      </span>
      <UnstyledButton className={figures.side} onClick={() => onOpen({ title: name, query })}>
        <b>{ofAnswered.value === null ? '–' : percent(Math.round(ofAnswered.value))}</b>
        <small>{t('recovery.satisfied', { n: number(satisfied), of: number(answeredAgain) })}</small>
      </UnstyledButton>
      <span className={figures.difference}>
        <IntervalAxis axis={[0, 100]} value={ofAnswered.value} low={ofAnswered.low} high={ofAnswered.high} />
        <span>
          {ofAnswered.low === null || ofAnswered.high === null
            ? t('recovery.noAnswer')
            : t('results.interval', {
                low: percent(Math.round(ofAnswered.low)),
                high: percent(Math.round(ofAnswered.high)),
              })}
        </span>
      </span>
    </li>
  )
}

type NotAskedProps = {
  notAsked: RecoveryRate['notAsked']
  query: RecoveryQuery
  onOpen: (opened: Opened) => void
}

const NotAsked = ({ notAsked, query, onOpen }: NotAskedProps) => {
  const { t } = useTranslation('surveys')
  return (
    <div className={classes.why}>
      <h3>{t('recovery.notAsked')}</h3>
      <ul>
        {notAsked.map(({ reason, n }) => (
          <li key={reason}>
            <UnstyledButton
              className={figures.side}
              onClick={() => onOpen({ title: t(`recovery.reason.${reason}`), query: { ...query, reason } })}
            >
              <b>{number(n)}</b> <small>{t(`recovery.reason.${reason}`)}</small>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
