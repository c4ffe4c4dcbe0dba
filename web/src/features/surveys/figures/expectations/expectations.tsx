import { openStaffRound } from '@heed/contract/staff-surveys.ts'
import { readSurveyExpectations, type SurveyExpectations } from '@heed/contract/survey-expectations.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../../app/api.ts'
import { useMay, useMe } from '../../../../app/session.ts'
import { toastProblem } from '../../../../app/toast.tsx'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { dayOf, number } from '../../../../ui/format.ts'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../../survey-queries.ts'
import figures from '../figures.module.css'
import classes from './expectations.module.css'
import { GapRow } from './gap-row.tsx'

type ExpectationsProps = {
  survey: SurveyDetail
  filter: ResultFilter
  onOpen: (behind: Behind, filter: ResultFilter) => void
}

/** What managers think that customers expect, beside what these expect and get. Nothing where the survey has no pairs. */
export const Expectations = ({ survey, filter, onOpen }: ExpectationsProps) => {
  const { t } = useTranslation('surveys')
  const read = useQuery({
    queryKey: ['survey', survey.id, 'expectations', filter],
    queryFn: ({ signal }) => call(readSurveyExpectations, { params: { id: survey.id }, query: filter, signal }),
    placeholderData: (before) => before,
  })
  if (read.isPending) return <PageSkeleton rows={3} />
  if (read.isError) return <ErrorNote reason={read.error} onRetry={() => read.refetch()} />
  const { dimensions, round } = read.data
  if (dimensions.length === 0) return null
  const low = dimensions.filter(({ managersGap }) => managersGap.verdict === 'lower').length
  return (
    <section className={figures.card} aria-label={t('expect.title')}>
      <h2>{low > 0 ? t('expect.low', { count: low, n: number(low) }) : t('expect.title')}</h2>
      <p className={figures.text}>{t('expect.text')}</p>
      <Round known={read.data} survey={survey} />
      <p className={classes.legend} aria-hidden="true">
        {(['managers', 'expected', 'received'] as const).map((of) => (
          <span key={of}>
            <u data-of={of} /> {t(`expect.side.${of}`)}
          </span>
        ))}
      </p>
      <ul className={classes.rows}>
        {dimensions.map((dimension) => (
          <GapRow
            key={dimension.question}
            dimension={dimension}
            roundId={round?.state === 'counted' ? round.id : undefined}
            onOpen={(behind) => onOpen(behind, filter)}
          />
        ))}
      </ul>
      <p className={figures.text}>{t('expect.how')}</p>
    </section>
  )
}

const dayMs = 86_400_000
const usualDays = 14

/** What became of asking the managers, and the button that asks them. */
const Round = ({ known, survey }: { known: SurveyExpectations; survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const may = useMay()
  const { round, askable, least } = known
  return (
    <div className={classes.round}>
      <p>
        {round
          ? t(`expect.round.${round.state}`, { opened: dayOf(round.openedAt), deadline: dayOf(round.deadline) })
          : t('expect.round.never')}
        {round && may('survey:edit') && (
          <>
            {' '}
            <Link to="/staff-surveys/$roundId" params={{ roundId: round.id }} className="link">
              {t('expect.toRound')}
            </Link>
          </>
        )}
      </p>
      {may('survey:edit') &&
        round?.state !== 'running' &&
        (askable < least ? (
          <p className={figures.text}>
            {t('expect.fewManagers', { n: number(askable), least: number(least) })}{' '}
            <Link to="/staff-surveys" className="link">
              {t('expect.toLevels')}
            </Link>
          </p>
        ) : (
          <AskManagers survey={survey} askable={askable} />
        ))}
    </div>
  )
}

const AskManagers = ({ survey, askable }: { survey: SurveyDetail; askable: number }) => {
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const go = useNavigate()
  const [day, setDay] = useState(new Date(Date.now() + usualDays * dayMs).toISOString().slice(0, 10))
  const ask = useMutation({
    mutationFn: () =>
      call(openStaffRound, {
        body: {
          name: t('expect.roundName', { name: survey.name }).slice(0, 120),
          survey: { expectationsOf: survey.id },
          branchIds: branches.map(({ id }) => id),
          deadline: new Date(`${day}T18:00:00`).toISOString(),
        },
      }),
    onSuccess: ({ id }) => go({ to: '/staff-surveys/$roundId', params: { roundId: id } }),
    onError: (reason) => toastProblem(reason, t('expect.notAsked')),
  })
  return (
    <form
      className={classes.ask}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <TextInput
        type="date"
        label={t('expect.until')}
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button type="submit" loading={ask.isPending} disabled={!day}>
        {t('expect.ask', { count: askable, n: number(askable) })}
      </Button>
    </form>
  )
}
