import type { StandardResults } from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../ui/chart/chart-card.tsx'
import { controlLine } from '../../ui/chart/control-line.ts'
import { downloadCsv } from '../../ui/chart/csv.ts'
import { calendarDay, number, percent } from '../../ui/format.ts'
import classes from './standard-page.module.css'
import type { Behind } from './standard-queries.ts'

type ControlChartProps = {
  standard: Standard
  results: StandardResults
  onOpen: (title: string, behind: Behind) => void
}

/** A p-chart: the share missed of each week between the limits of its own n. A week beyond them has a cause of its own. */
const write = (value: number) => percent(Math.round(value))

export const ControlChart = ({ standard, results, onOpen }: ControlChartProps) => {
  const { t } = useTranslation('standards')
  const { weeks, centrePercent, isProvisional } = results
  const beyond = weeks.filter(({ isBeyond }) => isBeyond)
  const title =
    centrePercent === null
      ? t('chart.tooFew', { count: weeks.length })
      : beyond.length === 0
        ? t('chart.steady')
        : t('chart.beyond', { count: beyond.length, weeks: beyond.map(({ week }) => calendarDay(week)).join(', ') })
  const text = centrePercent !== null && t(isProvisional ? 'chart.provisional' : 'chart.text')
  const option = useMemo(
    () =>
      controlLine({
        points: weeks.map((week) => ({
          label: calendarDay(week.week),
          value: week.missedPercent,
          lower: week.lowerPercent,
          upper: week.upperPercent,
          isBeyond: week.isBeyond,
          tip: `${calendarDay(week.week)}<br>${t('chart.tip', { missed: number(week.missed), n: number(week.kept + week.missed) })}`,
        })),
        write,
        centre: centrePercent === null ? null : { value: centrePercent, label: write(centrePercent) },
      }),
    [weeks, centrePercent, t],
  )
  return (
    <ChartCard
      title={title}
      text={text}
      words={{ asTable: t('chart.asTable'), asChart: t('chart.asChart'), download: t('chart.download') }}
      onDownload={() =>
        downloadCsv(`heed-standard-${results.from}-${results.to}`, [
          ['week', 'kept', 'missed', 'missed_percent', 'lower', 'upper'],
          ...weeks.map((week) => [
            week.week,
            week.kept,
            week.missed,
            week.missedPercent,
            week.lowerPercent,
            week.upperPercent,
          ]),
        ])
      }
      chart={<ChartBox label={`${standard.name}. ${title}`} option={option} />}
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('chart.week')}</th>
              <th>{t('chart.missed')}</th>
              <th>{t('chart.limits')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.week}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => onOpen(calendarDay(week.week), { week: week.week })}
                  >
                    {calendarDay(week.week)}
                  </button>
                </td>
                <td>
                  {t('of', { kept: number(week.missed), n: number(week.kept + week.missed) })}
                  {week.isBeyond && ` · ${t('chart.isBeyond')}`}
                </td>
                <td>
                  {week.lowerPercent === null ? '' : `${write(week.lowerPercent)} – ${write(week.upperPercent ?? 0)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
