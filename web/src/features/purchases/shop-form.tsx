import { type Shop, updateShop } from '@heed/contract/shops.ts'
import { Checkbox, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { usePurchaseAct } from './purchase-queries.ts'

export const ShopForm = ({ shop, onDone }: { shop: Shop; onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const form = useForm({
    initialValues: { name: shop.name, secret: '', active: shop.active },
    validate: {
      name: (name) => (name.trim() ? null : t('common:needed')),
      secret: (secret) => (secret === '' || secret.trim().length >= 12 ? null : t('shop.secretShort')),
    },
  })
  const save = usePurchaseAct(
    ({ name, secret, active }: typeof form.values) =>
      call(updateShop, {
        params: { id: shop.id },
        body: { name: name.trim(), active, ...(secret.trim() ? { secret: secret.trim() } : {}) },
      }),
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('shop.name')} data-autofocus maxLength={120} {...form.getInputProps('name')} />
        <PasswordInput
          label={t('shop.newSecret')}
          description={t('shop.newSecretText')}
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps('secret')}
        />
        <Checkbox label={t('shop.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
