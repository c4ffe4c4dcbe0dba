import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame } from '../settings/page-frame.tsx'
import { NewSurvey } from '../surveys/new-survey.tsx'
import { SurveyCard } from './survey-card.tsx'
import { surveysQuery } from './voice-queries.ts'

/** Whom we ask after a solution, when, how often, and how many answer. */
export const SurveysPage = () => {
  const { t } = useTranslation('voice')
  const may = useMay()
  const surveys = useQuery(surveysQuery)
  return (
    <PageFrame title={t('surveys.title')} lead={t('surveys.lead')} action={may('survey:edit') && <NewSurvey />}>
      {surveys.isPending && <PageSkeleton rows={4} />}
      {surveys.isError && <ErrorNote reason={surveys.error} onRetry={() => surveys.refetch()} />}
      {surveys.data?.items.length === 0 && <EmptyState title={t('surveys.none')} text={t('surveys.noneText')} />}
      {surveys.data?.items.map((survey) => (
        <SurveyCard key={survey.id} survey={survey} />
      ))}
    </PageFrame>
  )
}
