import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { AnswerFiles } from './answer-files.tsx'
import { AnswersBehind } from './answers-behind.tsx'
import { GapSummary } from './gap-results.tsx'
import { QuestionResults } from './question-results.tsx'
import { ResultFilters } from './result-filters.tsx'
import classes from './results.module.css'
import { type Behind, resultsQuery } from './survey-queries.ts'
import { filterOf, type SurveySearch } from './survey-search.ts'

/** What was answered, question by question; every figure opens the answers that it counts. */
export const ResultsTab = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const search: SurveySearch = useSearch({ strict: false })
  const filter = filterOf(search)
  const results = useQuery(resultsQuery(survey.id, filter))
  const [behind, setBehind] = useState<Behind>()
  if (results.isPending) return <PageSkeleton rows={6} />
  if (results.isError) return <ErrorNote reason={results.error} onRetry={() => results.refetch()} />
  const { responses, invited, answeredInvitations, questions, serviceQuality } = results.data
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <div className={behind ? classes.beside : undefined}>
      <div>
        <ResultFilters tab="results" surveyId={survey.id} />
        {responses === 0 ? (
          <EmptyState
            title={t(isFiltered ? 'results.noneHere' : 'results.none')}
            text={t(isFiltered ? 'results.noneHereText' : 'results.noneText')}
          />
        ) : (
          <>
            <p className={classes.big}>
              <b>{number(responses)}</b> {t('results.answers', { count: responses })}
              {invited > 0 && (
                <span>
                  {t('results.invited', {
                    n: number(answeredInvitations),
                    of: number(invited),
                    share: percent(Math.round((answeredInvitations / invited) * 100)),
                  })}
                </span>
              )}
            </p>
            <div className={classes.files}>
              <AnswerFiles surveyId={survey.id} filter={filter} count={responses} />
            </div>
            {serviceQuality && <GapSummary quality={serviceQuality} />}
            {questions.map((question, at) => (
              <QuestionResults key={question.id} at={at} question={question} onOpen={setBehind} />
            ))}
          </>
        )}
      </div>
      {behind && (
        <AnswersBehind
          survey={survey}
          filter={filter}
          behind={behind}
          results={questions}
          onClose={() => setBehind(undefined)}
        />
      )}
    </div>
  )
}
