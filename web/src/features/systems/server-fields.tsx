import { Group, Stack, Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import type { Draft } from './channel-draft.ts'

type ServerFieldsProps = { form: UseFormReturnType<Draft>; which: 'imap' | 'smtp'; hasPassword: boolean }

/** The mailbox that is read, or the server that sends. */
export const ServerFields = ({ form, which, hasPassword }: ServerFieldsProps) => {
  const { t } = useTranslation('systems')
  return (
    <Stack gap="xs" component="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
      <Switch label={t(`channels.use_${which}`)} {...form.getInputProps(`${which}.isUsed`, { type: 'checkbox' })} />
      {form.values[which].isUsed && (
        <>
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              label={t('channels.host')}
              required
              style={{ flex: 1 }}
              {...form.getInputProps(`${which}.host`)}
            />
            <NumberField
              thousandSeparator=""
              label={t('channels.port')}
              required
              min={1}
              max={65_535}
              w={96}
              hideControls
              {...form.getInputProps(`${which}.port`)}
            />
          </Group>
          <Switch label={t('channels.secure')} {...form.getInputProps(`${which}.secure`, { type: 'checkbox' })} />
          <TextInput
            label={t('channels.user')}
            required={which === 'imap'}
            autoComplete="off"
            {...form.getInputProps(`${which}.user`)}
          />
          <PasswordField
            label={t('channels.password')}
            description={hasPassword ? t('channels.passwordKept') : undefined}
            required={which === 'imap' && !hasPassword}
            autoComplete="new-password"
            {...form.getInputProps(`${which}.password`)}
          />
          {which === 'imap' && <TextInput label={t('channels.folder')} {...form.getInputProps('imap.folder')} />}
        </>
      )}
    </Stack>
  )
}
