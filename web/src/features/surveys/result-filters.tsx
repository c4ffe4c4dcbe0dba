import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import classes from './results.module.css'
import type { SurveySearch } from './survey-search.ts'

const offeredWays = ['mail', 'link', 'qr', 'kiosk', 'embedded'] as const

type ResultFiltersProps = { surveyId: string; tab?: 'results' | 'figures' }

/** Which answers are counted: of a branch, a way, a language, a stretch of days. Without a tab it stands over the report. */
export const ResultFilters = ({ tab, surveyId }: ResultFiltersProps) => {
  const search: SurveySearch = useSearch({ strict: false })
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const go = useNavigate()
  const set = (part: Partial<SurveySearch>) =>
    go({
      to: tab ? '/surveys/$surveyId' : '/surveys/$surveyId/report',
      params: { surveyId },
      search: { ...search, ...part, tab },
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
      <Select
        aria-label={t('results.language')}
        placeholder={t('results.allLanguages')}
        clearable
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={search.language ?? null}
        onChange={(language) => set({ language: (language as Language | null) ?? undefined })}
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
      {(search.branch || search.way || search.language || search.from || search.to) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() =>
            set({ branch: undefined, way: undefined, language: undefined, from: undefined, to: undefined })
          }
        >
          {t('results.clear')}
        </Button>
      )}
    </div>
  )
}
