import type { Channel } from '@heed/contract/channels.ts'
import { isMessaging, messagingFields } from '@heed/contract/messaging.ts'
import { PasswordInput, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../channel-draft.ts'

type MessagingFieldsProps = { form: UseFormReturnType<Draft>; channel: Channel | undefined }

/** What the provider gave, and what to do there. What is secret is written, never read back. */
export const MessagingFields = ({ form, channel }: MessagingFieldsProps) => {
  const { t } = useTranslation('systems')
  const { kind } = form.values
  if (!isMessaging(kind)) return null
  const saved = channel?.messaging?.saved ?? []
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(`channels.messaging.atProvider.${kind}`)}
      </Text>
      {messagingFields[kind].account.map((name) => (
        <TextInput
          key={name}
          label={t(`channels.messaging.field.${name}`)}
          maxLength={500}
          type={name === 'sendTo' ? 'url' : 'text'}
          {...form.getInputProps(`account.${name}`)}
        />
      ))}
      {messagingFields[kind].credentials.map((name) => (
        <PasswordInput
          key={name}
          label={t(`channels.messaging.field.${name}`)}
          description={saved.includes(name) ? t('channels.messaging.credentialKept') : undefined}
          maxLength={1000}
          autoComplete="off"
          {...form.getInputProps(`credentials.${name}`)}
        />
      ))}
      {!channel && (
        <Text size="sm" c="dimmed">
          {t('channels.messaging.afterOpening')}
        </Text>
      )}
    </>
  )
}
