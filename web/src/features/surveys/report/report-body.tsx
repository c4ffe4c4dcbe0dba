import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Periods } from '../figures/use-difference-words.ts'
import { GapSummary } from '../gap-results.tsx'
import { type ResultFilter, resultsQuery } from '../survey-queries.ts'
import type { SurveySearch } from '../survey-search.ts'
import { Asked } from './asked.tsx'
import { BranchTable } from './branch-table.tsx'
import { Following } from './following.tsx'
import { GapTable } from './gap-table.tsx'
import { MeasureTable } from './measure-table.tsx'
import classes from './report.module.css'
import { ReportDrivers } from './report-drivers.tsx'
import { ReportTrend } from './report-trend.tsx'

type ReportBodyProps = { survey: SurveyDetail; filter: ResultFilter; periods: Periods; search: SurveySearch }

/** What was asked, the figures, what was said, and what follows; each part only where there is something. */
export const ReportBody = ({ survey, filter, periods, search }: ReportBodyProps) => {
  const { t } = useTranslation('surveys')
  const results = useQuery({ ...resultsQuery(survey.id, filter), placeholderData: undefined })
  if (results.isPending) return <PageSkeleton rows={6} />
  if (results.isError) return <ErrorNote reason={results.error} onRetry={() => results.refetch()} />
  const { questions, responses, serviceQuality } = results.data
  if (responses === 0) return <EmptyState title={t('results.none')} text={t('report.none')} />
  const known = { surveyId: survey.id, filter }
  const pairs = questions.filter(({ gaps }) => gaps.length > 0)
  return (
    <>
      <Asked {...known} questions={questions} responses={responses} />
      <MeasureTable surveyId={survey.id} filter={{ ...filter, ...periods }} periods={periods} />
      <ReportTrend {...known} measure={search.measure} by={search.by ?? 'week'} />
      <BranchTable {...known} measure={search.measure} />
      <ReportDrivers {...known} />
      {serviceQuality && serviceQuality.unweighted !== null && (
        <section className={classes.part}>
          <GapSummary quality={serviceQuality} />
          <GapTable questions={pairs} />
        </section>
      )}
      <Following {...known} questions={questions} />
    </>
  )
}
