import { type Permission, permissionsOf, type Role, roles } from '@heed/contract/permissions.ts'
import { useTranslation } from 'react-i18next'
import type { ResourceKey } from '../../app/texts.ts'
import classes from './roles-explained.module.css'

/** The text of a permission: `case:read` stands under `case_read`, since a colon parts texts from their file. */
export const permissionKey = (permission: Permission) =>
  permission.replace(':', '_') as ResourceKey<'members', 'permission'>

/** From the smallest role up: each says only what it adds, read from the permissions themselves. */
export const RolesExplained = () => {
  const { t } = useTranslation('members')
  return (
    <dl className={classes.roles}>
      {roles.toReversed().map((role) => {
        const below = roles[roles.indexOf(role) + 1] as Role | undefined
        const before = below ? permissionsOf[below] : []
        const added = permissionsOf[role].filter((permission) => !before.includes(permission))
        return (
          <div key={role}>
            <dt>
              <b>{t(`role.${role}`, { ns: 'common' })}</b>
              <span>{t(`roles.brief.${role}`)}</span>
            </dt>
            <dd>
              {below && <p>{t('roles.plus', { role: t(`role.${below}`, { ns: 'common' }) })}</p>}
              <ul>
                {added.map((permission) => (
                  <li key={permission}>{t(`permission.${permissionKey(permission)}`)}</li>
                ))}
              </ul>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
