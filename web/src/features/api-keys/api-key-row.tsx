import { type Permission, permissions } from '@heed/contract/permissions.ts'
import type { ApiKey } from '@heed/contract/workspace.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Chip } from '../../ui/chip.tsx'
import { dayOf } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import { permissionKey } from '../members/roles-explained.tsx'
import { useRevokeKey } from './api-key-acts.ts'
import classes from './api-key-row.module.css'

const isPermission = (value: string): value is Permission => permissions.includes(value as Permission)

/** A key by its name and first letters, what it may do, and when it was last used. */
export const ApiKeyRow = ({ item }: { item: z.infer<typeof ApiKey> }) => {
  const { t } = useTranslation(['settings', 'members'])
  const [isAsking, setAsking] = useState(false)
  const revoke = useRevokeKey()
  const isOver = item.expiresAt !== null && item.expiresAt < new Date().toISOString()
  const may = item.permissions
    .filter(isPermission)
    .map((one) => t(`permission.${permissionKey(one)}`, { ns: 'members' }))
  return (
    <li className={classes.row}>
      <div>
        <h3>
          {item.name} <code>{item.start}…</code>
          {isOver && <Chip tone="hold">{t('keys.over')}</Chip>}
        </h3>
        <p className={classes.may}>{may.length === permissions.length ? t('keys.all') : may.join(' · ')}</p>
        <p className={classes.quiet}>
          {item.lastUsedAt ? (
            <>
              {t('keys.used')} <When at={item.lastUsedAt} as="relative" />
            </>
          ) : (
            t('keys.unused')
          )}
          {' · '}
          {item.expiresAt ? t('keys.until', { time: dayOf(item.expiresAt) }) : t('keys.forever')}
        </p>
      </div>
      {isAsking ? (
        <div className={classes.acts}>
          <Button
            size="xs"
            autoFocus
            className={classes.ends}
            loading={revoke.isPending}
            onClick={() => revoke.mutate(item)}
          >
            {t('keys.sure')}
          </Button>
          <Button size="xs" onClick={() => setAsking(false)}>
            {t('act.cancel', { ns: 'common' })}
          </Button>
        </div>
      ) : (
        <Button size="xs" onClick={() => setAsking(true)} aria-label={t('keys.revokeNamed', { name: item.name })}>
          {t('keys.revoke')}
        </Button>
      )}
    </li>
  )
}
