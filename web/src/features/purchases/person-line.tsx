import type { Customer } from '@heed/contract/customers.ts'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'

/** Whom it is about; somebody else can be chosen where that was asked. */
export const PersonLine = ({ customer, onForget }: { customer: Customer; onForget: (() => void) | undefined }) => {
  const { t } = useTranslation('cases')
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar name={customer.name} size={36} />
      <b lang={customer.language}>{customer.formOfAddress ?? customer.name}</b>
      {onForget && (
        <Button size="compact-sm" ml="auto" onClick={onForget}>
          {t('new.someoneElse')}
        </Button>
      )}
    </Group>
  )
}
