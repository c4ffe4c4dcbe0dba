import { readSurveyReasons, type SurveyReasons } from '@heed/contract/survey-reasons.ts'
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../../app/api.ts'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { number, percent } from '../../../../ui/format.ts'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../../survey-queries.ts'
import { inWords } from '../../survey-words.ts'
import figures from '../figures.module.css'
import classes from './reasons.module.css'

type ReasonsProps = {
  surveyId: string
  filter: ResultFilter
  onOpen: (behind: Behind, filter: ResultFilter) => void
}
type Open = (behind: Behind) => void

/** Whether it was the result or the service around it, and what decided; each only where the survey asks it. */
export const Reasons = ({ surveyId, filter, onOpen }: ReasonsProps) => {
  const reasons = useQuery({
    queryKey: ['survey', surveyId, 'reasons', filter],
    queryFn: ({ signal }) => call(readSurveyReasons, { params: { id: surveyId }, query: filter, signal }),
    placeholderData: (before) => before,
  })
  if (reasons.isPending) return <PageSkeleton rows={2} />
  if (reasons.isError) return <ErrorNote reason={reasons.error} onRetry={() => reasons.refetch()} />
  const { coreAndService, decided } = reasons.data
  const open: Open = (behind) => onOpen(behind, filter)
  return (
    <>
      {coreAndService && coreAndService.n > 0 && <ToldApart told={coreAndService} onOpen={open} />}
      {decided && decided.n > 0 && <Decided decided={decided} onOpen={open} />}
    </>
  )
}

const groups = [
  { name: 'service', weak: 'this' },
  { name: 'core', weak: 'other' },
  { name: 'both', weak: 'both' },
  { name: 'neither', weak: 'neither' },
] as const

const ToldApart = ({ told, onOpen }: { told: NonNullable<SurveyReasons['coreAndService']>; onOpen: Open }) => {
  const { t } = useTranslation('surveys')
  const { core, service, n, isSample, counts, serviceProblem } = told
  const title =
    serviceProblem.value === null
      ? t('reasons.title')
      : t('reasons.share', { share: percent(Math.round(serviceProblem.value)) })
  return (
    <section className={figures.card} aria-label={t('reasons.title')}>
      <h2>{title}</h2>
      <p className={figures.text}>
        {t('reasons.text', { n: number(n) })}
        {isSample && ` ${t('figures.drivers.sample')}`}
        {serviceProblem.low !== null &&
          serviceProblem.high !== null &&
          ` ${t('reasons.interval', {
            low: percent(Math.round(serviceProblem.low)),
            high: percent(Math.round(serviceProblem.high)),
          })}`}
      </p>
      <ul className={classes.bars}>
        {groups.map(({ name, weak }) => (
          <Bar
            key={name}
            words={t(`reasons.group.${name}`)}
            share={(counts[name] / n) * 100}
            value={number(counts[name])}
            isMarked={name === 'service'}
            onOpen={() => onOpen({ question: service.question, against: core.question, weak })}
          />
        ))}
      </ul>
    </section>
  )
}

const Decided = ({ decided, onOpen }: { decided: NonNullable<SurveyReasons['decided']>; onOpen: Open }) => {
  const { t } = useTranslation('surveys')
  return (
    <section className={figures.card} aria-label={t('reasons.decided')}>
      <h2>{inWords(decided.ask) || t('reasons.decided')}</h2>
      <p className={figures.text}>{t('reasons.whole', { n: number(decided.n) })}</p>
      <ul className={classes.bars}>
        {decided.factors.map(({ id, words, n, percent: share }) => (
          <Bar
            key={id}
            words={inWords(words) || id}
            share={share}
            value={`${percent(share)} · ${number(n)}`}
            isMarked={id === 'service'}
            onOpen={() => onOpen({ question: decided.question, part: '', value: id })}
          />
        ))}
      </ul>
    </section>
  )
}

type BarProps = { words: string; share: number; value: string; isMarked: boolean; onOpen: () => void }

const Bar = ({ words, share, value, isMarked, onOpen }: BarProps) => (
  <li>
    <UnstyledButton className={classes.bar} onClick={onOpen}>
      <span>{words}</span>
      <span className={classes.track} aria-hidden="true">
        <span data-marked={isMarked || undefined} style={{ width: `${share}%` }} />
      </span>
      <b>{value}</b>
    </UnstyledButton>
  </li>
)
