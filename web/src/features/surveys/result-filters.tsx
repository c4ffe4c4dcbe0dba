import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import classes from './results.module.css'
import type { SurveySearch } from './survey-search.ts'

const offeredWays = ['mail', 'link', 'qr', 'kiosk'] as const

/** Which answers are counted: of a branch, a way, a stretch of days. */
export const ResultFilters = ({ tab, surveyId }: { tab: 'results' | 'figures'; surveyId: string }) => {
  const search: SurveySearch = useSearch({ strict: false })
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const go = useNavigate()
  const set = (part: Partial<SurveySearch>) =>
    go({
      to: '/surveys/$surveyId',
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
