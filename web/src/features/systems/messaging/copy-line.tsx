import { Button, CopyButton, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Something to be entered elsewhere: it can be read, chosen and copied, not changed. */
export const CopyLine = ({ label, value, isBare = false }: { label: string; value: string; isBare?: boolean }) => {
  const { t } = useTranslation('systems')
  return (
    <Group gap="sm" align="end" wrap="nowrap" w="100%">
      <TextInput
        label={isBare ? undefined : label}
        aria-label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        style={{ flex: 1, minWidth: 0 }}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button onClick={copy}>{t(copied ? 'channels.messaging.copied' : 'channels.messaging.copy')}</Button>
        )}
      </CopyButton>
    </Group>
  )
}
