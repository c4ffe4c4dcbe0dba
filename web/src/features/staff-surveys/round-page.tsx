import { closeStaffRound, type StaffResults } from '@heed/contract/staff-surveys.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Card, PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { QuestionResult } from './question-result.tsx'
import { roundQuery, useStaffAct } from './staff-queries.ts'
import classes from './staff-surveys.module.css'
import { StandingChip } from './staff-surveys-page.tsx'
import { TicketList } from './ticket-list.tsx'

/** One survey among employees: who took part, what came out, and what follows from it. */
export const RoundPage = () => {
  const { t } = useTranslation('staff')
  const { roundId } = useParams({ from: '/shell/staff-surveys/$roundId' })
  const { data: round, isPending, isError, error, refetch } = useQuery(roundQuery(roundId))
  if (isPending) return <PageSkeleton rows={6} />
  if (isError) return <ErrorNote reason={error} onRetry={() => refetch()} />
  return (
    <PageFrame
      title={round.name}
      lead={[t(`kind.${round.kind}`), t('fromTo', { from: dayOf(round.openedAt), to: dayOf(round.deadline) })].join(
        ' · ',
      )}
      action={<CloseButton round={round} />}
    >
      <Part round={round} />
      <PageSection title={t('results')} text={t('resultsText', { least: round.least })}>
        {round.questions.length === 0 && (
          <Card>
            <p>{round.outcome ? t(`outcomeText.${round.outcome}`) : t('sealed', { day: dayOf(round.closesAt) })}</p>
          </Card>
        )}
        {round.questions.length > 0 && (
          <Sheet label={t('results')}>
            {round.questions.map((question) => (
              <QuestionResult key={question.id} question={question} round={round} />
            ))}
          </Sheet>
        )}
      </PageSection>
      <TicketList round={round} />
    </PageFrame>
  )
}

const CloseButton = ({ round }: { round: StaffResults }) => {
  const { t } = useTranslation('staff')
  const close = useStaffAct(() => call(closeStaffRound, { params: { id: round.id } }))
  const mayOpen = Date.parse(round.deadline) < Date.now() || round.handedIn === round.asked
  if (round.closedAt || !mayOpen)
    return (
      <div>
        <StandingChip round={round} />
      </div>
    )
  return (
    <Button
      loading={close.isPending}
      onClick={() => close.mutate(undefined, { onError: (reason) => toastProblem(reason, t('close')) })}
    >
      {t('close')}
    </Button>
  )
}

/** How many took part, in all and by branch or level; a level that nobody answered for stands there too. */
const Part = ({ round }: { round: StaffResults }) => {
  const { t } = useTranslation('staff')
  const rate = (n: number, all: number) => t('rate', { n, all, share: percent((100 * n) / Math.max(1, all)) })
  return (
    <PageSection
      title={t('part')}
      text={[
        round.late > 0 && t('late', { count: round.late }),
        round.remindedAt && t('reminded', { day: dayOf(round.remindedAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <Sheet label={t('part')}>
        <li className={classes.person}>
          <b>{t('everybody')}</b>
          <span>{rate(round.handedIn, round.asked)}</span>
        </li>
        {round.parts.map(({ id, name, asked, handedIn, standing }) => (
          <li key={id} className={classes.person}>
            <span>{name ?? t(`level.${id as 'top'}`)}</span>
            <span className={classes.counts}>
              {rate(handedIn, asked)}
              {standing !== 'waiting' && standing !== 'shown' && <Chip tone="quiet">{t(`standing.${standing}`)}</Chip>}
            </span>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
