import { type Permission, permissions } from '@heed/contract/permissions.ts'
import { Checkbox, Fieldset } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { permissionKey } from '../members/roles-explained.tsx'
import classes from './permission-choice.module.css'

type PermissionChoiceProps = { value: Permission[]; onChange: (chosen: Permission[]) => void; error?: string }

const isReading = (permission: Permission) => permission.endsWith(':read')

/** What a key may do: reading apart from changing, and nothing that its maker may not. */
export const PermissionChoice = ({ value, onChange, error }: PermissionChoiceProps) => {
  const { t } = useTranslation(['settings', 'members'])
  const may = useMay()
  const mine = permissions.filter(may)
  const groups = [
    { label: t('keys.reading'), items: mine.filter(isReading) },
    { label: t('keys.changing'), items: mine.filter((permission) => !isReading(permission)) },
  ]
  const toggle = (items: Permission[], isOn: boolean) => {
    const others = value.filter((one) => !items.includes(one))
    onChange(isOn ? [...others, ...items] : others)
  }
  return (
    <div className={classes.choice}>
      {groups.map(({ label, items }) => {
        const chosen = items.filter((one) => value.includes(one)).length
        return (
          <Fieldset key={label} variant="unstyled" aria-label={label} className={classes.group}>
            <Checkbox
              label={<b>{label}</b>}
              checked={chosen === items.length}
              indeterminate={chosen > 0 && chosen < items.length}
              onChange={(event) => toggle(items, event.currentTarget.checked)}
            />
            <div className={classes.items}>
              {items.map((permission) => (
                <Checkbox
                  key={permission}
                  label={t(`permission.${permissionKey(permission)}`, { ns: 'members' })}
                  checked={value.includes(permission)}
                  onChange={(event) => toggle([permission], event.currentTarget.checked)}
                />
              ))}
            </div>
          </Fieldset>
        )
      })}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}
