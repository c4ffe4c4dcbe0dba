import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, Menu, Tabs } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame } from '../settings/page-frame.tsx'
import { AskTab } from './ask/ask-tab.tsx'
import { FiguresTab } from './figures/figures-tab.tsx'
import { knownRules } from './question-card.tsx'
import { ResultsTab } from './results-tab.tsx'
import { ShareTab } from './share-tab.tsx'
import { surveyQuery, useCloseSurvey, useDeleteSurvey, usePublishSurvey } from './survey-queries.ts'
import type { SurveySearch } from './survey-search.ts'
import classes from './surveys.module.css'
import { type Draft, useDraft } from './use-draft.ts'
import { WriteTab } from './write-tab.tsx'

/** One survey: what it asks, where it can be answered, and what was answered. */
export const SurveyPage = () => {
  const { t } = useTranslation('surveys')
  const { surveyId } = useParams({ from: '/shell/surveys/$surveyId' })
  const survey = useQuery({ ...surveyQuery(surveyId), refetchOnWindowFocus: false })
  if (survey.isPending) return <PageSkeleton rows={6} />
  if (survey.isError) return <EmptyState title={t('notFound')} />
  return <Opened key={surveyId} survey={survey.data} />
}

const Opened = ({ survey }: { survey: SurveyDetail }) => {
  const { t } = useTranslation('surveys')
  const draft = useDraft(survey)
  const isMine = useMay()('survey:edit')
  const go = useNavigate()
  const search: SurveySearch = useSearch({ strict: false })
  const tabs = [...(isMine ? (['write'] as const) : []), 'ask', 'share', 'results', 'figures'] as const
  // Publishing turns no page under the writer's hands.
  const [first] = useState(isMine && survey.state === 'draft' ? ('write' as const) : ('results' as const))
  const tab = tabs.find((one) => one === search.tab) ?? first
  return (
    <PageFrame
      title={draft.name}
      lead={
        <>
          <Link to="/surveys" className="link">
            {t('all')}
          </Link>
          {' · '}
          {survey.version > 0 ? t('version', { n: survey.version }) : t(survey.state === 'draft' ? 'never' : 'ready')}
          {' · '}
          <Chip tone={survey.state === 'open' ? 'met' : 'hold'}>{t(`is.${survey.state}`)}</Chip>
        </>
      }
      action={isMine && <Acts survey={survey} draft={draft} />}
    >
      <Tabs
        value={tab}
        onChange={(value) =>
          go({
            to: '/surveys/$surveyId',
            params: { surveyId: survey.id },
            search: { tab: value as typeof tab },
            replace: true,
          })
        }
      >
        <Tabs.List className={classes.tabs}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab === 'write' && <WriteTab survey={survey} draft={draft} />}
      {tab === 'ask' && <AskTab survey={survey} />}
      {tab === 'share' && <ShareTab survey={survey} />}
      {tab === 'results' && <ResultsTab survey={survey} />}
      {tab === 'figures' && <FiguresTab survey={survey} />}
    </PageFrame>
  )
}

const Acts = ({ survey, draft }: { survey: SurveyDetail; draft: Draft }) => {
  const { t } = useTranslation('surveys')
  const go = useNavigate()
  const publish = usePublishSurvey(survey.id)
  const close = useCloseSurvey(survey.id)
  const remove = useDeleteSurvey(survey.id, () => go({ to: '/surveys' }))
  const isReady = draft.state === 'kept' && survey.faults.length === 0 && survey.changedSincePublished
  const rule = ([...knownRules, 'title_missing'] as const).find((one) =>
    survey.faults.some((fault) => fault.rule === one),
  )
  const whyNot = survey.changedSincePublished ? rule : undefined
  return (
    <div className={classes.acts}>
      {whyNot && (
        <Link
          id="why-not-published"
          to="/surveys/$surveyId"
          params={{ surveyId: survey.id }}
          search={{ tab: 'write' }}
          className="link small"
        >
          {t(`rule.${whyNot}`)}
          {survey.faults.length > 1 && ` (${number(survey.faults.length)})`}
        </Link>
      )}
      {survey.changedSincePublished && (
        <Button
          variant="filled"
          disabled={!isReady}
          loading={publish.isPending}
          aria-describedby={whyNot && 'why-not-published'}
          onClick={() =>
            publish.mutate(survey.revision, { onError: (reason) => toastProblem(reason, t('said.notPublished')) })
          }
        >
          {t(survey.version === 0 ? 'act.publish' : 'act.publishAgain')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label={t('act.more')} px={10}>
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {survey.state === 'draft' ? (
            <Menu.Item color="red" onClick={() => remove.mutate()}>
              {t('act.delete')}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => close.mutate(survey.state === 'open')}>
              {t(survey.state === 'open' ? 'act.close' : 'act.open')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
