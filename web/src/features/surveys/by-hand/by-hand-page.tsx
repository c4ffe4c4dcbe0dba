import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageFrame } from '../../settings/page-frame.tsx'
import { surveyQuery } from '../survey-queries.ts'
import classes from '../surveys.module.css'
import { BlankSheet } from './blank-sheet.tsx'
import { EnterSheet } from './enter-sheet.tsx'
import { type HandSearch, handModes } from './hand-search.ts'

/** A survey without the customer's own screen: asked aloud, entered from paper, or printed for the counter. */
export const ByHandPage = () => {
  const { t } = useTranslation('surveys')
  const { surveyId } = useParams({ from: '/shell/surveys/$surveyId/by-hand' })
  const survey = useQuery(surveyQuery(surveyId))
  if (survey.isPending) return <PageSkeleton rows={6} />
  if (survey.isError) return <EmptyState title={t('notFound')} />
  return (
    <PageFrame
      title={t('hand.title')}
      lead={
        <>
          <Link to="/surveys/$surveyId" params={{ surveyId }} search={{ tab: 'share' }} className="link">
            {survey.data.name}
          </Link>
          {' · '}
          {t('hand.text')}
        </>
      }
    >
      {survey.data.state === 'open' ? <Opened survey={survey.data} /> : <EmptyState title={t('hand.notOpen')} />}
    </PageFrame>
  )
}

const Opened = ({ survey }: { survey: SurveyDetail }) => {
  const { t, i18n } = useTranslation('surveys')
  const { branches } = useMe()
  const mayEnter = useMay()('feedback:record')
  const go = useNavigate()
  const search = useSearch({ from: '/shell/surveys/$surveyId/by-hand' })
  const set = (change: Partial<HandSearch>) =>
    go({
      to: '/surveys/$surveyId/by-hand',
      params: { surveyId: survey.id },
      search: { ...search, ...change },
      replace: true,
    })
  const { languages } = survey.content
  const language = [search.language, i18n.language].flatMap((code) => languages.filter((one) => one === code))[0]
  const branch = branches.find(({ id }) => id === search.branch) ?? branches[0]
  const modes = handModes.filter((mode) => mayEnter || mode === 'print')
  const mode = modes.find((one) => one === search.mode) ?? 'print'
  const where = { surveyId: survey.id, branchId: branch?.id ?? '', language: language ?? languages[0] ?? 'en' }
  return (
    <div>
      <div className={classes.sheetBar}>
        <SegmentedControl
          aria-label={t('hand.mode')}
          value={mode}
          onChange={(value) => set({ mode: value as typeof mode })}
          data={modes.map((value) => ({ value, label: t(`hand.mode_${value}`) }))}
        />
        <Select
          aria-label={t('share.branch')}
          allowDeselect={false}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={where.branchId}
          onChange={(value) => set({ branch: value ?? undefined })}
        />
        <Select
          aria-label={t('hand.language')}
          allowDeselect={false}
          data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          value={where.language}
          onChange={(value) => set({ language: value ?? undefined })}
        />
      </div>
      {mode === 'print' ? (
        <BlankSheet {...where} />
      ) : (
        <EnterSheet key={`${mode} ${where.branchId} ${where.language}`} way={mode} {...where} />
      )}
    </div>
  )
}
