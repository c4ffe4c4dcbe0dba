import { createProductClass, type ProductClass, updateProductClass } from '@heed/contract/purchases.ts'
import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { usePurchaseAct } from './purchase-queries.ts'

export const ClassForm = ({ known, onDone }: { known: ProductClass | undefined; onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const form = useForm({
    initialValues: {
      name: known?.name ?? '',
      warrantyMonths: (known?.warrantyMonths ?? '') as number | string,
      active: known?.active ?? true,
    },
    validate: { name: (name) => (name.trim() ? null : t('common:needed')) },
  })
  const save = usePurchaseAct(
    ({ name, warrantyMonths, active }: typeof form.values) => {
      const body = { name: name.trim(), warrantyMonths: warrantyMonths === '' ? null : Number(warrantyMonths) }
      return known
        ? call(updateProductClass, { params: { id: known.id }, body: { ...body, active } })
        : call(createProductClass, { body })
    },
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('class.name')} data-autofocus maxLength={120} {...form.getInputProps('name')} />
        <NumberField
          label={t('class.warranty')}
          description={t('class.warrantyText')}
          min={1}
          max={600}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('warrantyMonths')}
        />
        {known && <Checkbox label={t('class.used')} {...form.getInputProps('active', { type: 'checkbox' })} />}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
