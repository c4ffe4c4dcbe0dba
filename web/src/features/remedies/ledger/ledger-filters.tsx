import { type Remedy, type RemedyKind, remedyKinds, remedyStates } from '@heed/contract/remedies.ts'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { type PeriodName, periodOf, periods } from '../../feedback/feedback-search.ts'
import classes from './ledger.module.css'
import { counted, type LedgerSearch } from './ledger-search.ts'

type LedgerFiltersProps = { search: LedgerSearch; today: string; onChange: (part: Partial<LedgerSearch>) => void }

/** Period, state, kind and branch; each change is in the address at once. */
export const LedgerFilters = ({ search, today, onChange }: LedgerFiltersProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const { branches } = useMe()
  const { period = 'quarter', from, to, state, kind, branch } = search
  const setPeriod = (chosen: string) =>
    onChange(
      chosen === 'own'
        ? { period: 'own', ...periodOf({ period: period === 'all' ? 'year' : period, from, to }, today) }
        : { period: chosen === 'quarter' ? undefined : (chosen as PeriodName), from: undefined, to: undefined },
    )
  const given = counted.join()
  return (
    <div className={classes.filters}>
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
            max={to ?? today}
            value={from ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ from: value || undefined })}
          />
          <span aria-hidden="true">–</span>
          <TextInput
            type="date"
            aria-label={t('filter.to')}
            min={from}
            max={today}
            value={to ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ to: value || undefined })}
          />
        </div>
      )}
      <Select
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={[
          { value: given, label: t('filter.given') },
          ...remedyStates.map((value) => ({ value: value as string, label: t(`state.${value}`) })),
        ]}
        value={state?.join() ?? null}
        onChange={(value) => onChange({ state: (value?.split(',') as Remedy['state'][] | undefined) ?? undefined })}
      />
      <Select
        aria-label={t('filter.kind')}
        placeholder={t('filter.kind')}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={remedyKinds.map((value) => ({ value, label: t(`recovery:remedy.${value}`) }))}
        value={kind?.[0] ?? null}
        onChange={(value) => onChange({ kind: value ? [value as RemedyKind] : undefined })}
      />
      {branches.length > 1 && (
        <Select
          aria-label={t('filter.branch')}
          placeholder={t('filter.branch')}
          clearable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branch ?? null}
          onChange={(value) => onChange({ branch: value ?? undefined })}
        />
      )}
    </div>
  )
}
