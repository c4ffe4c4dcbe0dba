import type { StaffRound, StaffRoundDue } from '@heed/contract/staff-surveys.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { AskForm } from './ask-form.tsx'
import { InsideOutside } from './inside-outside.tsx'
import { LevelsSection } from './levels-section.tsx'
import { roundsQuery } from './staff-queries.ts'
import classes from './staff-surveys.module.css'

/** Surveys held among employees, what is owed, and who belongs to which level of management. */
export const StaffSurveysPage = () => {
  const { t } = useTranslation('staff')
  const rounds = useQuery(roundsQuery)
  const [isAsking, setAsking] = useState(false)
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setAsking(true)}>
          {t('ask.open')}
        </Button>
      }
    >
      {rounds.isPending && <PageSkeleton rows={4} />}
      {rounds.isError && <ErrorNote reason={rounds.error} onRetry={() => rounds.refetch()} />}
      {rounds.data && rounds.data.due.length > 0 && <Owed due={rounds.data.due} />}
      {rounds.data?.items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {rounds.data && rounds.data.items.length > 0 && (
        <PageSection title={t('rounds')}>
          <Sheet label={t('rounds')}>
            {rounds.data.items.map((round) => (
              <RoundRow key={round.id} round={round} />
            ))}
          </Sheet>
        </PageSection>
      )}
      <InsideOutside />
      <LevelsSection />
      <EditDrawer title={t('ask.open')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <AskForm onDone={() => setAsking(false)} />
      </EditDrawer>
    </PageFrame>
  )
}

const tones = { fine: 'met', soon: 'warn', overdue: 'over' } as const

const Owed = ({ due }: { due: StaffRoundDue[] }) => {
  const { t } = useTranslation('staff')
  return (
    <PageSection title={t('owed.title')} text={t('owed.text')}>
      <Sheet label={t('owed.title')}>
        {due.map(({ kind, lastAt, dueAt, state }) => (
          <li key={kind} className={classes.row}>
            <div className={classes.top}>
              <h3>{t(`kind.${kind}`)}</h3>
              <Chip tone={tones[state]}>{t(`owed.${state}`)}</Chip>
            </div>
            <p className={classes.meta}>
              <span>{t('owed.by', { day: dayOf(dueAt) })}</span>
              <span>{lastAt ? t('owed.last', { day: dayOf(lastAt) }) : t('owed.never')}</span>
            </p>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}

export const StandingChip = ({ round }: { round: StaffRound }) => {
  const { t } = useTranslation('staff')
  if (round.outcome)
    return <Chip tone={round.outcome === 'counted' ? 'met' : 'warn'}>{t(`outcome.${round.outcome}`)}</Chip>
  const isLate = Date.parse(round.deadline) < Date.now()
  return <Chip tone={isLate ? 'hold' : 'run'}>{t(isLate ? 'pastDeadline' : 'running')}</Chip>
}

const RoundRow = ({ round }: { round: StaffRound }) => {
  const { t } = useTranslation('staff')
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>
          <Link to="/staff-surveys/$roundId" params={{ roundId: round.id }} className="link">
            {round.name}
          </Link>
        </h3>
        <StandingChip round={round} />
      </div>
      <p className={classes.meta}>
        <span>{t(`kind.${round.kind}`)}</span>
        <span>{t('fromTo', { from: dayOf(round.openedAt), to: dayOf(round.deadline) })}</span>
        <span>
          {t('rate', {
            n: round.handedIn,
            all: round.asked,
            share: percent((100 * round.handedIn) / Math.max(1, round.asked)),
          })}
        </span>
      </p>
    </li>
  )
}
