import { Checkbox, Fieldset, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import classes from './branch-choice.module.css'

type BranchChoiceProps = {
  value: string[] | null
  onChange: (branchIds: string[] | null) => void
  /** Said where none is chosen. */
  error?: string | false
}

/** Every branch, or the ones ticked. Who does not see every branch cannot give it. */
export const BranchChoice = ({ value, onChange, error }: BranchChoiceProps) => {
  const { t } = useTranslation('members')
  const { branches, member } = useMe()
  const seesAll = member.branchIds === null
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...(value ?? []), id] : (value ?? []).filter((other) => other !== id))
  return (
    <Fieldset legend={t('field.branches')} variant="unstyled" className={classes.choice}>
      {seesAll && (
        <Stack gap={6}>
          <Radio label={t('field.everyBranch')} checked={value === null} onChange={() => onChange(null)} />
          <Radio label={t('field.theseBranches')} checked={value !== null} onChange={() => onChange(value ?? [])} />
        </Stack>
      )}
      {value !== null && (
        <div className={classes.branches} data-inset={seesAll}>
          {branches
            .filter(({ id, active }) => active || value.includes(id))
            .map((branch) => (
              <Checkbox
                key={branch.id}
                label={branch.name}
                checked={value.includes(branch.id)}
                onChange={(event) => toggle(branch.id, event.currentTarget.checked)}
              />
            ))}
        </div>
      )}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </Fieldset>
  )
}
