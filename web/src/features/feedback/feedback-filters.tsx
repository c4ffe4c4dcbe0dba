import { feedbackKinds, feedbackSources, moods, scoreGroups } from '@heed/contract/feedback.ts'
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { SearchField } from '../../ui/search-field.tsx'
import classes from './feedback-filters.module.css'
import { type FeedbackSearch, type PeriodName, periodOf, periods } from './feedback-search.ts'
import { topicName, topicsQuery } from './understanding/understanding-queries.ts'

type FeedbackFiltersProps = { search: FeedbackSearch; today: string; onChange: (part: Partial<FeedbackSearch>) => void }

/** Period, branch, source, score, language and words; each change is in the address at once. */
export const FeedbackFilters = ({ search, today, onChange }: FeedbackFiltersProps) => {
  const { t } = useTranslation(['feedback', 'topics'])
  const topics = useQuery(topicsQuery)
  const { branches } = useMe()
  const period = search.period ?? 'quarter'
  const setPeriod = (chosen: string) =>
    onChange(
      chosen === 'own'
        ? { period: 'own', ...periodOf({ ...search, period: search.period === 'all' ? 'year' : search.period }, today) }
        : { period: chosen === 'quarter' ? undefined : (chosen as PeriodName), from: undefined, to: undefined },
    )
  const selects = [
    { name: 'branch', all: t('filter.branch'), data: branches.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'source',
      all: t('filter.source'),
      data: feedbackSources.map((value) => ({ value, label: t(`source.${value}`) })),
    },
    {
      name: 'kind',
      all: t('filter.kind'),
      data: feedbackKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      name: 'group',
      all: t('filter.group'),
      data: scoreGroups.map((value) => ({ value, label: t(`group.${value}`) })),
    },
    {
      name: 'language',
      all: t('filter.language'),
      data: languages.map((value) => ({ value, label: languageNames[value] })),
    },
    {
      name: 'topic',
      all: t('filter.topic', { ns: 'topics' }),
      data: (topics.data?.items ?? []).map((topic) => ({ value: topic.id, label: topicName(topic) })),
    },
    {
      name: 'mood',
      all: t('filter.mood', { ns: 'topics' }),
      data: ([...moods, 'unsure'] as const).map((value) => ({ value, label: t(`mood.${value}`, { ns: 'topics' }) })),
    },
  ] as const
  return (
    <div className={classes.filters}>
      <SearchField
        className={classes.search}
        words={search.search}
        label={t('search')}
        onSearch={(words) => onChange({ search: words })}
      />
      <SegmentedControl
        className={classes.period}
        aria-label={t('filter.period')}
        data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={period}
        onChange={setPeriod}
      />
      {period === 'own' && (
        <div className={classes.dates}>
          <TextInput
            type="date"
            aria-label={t('filter.from')}
            max={search.to ?? today}
            value={search.from ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ from: value || undefined })}
          />
          <span aria-hidden="true">–</span>
          <TextInput
            type="date"
            aria-label={t('filter.to')}
            min={search.from}
            max={today}
            value={search.to ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ to: value || undefined })}
          />
        </div>
      )}
      {selects.map(({ name, all, data }) => (
        <Select
          key={name}
          aria-label={all}
          placeholder={all}
          clearable
          data={data}
          value={search[name] ?? null}
          onChange={(value) => onChange({ [name]: value ?? undefined })}
        />
      ))}
      {search.theme && (
        <Button rightSection={<IconX size={14} />} onClick={() => onChange({ theme: undefined })}>
          {t('filter.theme')}
        </Button>
      )}
      {search.decision && (
        <Button rightSection={<IconX size={14} />} onClick={() => onChange({ decision: undefined })}>
          {t('filter.decision')}
        </Button>
      )}
    </div>
  )
}
