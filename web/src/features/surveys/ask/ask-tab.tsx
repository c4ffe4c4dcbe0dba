import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { Card, PageSection } from '../../settings/page-frame.tsx'
import { surveysQuery } from '../../voice/voice-queries.ts'
import { ByItself } from './by-itself.tsx'
import { QuietHours } from './quiet-hours.tsx'
import { Runs } from './runs.tsx'
import { ThankYou } from './thank-you.tsx'

/** Whom the survey is put to by mail: after occasions by itself, and on a day; and when nobody is disturbed. */
export const AskTab = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const isMine = useMay()('survey:edit')
  const surveys = useQuery(surveysQuery)
  if (surveys.isPending) return <PageSkeleton rows={6} />
  if (surveys.isError) return <ErrorNote reason={surveys.error} onRetry={() => surveys.refetch()} />
  const asking = surveys.data.items.find(({ id }) => id === survey.id)
  if (!asking) return null
  if (survey.state === 'draft') return <p className="quiet">{t('ask.unpublished')}</p>
  return (
    <>
      <PageSection title={t('ask.title')} text={t('ask.text')}>
        <Card>
          <ByItself key={JSON.stringify(asking)} survey={asking} isMine={isMine} />
        </Card>
      </PageSection>
      <Runs survey={survey} isMine={isMine} />
      <PageSection title={t('thanks.title')} text={t('thanks.text')}>
        <Card>
          <ThankYou survey={survey} isMine={isMine} />
        </Card>
      </PageSection>
      <PageSection title={t('ask.quietTitle')} text={t('ask.quietText')}>
        <Card>
          <QuietHours isMine={isMine} />
        </Card>
      </PageSection>
    </>
  )
}
