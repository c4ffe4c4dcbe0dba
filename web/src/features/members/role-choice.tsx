import type { Role } from '@heed/contract/permissions.ts'
import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMyReach } from './member-acts.ts'

/** The roles that one may give, each with what it is for. */
export const RoleChoice = ({ value, onChange }: { value: Role; onChange: (role: Role) => void }) => {
  const { t } = useTranslation('members')
  const reach = useMyReach()
  return (
    <Radio.Group label={t('field.role')} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap={10} mt={6}>
        {reach.roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`role.${role}`, { ns: 'common' })}
            description={t(`roles.brief.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
