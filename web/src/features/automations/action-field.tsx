import type { AutomationAction, AutomationTarget } from '@heed/contract/automation-parts.ts'
import { priorities } from '@heed/contract/standards.ts'
import { ActionIcon, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import classes from './automations.module.css'
import { isActionWhole, newAction } from './rule-draft.ts'
import { TargetField } from './target-field.tsx'

const kinds = ['make_action', 'notify', 'assign', 'raise_priority', 'add_tag', 'escalate'] as const
const everybody = ['duty', 'case_owner', 'role', 'member'] as const
const oneOnly = ['duty', 'member'] as const

type ActionFieldProps = {
  action: AutomationAction
  branchId: string | null
  isChecked: boolean
  onChange: (action: AutomationAction) => void
  onRemove?: () => void
}

/** One thing to do, with what it needs to be told. */
export const ActionField = ({ action, branchId, isChecked, onChange, onRemove }: ActionFieldProps) => {
  const { t } = useTranslation('automation')
  return (
    <li className={classes.part} data-action>
      <Select
        className={classes.do}
        aria-label={t('field.do')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`do.${value}`) }))}
        value={action.do}
        onChange={(kind) => kind && onChange(newAction(kind as AutomationAction['do']))}
      />
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('removeAction')} onClick={onRemove}>
          <IconX size={17} stroke={1.7} />
        </ActionIcon>
      )}
      <div className={classes.details}>
        <ActionDetails
          action={action}
          branchId={branchId}
          onChange={onChange}
          error={isChecked && !isActionWhole(action) ? t('needed', { ns: 'common' }) : undefined}
        />
      </div>
    </li>
  )
}

type ActionDetailsProps = Omit<ActionFieldProps, 'isChecked' | 'onRemove'> & { error: string | undefined }

const ActionDetails = ({ action, branchId, error, onChange }: ActionDetailsProps) => {
  const { t } = useTranslation(['automation', 'cases'])
  const words = 'words' in action && (
    <TextInput
      label={t('field.what_words')}
      error={error}
      maxLength={500}
      value={action.words}
      onChange={(event) => onChange({ ...action, words: event.currentTarget.value })}
    />
  )
  switch (action.do) {
    case 'make_action':
      return (
        <>
          <TargetField
            target={action.for}
            choices={everybody}
            branchId={branchId}
            onChange={(target) => onChange({ ...action, for: target })}
          />
          {words}
          <NumberField
            label={t('field.due')}
            min={1}
            max={129_600}
            allowDecimal={false}
            value={action.dueInMinutes}
            onChange={(minutes) => onChange({ ...action, dueInMinutes: Number(minutes) || 1 })}
          />
        </>
      )
    case 'notify':
      return (
        <>
          <TargetField
            target={action.whom}
            choices={everybody}
            branchId={branchId}
            onChange={(whom) => onChange({ ...action, whom })}
          />
          {words}
          <SegmentedControl
            aria-label={t('field.by')}
            data={(['today', 'mail'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
            value={action.by}
            onChange={(by) => onChange({ ...action, by: by as 'today' | 'mail' })}
          />
        </>
      )
    case 'assign':
      return (
        <TargetField
          target={action.to}
          choices={oneOnly}
          branchId={branchId}
          onChange={(to) => onChange({ ...action, to: to as Extract<AutomationTarget, { who: 'duty' | 'member' }> })}
        />
      )
    case 'raise_priority':
      return (
        <Select
          label={t('field.priority')}
          allowDeselect={false}
          data={priorities
            .filter((level) => level !== 'low')
            .map((value) => ({ value, label: t(`cases:priority.${value}`) }))}
          value={action.to}
          onChange={(to) => to && onChange({ ...action, to: to as typeof action.to })}
        />
      )
    case 'add_tag':
      return (
        <TextInput
          label={t('field.tag')}
          error={error}
          maxLength={40}
          value={action.tag}
          onChange={(event) => onChange({ ...action, tag: event.currentTarget.value })}
        />
      )
    case 'escalate':
      return words
  }
}
