import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { AnswersBehind } from './answers-behind.tsx'
import { GapSummary } from './gap-results.tsx'
import { QuestionResults } from './question-results.tsx'
import classes from './results.module.css'
import { type Behind, type ResultFilter, resultsQuery } from './survey-queries.ts'
import type { SurveySearch } from './survey-search.ts'

const offeredWays = ['mail', 'link', 'qr', 'kiosk'] as const

/** What was answered, question by question; every figure opens the answers that it counts. */
export const ResultsTab = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const search: SurveySearch = useSearch({ strict: false })
  const filter: ResultFilter = { branchId: search.branch, from: search.from, to: search.to, way: search.way }
  const results = useQuery(resultsQuery(survey.id, filter))
  const [behind, setBehind] = useState<Behind>()
  if (results.isPending) return <PageSkeleton rows={6} />
  if (results.isError) return <ErrorNote reason={results.error} onRetry={() => results.refetch()} />
  const { responses, invited, answeredInvitations, questions, serviceQuality } = results.data
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <div className={behind ? classes.beside : undefined}>
      <div>
        <Filters search={search} surveyId={survey.id} />
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

const Filters = ({ search, surveyId }: { search: SurveySearch; surveyId: string }) => {
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const go = useNavigate()
  const set = (part: Partial<SurveySearch>) =>
    go({
      to: '/surveys/$surveyId',
      params: { surveyId },
      search: { ...search, ...part, tab: 'results' },
      replace: true,
    })
  return (
    <div className={classes.filters}>
      <Select
        aria-label={t('share.branch')}
        placeholder={t('results.allBranches')}
        clearable
        data={branches.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.branch ?? null}
        onChange={(branch) => set({ branch: branch ?? undefined })}
      />
      <Select
        aria-label={t('results.way')}
        placeholder={t('results.allWays')}
        clearable
        data={offeredWays.map((value) => ({ value, label: t(`way.${value}`) }))}
        value={search.way ?? null}
        onChange={(way) => set({ way: (way as (typeof offeredWays)[number] | null) ?? undefined })}
      />
      {(['from', 'to'] as const).map((edge) => (
        <TextInput
          key={edge}
          type="date"
          aria-label={t(`results.${edge}`)}
          value={search[edge] ?? ''}
          onChange={(event) => set({ [edge]: event.currentTarget.value || undefined })}
        />
      ))}
      {(search.branch || search.way || search.from || search.to) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => set({ branch: undefined, way: undefined, from: undefined, to: undefined })}
        >
          {t('results.clear')}
        </Button>
      )}
    </div>
  )
}
