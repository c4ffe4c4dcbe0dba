import type { Standard } from '@heed/contract/standards.ts'
import { Fieldset, SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import classes from './standard-form.module.css'
import type { Unit } from './standard-words.ts'
import type { StandardFormOf } from './use-standard-form.ts'

/** The limit, as the method needs it: a time, a number, an answer, or none. */
export const LimitFields = ({ form }: { form: StandardFormOf }) => {
  const { t } = useTranslation('standards')
  const { method, measure, hours } = form.values
  const count = (label: string, max: number) => (
    <NumberField
      label={label}
      min={method === 'survey_item' ? 1 : 0}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      {...form.getInputProps('limitCount')}
    />
  )
  if (method === 'count') return count(t('field.atMost'), 1000)
  if (method === 'survey_item') return count(t('field.atLeast'), 5)
  if (method !== 'clock') return null
  const units: Unit[] = hours === 'always' ? ['seconds', 'minutes', 'hours', 'days'] : ['seconds', 'minutes', 'hours']
  const setHours = (chosen: string) =>
    form.setValues((before) => ({
      hours: chosen as NonNullable<Standard['hours']>,
      ...(chosen === 'branch' && before.unit === 'days' ? { unit: 'hours', amount: (before.amount ?? 1) * 24 } : {}),
    }))
  return (
    <Fieldset legend={t('field.target')} variant="unstyled" className={classes.group}>
      <div className={classes.target}>
        <NumberField
          aria-label={t('field.amount')}
          min={1}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('amount')}
        />
        <Select
          aria-label={t('field.unit')}
          data={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('unit')}
        />
      </div>
      <SegmentedControl
        fullWidth
        mt={8}
        mb={measure === 'greeting' ? 8 : 0}
        aria-label={t('field.hours')}
        data={(['branch', 'always'] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
        value={hours}
        onChange={setHours}
      />
      {measure === 'greeting' && count(t('field.steps'), 1000)}
    </Fieldset>
  )
}
