import type { SurveyDrivers } from '@heed/contract/survey-figures.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../ui/chart/csv.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { IntervalAxis } from '../../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { ResultFilter } from '../survey-queries.ts'
import { inWords } from '../survey-words.ts'
import { driversQuery } from './figure-queries.ts'
import classes from './figures.module.css'
import { useDriverChart, write } from './use-driver-chart.ts'

/** What goes together with overall satisfaction, and how well each of it is done. */
export const Drivers = ({ survey, filter }: { survey: SurveyDetail; filter: ResultFilter }) => {
  const drivers = useQuery(driversQuery(survey.id, filter))
  if (drivers.isPending) return <PageSkeleton rows={4} />
  if (drivers.isError) return <ErrorNote reason={drivers.error} onRetry={() => drivers.refetch()} />
  return (
    <>
      <Weights drivers={drivers.data} />
      {drivers.data.scales.length > 0 && <Scales scales={drivers.data.scales} />}
    </>
  )
}

const Weights = ({ drivers }: { drivers: SurveyDrivers }) => {
  if (drivers.refused !== null) return <Refused drivers={drivers} />
  const { crosshair } = drivers
  return crosshair ? <DriverCard drivers={drivers} crosshair={crosshair} /> : <DriverList drivers={drivers} />
}

/** Why there are no weights; nothing where the survey was never meant to have any. */
const Refused = ({ drivers: { refused, n, needed } }: { drivers: SurveyDrivers }) => {
  const { t } = useTranslation('surveys')
  if (refused === null || refused === 'no_outcome' || refused === 'no_aspects') return null
  return (
    <section className={classes.card} aria-label={t('figures.drivers.title')}>
      <h2>{t('figures.drivers.title')}</h2>
      <p className={classes.text}>
        {t(`figures.drivers.refused.${refused}`, {
          n: number(n),
          needed: number(needed),
          missing: number(Math.max(0, needed - n)),
        })}
      </p>
    </section>
  )
}

export const aboutOf = ({ n, r2, isSample }: SurveyDrivers, t: TFunction<'surveys'>) =>
  [
    t('figures.drivers.text', { r2: write((r2 ?? 0) * 100), n: number(n) }),
    isSample ? t('figures.drivers.sample') : '',
  ].join(' ')

/** Weights without a map: two aspects make no quarters. */
const DriverList = ({ drivers }: { drivers: SurveyDrivers }) => {
  const { t } = useTranslation('surveys')
  return (
    <section className={classes.card} aria-label={t('figures.drivers.title')}>
      <h2>{t('figures.drivers.title')}</h2>
      <p className={classes.text}>
        {aboutOf(drivers, t)} {t('figures.drivers.noMap')}
      </p>
      <DriverRows aspects={drivers.aspects} />
    </section>
  )
}

type MapProps = { drivers: SurveyDrivers; crosshair: NonNullable<SurveyDrivers['crosshair']> }

const DriverCard = ({ drivers, crosshair }: MapProps) => {
  const { t } = useTranslation('surveys')
  const { aspects } = drivers
  const { title, option } = useDriverChart(drivers, crosshair)
  return (
    <ChartCard
      title={title}
      text={`${aboutOf(drivers, t)} ${t('figures.drivers.crosshair')}`}
      words={{ asTable: t('figures.asTable'), asChart: t('figures.asChart'), download: t('figures.download') }}
      onDownload={() =>
        downloadCsv('heed-survey-drivers', [
          ['question', 'importance_percent', 'low', 'high', 'performance_percent', 'quarter'],
          ...aspects.map(({ question, importance, low, high, performance, quarter }) => [
            question,
            importance,
            low,
            high,
            performance,
            quarter,
          ]),
        ])
      }
      chart={<ChartBox label={title} height={340} option={option} />}
      table={<DriverRows aspects={aspects} />}
    />
  )
}

export const DriverRows = ({ aspects }: Pick<SurveyDrivers, 'aspects'>) => {
  const { t } = useTranslation('surveys')
  return (
    <ul className={classes.rows} data-of="branches">
      {aspects.map(({ question, ask, importance, low, high, performance, quarter }) => (
        <li key={question}>
          <span>
            {inWords(ask) || question}
            {quarter && <small>{t(`figures.drivers.quarter.${quarter}`)}</small>}
          </span>
          <span className={classes.side}>
            <b>{write(performance)}</b>
            <small>{t('figures.drivers.performance')}</small>
          </span>
          <span className={classes.difference}>
            <IntervalAxis axis={[0, 100]} value={importance} low={low} high={high} />
            <span>
              <b>{write(importance)}</b> {t('figures.drivers.importance')}
              {low !== null && high !== null && `, ${t('results.interval', { low: write(low), high: write(high) })}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Whether the lines of each question of pairs measure one thing. */
const Scales = ({ scales }: Pick<SurveyDrivers, 'scales'>) => {
  const { t } = useTranslation('surveys')
  return (
    <section className={classes.card} aria-label={t('figures.scales.title')}>
      <h2>{t('figures.scales.title')}</h2>
      <p className={classes.text}>{t('figures.scales.text')}</p>
      <table className={classes.table}>
        <tbody>
          {scales.map(({ question, ask, side, lines, n, needed, alpha, low, high }) => (
            <tr key={`${question} ${side}`}>
              <td>
                {inWords(ask) || question} · {t(`figures.scales.${side}`)}
              </td>
              <td>{t('figures.scales.lines', { count: lines, n: number(lines) })}</td>
              <td>
                {alpha === null || low === null || high === null
                  ? n < needed
                    ? t('figures.scales.missing', { count: needed - n, n: number(needed - n) })
                    : t('figures.scales.alike')
                  : `α ${number(alpha, 2)} · ${t('results.interval', { low: number(low, 2), high: number(high, 2) })} · ${t('figures.n', { count: n, n: number(n) })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
