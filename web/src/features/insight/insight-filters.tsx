import { type InsightFilter, type SeenBy, seenBy } from '@heed/contract/insight.ts'
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'
import classes from './insight-filters.module.css'
import { type InsightSearch, type PeriodName, periods } from './insight-search.ts'
import { useChangeSearch } from './use-insight.ts'

type InsightFiltersProps = { search: InsightSearch; filter: InsightFilter; today: string }

/** Period, branch, channel and employee; each change is in the address at once. */
export const InsightFilters = ({ search, filter, today }: InsightFiltersProps) => {
  const { t } = useTranslation('insight')
  const { branches, member: me } = useMe()
  const may = useMay()
  const { data: members } = useQuery(membersQuery)
  const change = useChangeSearch()
  const seen = members?.items.filter(({ id }) => may('insight:members') || id === me.id) ?? []
  const set = (part: Partial<InsightSearch>) => change({ ...part, ...(search.behind ? { behind: undefined } : {}) })
  const setPeriod = (period: string) =>
    set(
      period === 'own'
        ? { period, from: filter.from, to: filter.to }
        : { period: period === 'month' ? undefined : (period as PeriodName), from: undefined, to: undefined },
    )
  const isNarrowed = Boolean(filter.branchId ?? filter.channelKind ?? filter.memberId)
  return (
    <div className={classes.filters}>
      <SegmentedControl
        className={classes.period}
        aria-label={t('filter.period')}
        data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={search.period ?? 'month'}
        onChange={setPeriod}
      />
      {search.period === 'own' && <OwnDates filter={filter} today={today} onChange={set} />}
      <Select
        aria-label={t('filter.branch')}
        placeholder={t('filter.allBranches')}
        clearable
        data={branches.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.branchId ?? null}
        onChange={(branchId) => set({ branch: branchId ?? undefined })}
      />
      <Select
        aria-label={t('filter.channel')}
        placeholder={t('filter.allChannels')}
        clearable
        data={seenBy.map((value) => ({ value, label: t(`channel.${value}`, { ns: 'common' }) }))}
        value={filter.channelKind ?? null}
        onChange={(kind) => set({ channel: (kind as SeenBy | null) ?? undefined })}
      />
      <Select
        aria-label={t('filter.member')}
        placeholder={t('filter.allMembers')}
        clearable
        searchable
        data={seen.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.memberId ?? null}
        onChange={(memberId) => set({ member: memberId ?? undefined })}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => set({ branch: undefined, channel: undefined, member: undefined })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}

type OwnDatesProps = { filter: InsightFilter; today: string; onChange: (part: Partial<InsightSearch>) => void }

const OwnDates = ({ filter, today, onChange }: OwnDatesProps) => {
  const { t } = useTranslation('insight')
  const { from, to } = filter
  return (
    <div className={classes.dates}>
      <TextInput
        type="date"
        aria-label={t('filter.from')}
        max={to}
        value={from}
        onChange={({ currentTarget: { value } }) => value && value <= to && onChange({ from: value, to })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        aria-label={t('filter.to')}
        min={from}
        max={today}
        value={to}
        onChange={({ currentTarget: { value } }) => value && value >= from && onChange({ from, to: value })}
      />
    </div>
  )
}
