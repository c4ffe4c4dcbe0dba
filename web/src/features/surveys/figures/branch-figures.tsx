import type { SurveyBranches } from '@heed/contract/survey-figures.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../ui/chart/csv.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number, percent } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../survey-queries.ts'
import { branchesQuery } from './figure-queries.ts'
import classes from './figures.module.css'
import { funnelChart } from './funnel-chart.ts'
import { nameOf, writeValue } from './measure-words.ts'
import { behind, DifferenceCell } from './period-table.tsx'

type BranchFiguresProps = {
  survey: SurveyDetail
  filter: ResultFilter
  measure: string | undefined
  onOpen: (behind: Behind, filter: ResultFilter) => void
}

/** One figure in each branch: among the limits of chance where it is a share, and against all others. */
export const BranchFigures = ({ survey, filter, measure, onOpen }: BranchFiguresProps) => {
  const { t } = useTranslation('surveys')
  const compared = useQuery(branchesQuery(survey.id, { ...filter, measure }))
  if (compared.isPending) return <PageSkeleton rows={4} />
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  if (compared.data.branches.length < 2 || !compared.data.measure) return null
  const rows = <BranchRows data={compared.data} filter={filter} onOpen={onOpen} />
  return compared.data.funnel ? (
    <Funnel data={compared.data} table={rows} />
  ) : (
    <section className={classes.card} aria-label={t('figures.branches.title')}>
      <h2>{t('figures.branches.title')}</h2>
      <p className={classes.text}>{t('figures.holm')}</p>
      {rows}
    </section>
  )
}

const Funnel = ({ data, table }: { data: SurveyBranches; table: React.ReactNode }) => {
  const { t } = useTranslation('surveys')
  const { branches, funnel, whole, measure, minimumAnswers } = data
  const outside = branches.filter(({ place }) => place !== null && place !== 'inside')
  const apart = outside.filter(({ place }) => place?.endsWith('998'))
  const few = branches.filter(({ estimate }) => estimate.n < minimumAnswers)
  const named = (rows: typeof branches) => ({
    count: rows.length,
    names: rows.map(({ branch }) => branch.name).join(', '),
  })
  const title =
    apart.length > 0
      ? t('figures.branches.outside', named(apart))
      : outside.length > 0
        ? t('figures.branches.near', named(outside))
        : t('figures.branches.inside')
  const option = useMemo(
    () =>
      funnelChart({
        curve: (funnel?.curve ?? []).filter(({ n }) => n >= minimumAnswers),
        points: branches.flatMap(({ branch, estimate: { value, n }, place }) =>
          value === null
            ? []
            : {
                name: branch.name,
                n,
                value,
                isOutside: place !== 'inside',
                tip: `${asText(branch.name)}<br>${percent(Math.round(value))} · ${t('figures.n', { count: n, n: number(n) })}`,
              },
        ),
        whole: { value: whole.value ?? 0, label: percent(Math.round(whole.value ?? 0)) },
        write: (value) => percent(value),
        axis: t('figures.branches.answers'),
      }),
    [branches, funnel, whole, minimumAnswers, t],
  )
  return (
    <ChartCard
      title={title}
      text={[
        t('figures.branches.text'),
        funnel && funnel.phi > 1 ? t('figures.branches.stretched', { phi: number(Math.sqrt(funnel.phi), 1) }) : '',
        few.length > 0 ? t('figures.branches.few', { count: few.length, least: number(minimumAnswers) }) : '',
      ].join(' ')}
      words={{ asTable: t('figures.asTable'), asChart: t('figures.asChart'), download: t('figures.download') }}
      onDownload={() =>
        downloadCsv('heed-survey-branches', [
          ['branch', 'value', 'low', 'high', 'n', 'low95', 'high95', 'low998', 'high998', 'place'],
          ...branches.map(({ branch, estimate, limits, place }) => [
            branch.name,
            estimate.value,
            estimate.low,
            estimate.high,
            estimate.n,
            limits?.low95 ?? null,
            limits?.high95 ?? null,
            limits?.low998 ?? null,
            limits?.high998 ?? null,
            place,
          ]),
        ])
      }
      chart={<ChartBox label={`${measure ? nameOf(measure) : ''}. ${title}`} height={320} option={option} />}
      table={table}
    />
  )
}

/** What a branch is called is text, not markup. */
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

type BranchRowsProps = { data: SurveyBranches } & Pick<BranchFiguresProps, 'filter' | 'onOpen'>

const BranchRows = ({ data: { branches, measure }, filter, onOpen }: BranchRowsProps) => {
  const { t } = useTranslation('surveys')
  if (!measure) return null
  return (
    <ul className={classes.rows} data-of="branches">
      {branches.map(({ branch, estimate, difference, place }) => (
        <li key={branch.id}>
          <span>
            {branch.name}
            {place !== null && place !== 'inside' && <small data-outside>{t(`figures.place.${place}`)}</small>}
          </span>
          <UnstyledButton
            className={classes.side}
            onClick={() => onOpen(behind(measure), { ...filter, branchId: branch.id })}
          >
            <b>{estimate.value === null ? '–' : writeValue(measure.kind, estimate.value)}</b>
            <small>{t('figures.n', { count: estimate.n, n: number(estimate.n) })}</small>
          </UnstyledButton>
          <DifferenceCell measure={measure} difference={difference} />
        </li>
      ))}
    </ul>
  )
}
