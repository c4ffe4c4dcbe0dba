import { isMessaging } from '@heed/contract/messaging.ts'
import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Draft } from './channel-draft.ts'

/** Where customers reach it. A number may change; addresses that customers have stay. */
export const AddressField = ({ form, isNew }: { form: UseFormReturnType<Draft>; isNew: boolean }) => {
  const { t } = useTranslation('systems')
  const { kind } = form.values
  if (kind === 'walk_in' || isMessaging(kind) || (!isNew && kind !== 'phone')) return null
  const props = form.getInputProps('address')
  if (kind === 'phone')
    return (
      <TextInput
        label={t('channels.phoneNumber')}
        description={t('channels.phoneNumberHint')}
        type="tel"
        maxLength={40}
        {...props}
      />
    )
  const isMail = kind === 'mail'
  return (
    <TextInput
      label={t(isMail ? 'channels.mailAddress' : 'channels.formAddress')}
      description={isMail ? undefined : t('channels.formAddressHint')}
      required
      type={isMail ? 'email' : 'text'}
      pattern={isMail ? undefined : '[a-z0-9][a-z0-9\\-]{1,59}'}
      {...props}
    />
  )
}
