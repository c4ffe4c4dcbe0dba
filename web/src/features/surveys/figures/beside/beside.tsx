import type { SurveyBeside } from '@heed/contract/survey-beside.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../../ui/chart/csv.ts'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { calendarDay, duration, number, percent } from '../../../../ui/format.ts'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import type { ResultFilter } from '../../survey-queries.ts'
import figures from '../figures.module.css'
import { besideChart } from './beside-chart.ts'
import { besideQuery } from './beside-queries.ts'
import { Disagreements } from './disagreements.tsx'

type Pair = SurveyBeside['pairs'][number]
type Clock = Pair['measures'][number]
type Measured = Pair['whole']['measured'][number]

/** What customers say of wait, speed and welcome, beside what was measured in the same weeks. Nothing where neither is there. */
export const Beside = ({ survey, filter }: { survey: SurveyDetail; filter: ResultFilter }) => {
  const beside = useQuery(besideQuery(survey.id, filter))
  if (beside.isPending) return <PageSkeleton rows={4} />
  if (beside.isError) return <ErrorNote reason={beside.error} onRetry={() => beside.refetch()} />
  return (
    <>
      {beside.data.pairs.map((pair) => (
        <PairCard key={pair.asked} pair={pair} least={beside.data.minimumAnswers} />
      ))}
      <Disagreements surveyId={survey.id} filter={filter} />
    </>
  )
}

const PairCard = ({ pair, least }: { pair: Pair; least: number }) => {
  const [chosen, setChosen] = useState<Clock>()
  const { t } = useTranslation(['surveys', 'common'])
  const clock = chosen && pair.measures.includes(chosen) ? chosen : pair.measures[0]
  if (!clock)
    return (
      <section className={figures.card} aria-label={t(`beside.title.${pair.asked}`)}>
        <h2>{t(`beside.title.${pair.asked}`)}</h2>
        <p className={figures.text}>{t('beside.notMeasured')}</p>
      </section>
    )
  return (
    <Charted
      pair={pair}
      least={least}
      clock={clock}
      tools={
        pair.measures.length > 1 && (
          <Select
            size="xs"
            aria-label={t('beside.clock')}
            allowDeselect={false}
            data={pair.measures.map((value) => ({ value, label: t(`clock.${value}`, { ns: 'common' }) }))}
            value={clock}
            onChange={(value) => setChosen(value as Clock)}
          />
        )
      }
    />
  )
}

type ChartedProps = { pair: Pair; least: number; clock: Clock; tools: React.ReactNode }

const Charted = ({ pair, least, clock, tools }: ChartedProps) => {
  const { t } = useTranslation(['surveys', 'common'])
  const { asked, weeks, whole } = pair
  const title = t(`beside.title.${asked}`)
  const name = t(`clock.${clock}`, { ns: 'common' })
  // A greeting is promised within seconds, so how often it was kept says more than how long it took.
  const isShare = asked === 'welcome'
  const of = (measured: Measured[]) => measured.find(({ measure }) => measure === clock)
  const write = (measured: Measured | undefined) => {
    if (!measured) return '–'
    const time = measured.medianSeconds === null ? [] : [duration(measured.medianSeconds)]
    return [
      ...time,
      t('beside.kept', { share: percent(Math.round(keptPercent(measured))), n: number(measured.n) }),
    ].join(' · ')
  }
  const judged = ({ value, n }: Pair['whole']['asked']) =>
    `${value === null ? '–' : percent(Math.round(value))} · ${t('figures.n', { count: n, n: number(n) })}`
  const option = useMemo(
    () =>
      besideChart({
        labels: weeks.map(({ start }) => calendarDay(start)),
        tips: weeks.map(
          (week) =>
            `${calendarDay(week.start)}<br>${t('beside.judged')}: ${judged(week.asked)}<br>${name}: ${write(of(week.measured))}`,
        ),
        asked: {
          name: t('beside.judged'),
          values: weeks.map((week) => week.asked.value),
          write: (value) => percent(value),
          isShare: true,
        },
        measured: {
          name: isShare ? t('beside.keptAxis', { clock: name }) : t('beside.medianAxis', { clock: name }),
          values: weeks.map(({ measured }) => {
            const one = of(measured)
            return one ? (isShare ? keptPercent(one) : one.medianSeconds) : null
          }),
          write: (value) => (isShare ? percent(value) : duration(value)),
          isShare,
        },
      }),
    [weeks, clock, name, isShare, t],
  )
  return (
    <ChartCard
      title={title}
      text={t('beside.text', {
        asked: judged(whole.asked),
        clock: name,
        measured: write(of(whole.measured)),
        least: number(least),
      })}
      words={{ asTable: t('figures.asTable'), asChart: t('figures.asChart'), download: t('figures.download') }}
      tools={tools}
      onDownload={() =>
        downloadCsv(`heed-survey-${asked}-${clock}`, [
          ['week', 'judged_well_percent', 'answers', 'clock', 'median_seconds', 'kept', 'measured'],
          ...weeks.map((week) => {
            const one = of(week.measured)
            const { value, n } = week.asked
            return [week.start, value, n, clock, one?.medianSeconds ?? null, one?.kept ?? 0, one?.n ?? 0]
          }),
        ])
      }
      chart={<ChartBox label={`${title}. ${t('beside.judged')}, ${name}`} height={310} option={option} />}
      table={
        <table className={figures.table}>
          <thead>
            <tr>
              <th>{t('figures.trend.from_week')}</th>
              <th>{t('beside.judged')}</th>
              <th>{name}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.start}>
                <td>{calendarDay(week.start)}</td>
                <td>{judged(week.asked)}</td>
                <td>{write(of(week.measured))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

const keptPercent = ({ kept, n }: Measured) => (kept / n) * 100
