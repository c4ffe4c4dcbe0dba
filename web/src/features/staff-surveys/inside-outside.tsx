import { getInsideOutside, type InsideOutside as Read } from '@heed/contract/insight.ts'
import { Select } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { ChartBox } from '../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../ui/chart/csv.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { monthName, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import figures from '../surveys/figures/figures.module.css'
import { insideChart } from './inside-chart.ts'
import classes from './staff-surveys.module.css'

type Part = Read['parts'][number]
type Side = Part['inside'][number]

const insideQuery = queryOptions({
  queryKey: ['staff-surveys', 'inside'],
  queryFn: ({ signal }) => call(getInsideOutside, { query: {}, signal }),
})

/** What colleagues say of each other's service beside what customers say of ours. Nothing until colleagues were asked. */
export const InsideOutside = () => {
  const read = useQuery(insideQuery)
  if (read.isPending) return <PageSkeleton rows={3} />
  if (read.isError) return <ErrorNote reason={read.error} onRetry={() => read.refetch()} />
  const { months, parts } = read.data
  return parts.some(({ inside }) => inside.some(Boolean)) ? <Card months={months} parts={parts} /> : null
}

const Card = ({ months, parts }: { months: string[]; parts: Part[] }) => {
  const { t } = useTranslation('staff')
  const mayOpen = useMay()('insight:read')
  const [chosen, setChosen] = useState('')
  const part = parts.find(({ branch }) => branch?.id === chosen) ?? (parts[0] as Part)
  const write = (side: Side | undefined) =>
    side ? `${side.mean === null ? t('inside.few') : number(side.mean, 2)} · ${t('inside.n', { count: side.n })}` : '–'
  const option = useMemo(
    () =>
      insideChart({
        labels: months.map((month) => monthName(month)),
        tips: months.map(
          (month, at) =>
            `${monthName(month)}<br>${t('inside.inside')}: ${write(part.inside[at])}<br>${t('inside.outside')}: ${write(part.outside[at])}`,
        ),
        inside: { name: t('inside.inside'), points: part.inside },
        outside: { name: t('inside.outside'), points: part.outside },
      }),
    [months, part, t],
  )
  return (
    <ChartCard
      title={t('inside.title')}
      text={t('inside.text')}
      words={{ asTable: t('inside.asTable'), asChart: t('inside.asChart'), download: t('inside.download') }}
      tools={
        parts.length > 2 && (
          <Select
            size="xs"
            aria-label={t('inside.branch')}
            allowDeselect={false}
            data={parts.map(({ branch }) => ({ value: branch?.id ?? '', label: branch?.name ?? t('inside.all') }))}
            value={part.branch?.id ?? ''}
            onChange={(value) => setChosen(value ?? '')}
          />
        )
      }
      onDownload={() =>
        downloadCsv('heed-service-inside', [
          ['month', 'branch', 'inside_mean', 'inside_people', 'customers_mean', 'customers_answers'],
          ...parts.flatMap(({ branch, inside, outside }) =>
            months.map((month, at) => [
              month,
              branch?.name ?? '',
              inside[at]?.mean ?? null,
              inside[at]?.n ?? 0,
              outside[at]?.mean ?? null,
              outside[at]?.n ?? 0,
            ]),
          ),
        ])
      }
      chart={
        <>
          <ul className={classes.legend}>
            <li data-line="outside">{t('inside.outside')}</li>
            <li data-line="inside">{t('inside.inside')}</li>
          </ul>
          <ChartBox label={t('inside.title')} height={240} option={option} />
        </>
      }
      table={
        <table className={figures.table}>
          <thead>
            <tr>
              <th>{t('inside.month')}</th>
              <th>{t('inside.inside')}</th>
              <th>{t('inside.outside')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month, at) => (
              <tr key={month}>
                <td>{monthName(month)}</td>
                <td>{write(part.inside[at])}</td>
                <td>
                  {mayOpen && part.outside[at] ? (
                    <Answers month={month} branchId={part.branch?.id}>
                      {write(part.outside[at])}
                    </Answers>
                  ) : (
                    write(part.outside[at])
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

/** The answers that a month's figure counts, in Insight. */
const Answers = ({ month, branchId, children }: { month: string; branchId: string | undefined; children: string }) => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return (
    <Link
      to="/insight"
      search={{
        period: 'own',
        from: `${month}-01`,
        to: `${month}-${last}`,
        ...(branchId ? { branch: branchId } : {}),
        behind: { figure: 'csat' },
      }}
      className="link"
    >
      {children}
    </Link>
  )
}
