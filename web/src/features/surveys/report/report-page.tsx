import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useIsFetching, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { lightTokens } from '../../../app/tokens.ts'
import { OnPaper } from '../../../ui/chart/chart-box.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { periodsOf } from '../figures/use-difference-words.ts'
import { ResultFilters } from '../result-filters.tsx'
import { surveyQuery } from '../survey-queries.ts'
import { filterOf, type SurveySearch } from '../survey-search.ts'
import classes from './report.module.css'
import { ReportBody } from './report-body.tsx'
import { ReportHead } from './report-head.tsx'

/** All of a survey on one sheet, to print or to keep as a PDF by the browser. */
export const ReportPage = () => {
  const { t } = useTranslation('surveys')
  const { surveyId } = useParams({ from: '/shell/surveys/$surveyId/report' })
  const survey = useQuery(surveyQuery(surveyId))
  if (survey.isPending) return <PageSkeleton rows={6} />
  if (survey.isError) return <EmptyState title={t('notFound')} />
  return <Report survey={survey.data} />
}

/** Paper is light, whatever the theme is. */
const paper = Object.fromEntries(Object.entries(lightTokens).map(([name, value]) => [`--${name}`, value]))

const Report = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const search: SurveySearch = useSearch({ strict: false })
  const chosen = filterOf(search)
  const periods = periodsOf(chosen, new Date().toISOString().slice(0, 10))
  const filter = { ...chosen, from: periods.from, to: periods.to }
  const loading = useIsFetching({ queryKey: ['survey', survey.id] })
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <Link
          to="/surveys/$surveyId"
          params={{ surveyId: survey.id }}
          search={{ ...search, tab: 'figures' }}
          className="link"
        >
          {t('report.back')}
        </Link>
        <ResultFilters surveyId={survey.id} />
        <p className={classes.hint}>{t('report.hint')}</p>
        <Button
          variant="filled"
          disabled={loading > 0}
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          onClick={() => window.print()}
        >
          {t('report.print')}
        </Button>
      </div>
      <OnPaper value={true}>
        <article className={classes.sheet} style={paper} aria-busy={loading > 0} aria-label={t('report.title')}>
          <ReportHead survey={survey} filter={filter} />
          <ReportBody survey={survey} filter={filter} periods={periods} search={search} />
        </article>
      </OnPaper>
    </div>
  )
}
