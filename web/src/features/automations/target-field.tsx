import type { AutomationTarget } from '@heed/contract/automation-parts.ts'
import { type Role, roles } from '@heed/contract/permissions.ts'
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../members/use-colleagues.ts'
import classes from './automations.module.css'
import { newTarget } from './rule-draft.ts'

type TargetFieldProps = {
  target: AutomationTarget
  choices: readonly AutomationTarget['who'][]
  branchId: string | null
  onChange: (target: AutomationTarget) => void
}

/** Who is meant, and which role or colleague where that has to be said. */
export const TargetField = ({ target, choices, branchId, onChange }: TargetFieldProps) => {
  const { t } = useTranslation('automation')
  const colleagues = useColleagues(branchId ?? undefined)
  return (
    <div className={classes.pair}>
      <Select
        aria-label={t('field.whom')}
        allowDeselect={false}
        data={choices
          .filter((who) => who !== 'member' || colleagues.length > 0)
          .map((value) => ({ value, label: t(`who.${value}`) }))}
        value={target.who}
        onChange={(who) => who && onChange(newTarget(who as AutomationTarget['who'], colleagues[0]?.id ?? ''))}
      />
      {target.who === 'role' && (
        <Select
          aria-label={t('field.whom')}
          allowDeselect={false}
          data={roles
            .filter((role) => role !== 'observer')
            .map((value) => ({ value, label: t(`role.${value}`, { ns: 'common' }) }))}
          value={target.role}
          onChange={(role) => role && onChange({ who: 'role', role: role as Exclude<Role, 'observer'> })}
        />
      )}
      {target.who === 'member' && (
        <Select
          aria-label={t('field.member')}
          allowDeselect={false}
          searchable
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={target.memberId}
          onChange={(memberId) => memberId && onChange({ who: 'member', memberId })}
        />
      )}
    </div>
  )
}
