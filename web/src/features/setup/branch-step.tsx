import { Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { currencyName, placeOf } from '../../ui/format.ts'
import { OpeningHoursEditor } from '../branches/opening-hours-editor.tsx'
import type { Draft, Fault, StepProps } from './draft.ts'
import classes from './setup.module.css'

export const BranchStep = ({ draft, change, faults }: StepProps & { faults: Record<string, Fault> }) => {
  const { t, i18n } = useTranslation('setup')
  const { branch } = draft
  const set = (part: Partial<Draft['branch']>) => change({ branch: { ...branch, ...part } })
  const zones = useMemo(() => zonesWith(branch.zone), [branch.zone])
  const currencies = useMemo(
    () => Intl.supportedValuesOf('currency').map((value) => ({ value, label: currencyName(value) })),
    [i18n.resolvedLanguage],
  )
  return (
    <>
      <h1>{t('branch.title')}</h1>
      <p className={classes.lead}>{t('branch.text')}</p>
      <TextInput
        label={t('branch.name')}
        value={branch.name}
        maxLength={120}
        error={faults.branch && t(faults.branch)}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Select
          label={t('branch.zone')}
          searchable
          data={zones}
          value={branch.zone}
          allowDeselect={false}
          limit={60}
          onChange={(zone) => zone && set({ zone })}
        />
        <Select
          label={t('branch.currency')}
          searchable
          data={currencies}
          value={branch.currency}
          allowDeselect={false}
          limit={60}
          onChange={(currency) => currency && set({ currency })}
        />
      </div>
      <div>
        <h2 className={classes.sub}>{t('branch.hours')}</h2>
        <OpeningHoursEditor
          hours={branch.hours as Parameters<typeof OpeningHoursEditor>[0]['hours']}
          onChange={(hours) => set({ hours })}
        />
      </div>
    </>
  )
}

const zonesWith = (zone: string) => {
  const known = Intl.supportedValuesOf('timeZone')
  return (known.includes(zone) ? known : [zone, ...known]).map((value) => ({
    value,
    label: `${placeOf(value)} (${value.split('/')[0]})`,
  }))
}
