import type { AutomationField } from '@heed/contract/automation-events.ts'
import type { AutomationCondition } from '@heed/contract/automation-parts.ts'
import { ActionIcon, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import classes from './automations.module.css'
import { howOf, isConditionWhole, newCondition, valuesOf } from './rule-draft.ts'
import { valueWords } from './rule-words.ts'
import { useNames } from './use-names.ts'

type ConditionFieldProps = {
  condition: AutomationCondition
  fields: AutomationField[]
  isChecked: boolean
  onChange: (condition: AutomationCondition) => void
  onRemove: () => void
}

/** One condition: about what, how, and which value. */
export const ConditionField = ({ condition, fields, isChecked, onChange, onRemove }: ConditionFieldProps) => {
  const { t } = useTranslation('automation')
  const { branches } = useMe()
  const setHow = (how: string) =>
    onChange({ ...condition, is: typeof condition.is === 'boolean' ? how === 'true' : how } as AutomationCondition)
  return (
    <li className={classes.part}>
      <Select
        aria-label={t('field.what')}
        allowDeselect={false}
        data={fields.map((value) => ({ value, label: t(`about.${value}`) }))}
        value={condition.field}
        onChange={(field) => field && onChange(newCondition(field as AutomationField, branches[0]?.currency ?? 'EUR'))}
      />
      <Select
        aria-label={t('field.how')}
        allowDeselect={false}
        data={howOf(condition).map((value) => ({ value, label: t(`is.${value as 'one_of'}`) }))}
        value={String(condition.is)}
        onChange={(how) => how && setHow(how)}
      />
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('removeCondition')} onClick={onRemove}>
        <IconX size={17} stroke={1.7} />
      </ActionIcon>
      <ConditionValue
        condition={condition}
        onChange={onChange}
        error={isChecked && !isConditionWhole(condition) ? t('needed', { ns: 'common' }) : undefined}
      />
    </li>
  )
}

type ConditionValueProps = {
  condition: AutomationCondition
  error: string | undefined
  onChange: (condition: AutomationCondition) => void
}

const ConditionValue = ({ condition, error, onChange }: ConditionValueProps) => {
  const { t } = useTranslation(['automation', 'common', 'cases'])
  const { branches } = useMe()
  const names = useNames()
  if ('values' in condition) {
    const { field } = condition
    const values = field === 'branch' ? branches.map(({ id }) => id) : valuesOf(field)
    return (
      <MultiSelect
        className={classes.wide}
        aria-label={t('field.values')}
        error={error}
        data={values.map((value) => ({ value, label: valueWords(field, value, t, names) }))}
        value={[...condition.values]}
        onChange={(next) => onChange({ ...condition, values: next } as AutomationCondition)}
      />
    )
  }
  if (condition.field === 'words')
    return (
      <TagsInput
        className={classes.wide}
        aria-label={t('field.words')}
        description={t('field.wordsText')}
        error={error}
        maxTags={20}
        maxLength={100}
        value={condition.words}
        onChange={(words) => onChange({ ...condition, words })}
      />
    )
  if (condition.field === 'tag')
    return (
      <TextInput
        className={classes.wide}
        aria-label={t('field.tag')}
        error={error}
        maxLength={40}
        value={condition.tag}
        onChange={(event) => onChange({ ...condition, tag: event.currentTarget.value })}
      />
    )
  if (condition.field === 'rating')
    return (
      <NumberField
        className={classes.wide}
        aria-label={t('field.rating')}
        min={1}
        max={5}
        allowDecimal={false}
        value={condition.value}
        onChange={(value) => onChange({ ...condition, value: Number(value) || 1 })}
      />
    )
  if (condition.field === 'money')
    return (
      <div className={classes.money}>
        <NumberField
          aria-label={t('field.amount')}
          min={0}
          max={1_000_000_000}
          value={condition.amount}
          onChange={(amount) => onChange({ ...condition, amount: Number(amount) || 0 })}
        />
        <Select
          aria-label={t('field.currency')}
          allowDeselect={false}
          data={[...new Set([condition.currency, ...branches.map(({ currency }) => currency)])]}
          value={condition.currency}
          onChange={(currency) => onChange({ ...condition, currency: currency ?? condition.currency })}
        />
      </div>
    )
  return null
}
