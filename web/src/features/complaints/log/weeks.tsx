import type { ComplaintSummary } from '@heed/contract/complaint-log.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bandLine } from '../../../ui/chart/band-line.ts'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../ui/chart/csv.ts'
import { calendarDay, number } from '../../../ui/format.ts'
import classes from './log.module.css'
import type { LogFilter } from './log-queries.ts'

type WeeksProps = { summary: ComplaintSummary; onChoose: (part: LogFilter) => void }
const write = (value: number) => number(value)

/** Complaints week by week; the running week is not over yet. */
export const Weeks = ({ summary, onChoose }: WeeksProps) => {
  const { t } = useTranslation('complaint-log')
  const { weeks, from, to } = summary
  const mean = weeks.length > 0 ? weeks.reduce((sum, { n }) => sum + n, 0) / weeks.length : 0
  const title = t('weekly', { mean: number(mean, 1) })
  const option = useMemo(
    () =>
      bandLine({
        points: weeks.map(({ week, n }) => ({
          label: calendarDay(week),
          value: n,
          low: null,
          high: null,
          tip: `${calendarDay(week)}: ${number(n)}`,
        })),
        write,
        whole: { value: mean, label: number(mean, 1) },
        min: 0,
      }),
    [weeks, mean],
  )
  return (
    <ChartCard
      title={title}
      text={t('weeklyText')}
      words={{ asTable: t('asTable'), asChart: t('asChart'), download: t('download') }}
      onDownload={() =>
        downloadCsv(`heed-complaints-${from}-${to}`, [['week', 'complaints'], ...weeks.map(({ week, n }) => [week, n])])
      }
      chart={<ChartBox label={title} height={200} option={option} />}
      table={
        <table className={classes.table}>
          <tbody>
            {weeks.map(({ week, n }) => (
              <tr key={week}>
                <td>{calendarDay(week)}</td>
                <td>
                  <button type="button" className="link" disabled={n === 0} onClick={() => onChoose({ week })}>
                    {number(n)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
