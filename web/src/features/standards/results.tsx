import type { Kept, StandardResults } from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, percent } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { ControlChart } from './control-chart.tsx'
import classes from './standard-page.module.css'
import { type Behind, resultsQuery } from './standard-queries.ts'

type OpenBehind = (title: string, behind: Behind) => void
type ResultsProps = { standard: Standard; onOpen: OpenBehind }

const spans = { weeks12: 84, weeks52: 364 } as const
type Span = keyof typeof spans
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** How it was kept: the whole against its target, who and where, and week by week. */
export const Results = ({ standard, onOpen }: ResultsProps) => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const [span, setSpan] = useState<Span>('weeks12')
  const from = dayBefore(spans[span])
  const results = useQuery(resultsQuery(standard.id, { from }))
  const open: OpenBehind = (title, behind) => onOpen(title, { from, ...behind })
  if (results.isPending) return <PageSkeleton rows={4} kind="figures" />
  if (results.isError) return <ErrorNote reason={results.error} onRetry={() => results.refetch()} />
  const { total, seen, difference, by } = results.data
  return (
    <>
      <section className={classes.card} aria-label={t('results.title')}>
        <SegmentedControl
          size="xs"
          mb={14}
          aria-label={t('results.span')}
          data={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(`results.${value}`) }))}
          value={span}
          onChange={(value) => setSpan(value as Span)}
        />
        {total.sharePercent === null ? (
          <p className="quiet">{t(standard.method === 'check' ? 'results.notSeen' : 'results.none')}</p>
        ) : (
          <div className={classes.totals}>
            <Total
              title={t(`results.by_${standard.method}`)}
              of={total}
              results={results.data}
              onOpen={() => open(standard.name, {})}
            />
            {seen && (
              <Total
                title={t('results.bySight')}
                of={seen}
                results={results.data}
                onOpen={() => open(t('results.bySight'), { seen: 'yes' })}
              />
            )}
          </div>
        )}
        {difference && (
          <p className="small quiet">
            {t('results.apart', {
              points: number(difference.points, 0),
              low: number(difference.low, 0),
              high: number(difference.high, 0),
            })}{' '}
            {difference.low <= 0 && difference.high >= 0 && t('results.mayBeChance')}
          </p>
        )}
      </section>
      {results.data.weeks.length > 1 && <ControlChart standard={standard} results={results.data} onOpen={open} />}
      {total.sharePercent !== null && (
        <div className={classes.groups}>
          <Group
            title={t('results.branches')}
            rows={by.branch.map((row) => ({ ...row, key: row.id, behind: { branchId: row.id } }))}
            results={results.data}
            onOpen={open}
          />
          {by.member.length > 0 && (
            <Group
              title={t(may('insight:members') ? 'results.people' : 'results.yourself')}
              rows={by.member.map((row) => ({
                ...row,
                key: row.id ?? 'none',
                name: row.name ?? t('results.nobody'),
                behind: { memberId: row.id ?? 'none' },
              }))}
              results={results.data}
              onOpen={open}
            />
          )}
          {by.channel.length > 0 && (
            <Group
              title={t('results.channels')}
              rows={by.channel.map((row) => ({
                ...row,
                key: row.kind,
                name: t(`channel.${row.kind as 'mail'}`, { ns: 'common' }),
                behind: { channelKind: row.kind },
              }))}
              results={results.data}
              onOpen={open}
            />
          )}
        </div>
      )}
    </>
  )
}

type TotalProps = { title: string; of: Kept; results: StandardResults; onOpen: () => void }
const Total = ({ title, of, results, onOpen }: TotalProps) => {
  const { t } = useTranslation('standards')
  const { sharePercent, interval, kept, missed } = of
  if (sharePercent === null || !interval) return null
  const [low, high] = interval
  return (
    <button
      type="button"
      className={classes.total}
      data-reached={sharePercent >= results.targetSharePercent}
      onClick={onOpen}
    >
      <span className="small quiet">{title}</span>
      <b className={classes.figure}>{percent(Math.round(sharePercent * 10) / 10)}</b>
      <IntervalAxis axis={[0, 100]} value={sharePercent} low={low} high={high} target={results.targetSharePercent} />
      <span className="small quiet">
        {t('results.counted', {
          kept: number(kept),
          n: number(kept + missed),
          low: percent(Math.round(low)),
          high: percent(Math.round(high)),
          target: percent(results.targetSharePercent),
        })}
      </span>
    </button>
  )
}

type GroupRow = Kept & { key: string; name: string; behind: Behind }
type GroupProps = { title: string; rows: GroupRow[]; results: StandardResults; onOpen: OpenBehind }
const Group = ({ title, rows, results, onOpen }: GroupProps) => {
  const { t } = useTranslation('standards')
  return (
    <section className={classes.card}>
      <h2>{title}</h2>
      <ul className={classes.group}>
        {rows.map(({ key, name, behind, sharePercent, interval, kept, missed }) => (
          <li key={key}>
            <button type="button" onClick={() => onOpen(name, behind)} title={t('results.open', { name })}>
              <span>{name}</span>
              <IntervalAxis
                axis={[0, 100]}
                value={sharePercent}
                low={interval?.[0] ?? null}
                high={interval?.[1] ?? null}
                target={results.targetSharePercent}
              />
              <b>
                {percent(Math.round(sharePercent ?? 0))}
                <small>{t('of', { kept: number(kept), n: number(kept + missed) })}</small>
              </b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
