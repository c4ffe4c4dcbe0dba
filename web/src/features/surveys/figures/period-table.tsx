import type { SurveyDifference, SurveyMeasure } from '@heed/contract/survey-figures.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay, number } from '../../../ui/format.ts'
import { IntervalAxis } from '../../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../survey-queries.ts'
import { periodsQuery } from './figure-queries.ts'
import classes from './figures.module.css'
import { axisOf, nameOf, writeDifference, writeValue } from './measure-words.ts'
import { type Periods, useDifferenceWords } from './use-difference-words.ts'

type PeriodTableProps = {
  survey: SurveyDetail
  filter: ResultFilter
  periods: Periods
  onOpen: (behind: Behind, filter: ResultFilter) => void
}

/** Each closed question now and before, and whether the difference is more than chance. */
export const PeriodTable = ({ survey, filter, periods, onOpen }: PeriodTableProps) => {
  const { t } = useTranslation('surveys')
  const compared = useQuery(periodsQuery(survey.id, { ...filter, ...periods }))
  if (compared.isPending) return <PageSkeleton rows={4} />
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  const { measures, responses } = compared.data
  const moved = measures.filter(({ difference }) => ['higher', 'lower'].includes(difference.verdict))
  return (
    <section className={classes.card} aria-label={t('figures.periods.title')}>
      <h2>
        {responses.now === 0
          ? t('figures.periods.noneNow')
          : responses.before === 0
            ? t('figures.periods.noneBefore')
            : moved.length > 0
              ? t('figures.periods.moved', { count: moved.length, of: measures.length })
              : t('figures.periods.still')}
      </h2>
      <p className={classes.text}>
        {t('figures.periods.text', {
          from: calendarDay(periods.from),
          to: calendarDay(periods.to),
          n: number(responses.now),
          againstFrom: calendarDay(periods.againstFrom),
          againstTo: calendarDay(periods.againstTo),
          m: number(responses.before),
        })}{' '}
        {t('figures.holm')}
      </p>
      <ul className={classes.rows}>
        {measures.map((measure) => (
          <li key={measure.key}>
            <span>
              {nameOf(measure)}
              <small>{t(`figures.kind.${measure.kind}`)}</small>
            </span>
            <Side
              label={t('figures.before')}
              measure={measure}
              of={measure.before}
              onOpen={() => onOpen(behind(measure), { ...filter, from: periods.againstFrom, to: periods.againstTo })}
            />
            <Side
              label={t('figures.now')}
              measure={measure}
              of={measure.now}
              onOpen={() => onOpen(behind(measure), { ...filter, from: periods.from, to: periods.to })}
            />
            <DifferenceCell measure={measure} difference={measure.difference} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export const behind = ({ question, part }: SurveyMeasure): Behind => ({ question, part: part ?? undefined })

type SideProps = { label: string; measure: SurveyMeasure; of: { value: number | null; n: number }; onOpen: () => void }

/** A figure that opens the answers behind it. */
const Side = ({ label, measure, of, onOpen }: SideProps) => {
  const { t } = useTranslation('surveys')
  return (
    <UnstyledButton className={classes.side} disabled={of.n === 0} onClick={onOpen}>
      <small>{label}</small>
      <b>{of.value === null ? '–' : writeValue(measure.kind, of.value)}</b>
      <small>{t('figures.n', { count: of.n, n: number(of.n) })}</small>
    </UnstyledButton>
  )
}

type DifferenceCellProps = { measure: SurveyMeasure; difference: SurveyDifference }

/** The difference as a bar about nought, and in words what may be said of it. */
export const DifferenceCell = ({ measure: { kind }, difference }: DifferenceCellProps) => {
  const say = useDifferenceWords()
  const { value, low, high, verdict } = difference
  return (
    <span className={classes.difference} data-verdict={verdict}>
      {value !== null && <IntervalAxis axis={axisOf(kind)} value={value} low={low} high={high} target={0} />}
      <span>
        {value !== null && <b>{writeDifference(kind, value)}</b>} {say(kind, difference)}
      </span>
    </span>
  )
}
