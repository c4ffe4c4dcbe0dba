import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, Select } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { AnswersBehind } from '../answers-behind.tsx'
import { ResultFilters } from '../result-filters.tsx'
import shared from '../results.module.css'
import { type Behind, type ResultFilter, resultsQuery } from '../survey-queries.ts'
import { filterOf, type SurveySearch } from '../survey-search.ts'
import { Beside } from './beside/beside.tsx'
import { ComparedGroups } from './compared-groups.tsx'
import { Drivers } from './drivers.tsx'
import { Expectations } from './expectations/expectations.tsx'
import { branchesQuery } from './figure-queries.ts'
import { FigureTrend } from './figure-trend.tsx'
import classes from './figures.module.css'
import { longNameOf } from './measure-words.ts'
import { PeriodTable } from './period-table.tsx'
import { Reasons } from './reasons/reasons.tsx'
import { RecoveryCard } from './recovery/recovery-rate.tsx'
import { ResponseRates } from './response-rate/response-rates.tsx'
import { periodsOf } from './use-difference-words.ts'

type Opened = { behind: Behind; filter: ResultFilter; whose?: string | undefined }

/** What moved, which branch differs, and how a figure went: each only where it is more than chance. */
export const FiguresTab = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const search: SurveySearch = useSearch({ strict: false })
  const filter = filterOf(search)
  const results = useQuery(resultsQuery(survey.id, filter))
  const [opened, setOpened] = useState<Opened>()
  const open = (behind: Behind, of: ResultFilter, whose?: string) => setOpened({ behind, filter: of, whose })
  const change = useChange(survey.id, search)
  if (results.isPending) return <PageSkeleton rows={6} />
  if (results.isError) return <ErrorNote reason={results.error} onRetry={() => results.refetch()} />
  const known = { survey, filter, measure: search.measure, onOpen: open }
  return (
    <div className={opened ? shared.beside : undefined}>
      <div className={classes.cards}>
        <ResultFilters tab="figures" surveyId={survey.id} />
        {results.data.responses > 0 && <ReportButton surveyId={survey.id} search={search} />}
        {results.data.responses === 0 ? (
          <>
            <EmptyState title={t('results.none')} text={t('results.noneText')} />
            <ResponseRates surveyId={survey.id} filter={filter} />
          </>
        ) : (
          <>
            <PeriodTable {...known} periods={periodsOf(filter, new Date().toISOString().slice(0, 10))} />
            <MeasureSelect {...known} onChange={(measure) => change({ measure })} />
            <FigureTrend
              {...known}
              by={search.by ?? 'week'}
              onBy={(by) => change({ by: by === 'month' ? by : undefined })}
            />
            <ComparedGroups
              {...known}
              by={search.groups ?? 'branches'}
              onBy={(by) => change({ groups: by === 'members' ? by : undefined })}
            />
            <Drivers survey={survey} filter={filter} />
            <Reasons surveyId={survey.id} filter={filter} onOpen={open} />
            <ResponseRates surveyId={survey.id} filter={filter} />
            <Expectations survey={survey} filter={filter} onOpen={open} />
            <RecoveryCard
              query={{ surveyId: survey.id, branchId: filter.branchId, from: filter.from, to: filter.to }}
            />
            <Beside survey={survey} filter={filter} />
          </>
        )}
      </div>
      {opened && (
        <AnswersBehind
          survey={survey}
          filter={opened.filter}
          behind={opened.behind}
          whose={opened.whose}
          results={results.data.questions}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}

/** All of it on one sheet, of the same answers. */
const ReportButton = ({ surveyId, search }: { surveyId: string; search: SurveySearch }) => {
  const { t } = useTranslation('surveys')
  return (
    <Button
      className={classes.report}
      leftSection={<IconFileText size={16} stroke={1.7} />}
      renderRoot={(props) => (
        <Link to="/surveys/$surveyId/report" params={{ surveyId }} search={{ ...search, tab: undefined }} {...props} />
      )}
    >
      {t('report.title')}
    </Button>
  )
}

const useChange = (surveyId: string, search: SurveySearch) => {
  const go = useNavigate()
  return (part: Partial<SurveySearch>) =>
    go({
      to: '/surveys/$surveyId',
      params: { surveyId },
      search: { ...search, ...part, tab: 'figures' },
      replace: true,
      resetScroll: false,
    })
}

type MeasureSelectProps = {
  survey: SurveyDetail
  filter: ResultFilter
  measure: string | undefined
  onChange: (measure: string) => void
}

/** Which figure the charts below show. */
const MeasureSelect = ({ survey, filter, measure, onChange }: MeasureSelectProps) => {
  const { t } = useTranslation('surveys')
  const compared = useQuery(branchesQuery(survey.id, { ...filter, measure }))
  if (!compared.data?.measure) return null
  return (
    <Select
      label={t('figures.choose')}
      allowDeselect={false}
      searchable
      data={compared.data.measures.map((one) => ({ value: one.key, label: longNameOf(one, t) }))}
      value={compared.data.measure.key}
      onChange={(value) => value && onChange(value)}
    />
  )
}
