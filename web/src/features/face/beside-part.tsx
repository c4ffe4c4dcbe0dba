import type { AuditTrend } from '@heed/contract/audit-trend.ts'
import { type Beside, besides } from '@heed/contract/audits.ts'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, monthName, number, percent } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import { BesideLook } from './beside-look.tsx'
import classes from './face.module.css'
import { trendQuery } from './face-queries.ts'

/** What customers of a branch say, month by month, and in each month what audits saw of the same. */
export const BesidePart = () => {
  const { t } = useTranslation('audits')
  const { branches } = useMe()
  const [branchId, setBranch] = useState(branches[0]?.id ?? '')
  const [beside, setBeside] = useState<Beside>('help')
  const trend = useQuery({ ...trendQuery(branchId, beside), enabled: branchId !== '' })
  const isEmpty = trend.data && trend.data.months.length + trend.data.points.length === 0
  return (
    <>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('part.beside')}
          data={besides.map((value) => ({ value, label: t(`beside.${value}`) }))}
          value={beside}
          onChange={(value) => setBeside(besides.find((one) => one === value) ?? 'help')}
        />
        {branches.length > 1 && (
          <Select
            aria-label={t('branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(id) => setBranch(id ?? branchId)}
          />
        )}
      </div>
      {trend.isPending && <PageSkeleton kind="figures" rows={4} />}
      {trend.isError && <ErrorNote reason={trend.error} onRetry={() => trend.refetch()} />}
      {isEmpty && <EmptyState title={t('beside.none')} text={t('beside.noneText')} />}
      {trend.data && !isEmpty && (
        <>
          <PageSection title={t('beside.customers')} text={inWords(trend.data.surveys[0]?.ask)}>
            <Sheet label={t('beside.customers')}>
              {monthsOf(trend.data).map((month) => (
                <MonthRow key={month} month={month} trend={trend.data} branchId={branchId} />
              ))}
            </Sheet>
          </PageSection>
          {trend.data.isLow && <BesideLook look={trend.data.look} />}
        </>
      )}
    </>
  )
}

/** Every month in which customers or an audit said something, newest first. */
const monthsOf = ({ months, points }: AuditTrend): string[] =>
  [...new Set([...months.map(({ start }) => start.slice(0, 7)), ...points.map(({ day }) => day.slice(0, 7))])]
    .sort()
    .reverse()

type MonthRowProps = { month: string; trend: AuditTrend; branchId: string }

const MonthRow = ({ month, trend, branchId }: MonthRowProps) => {
  const { t } = useTranslation(['audits', 'common'])
  const estimate = trend.months.find(({ start }) => start.startsWith(month))?.estimate
  const points = trend.points.filter(({ day }) => day.startsWith(month))
  const whole = (value: number | null) => percent(Math.round(value ?? 0))
  return (
    <li className={classes.item}>
      <h3>{monthName(month)}</h3>
      {!estimate && <p className={classes.quiet}>{t('beside.noAnswers')}</p>}
      {estimate && (
        <>
          <p>
            {estimate.value === null ? t('beside.tooFew', { n: estimate.n }) : <b>{whole(estimate.value)}</b>}{' '}
            {estimate.value !== null && (
              <span className={classes.quiet}>
                {t('common:figure.interval', { low: whole(estimate.low), high: whole(estimate.high), n: estimate.n })}
              </span>
            )}
          </p>
          {estimate.value !== null && (
            <IntervalAxis axis={[0, 100]} value={estimate.value} low={estimate.low} high={estimate.high} />
          )}
          <p className={classes.links}>
            {trend.surveys.map(({ id, name }) => (
              <Link
                key={id}
                to="/surveys/$surveyId"
                params={{ surveyId: id }}
                search={{ tab: 'results', branch: branchId, from: `${month}-01`, to: lastDayOf(month) }}
              >
                {t('beside.answers', { name })}
              </Link>
            ))}
          </p>
        </>
      )}
      {points.map((point) => (
        <Link key={point.auditId} className={classes.point} to="/face/$auditId" params={{ auditId: point.auditId }}>
          <span>
            {[inWords(point.template), calendarDay(point.day), point.visitor].filter(Boolean).join(' · ')}{' '}
            <b>{t('score', { score: number(Math.round(point.score)) })}</b>
          </span>
          <IntervalAxis axis={[0, 100]} value={point.score} low={null} high={null} />
        </Link>
      ))}
    </li>
  )
}

const lastDayOf = (month: string) => {
  const [year = 2000, number_ = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number_, 0)).toISOString().slice(0, 10)
}
