import { createProduct, type Product, updateProduct } from '@heed/contract/purchases.ts'
import { Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { classesQuery, usePurchaseAct } from './purchase-queries.ts'

export const ProductForm = ({ product, onDone }: { product: Product | undefined; onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const list = useQuery(classesQuery)
  const form = useForm({
    initialValues: {
      name: product?.name ?? '',
      code: product?.code ?? '',
      classId: product?.class?.id ?? null,
      warrantyMonths: (product?.warrantyMonths ?? '') as number | string,
      active: product?.active ?? true,
    },
    validate: { name: (name) => (name.trim() ? null : t('common:needed')) },
  })
  const save = usePurchaseAct(
    ({ name, code, classId, warrantyMonths, active }: typeof form.values) => {
      const body = {
        name: name.trim(),
        code: code.trim() || null,
        classId,
        warrantyMonths: warrantyMonths === '' ? null : Number(warrantyMonths),
      }
      return product
        ? call(updateProduct, { params: { id: product.id }, body: { ...body, active } })
        : call(createProduct, { body })
    },
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('product.name')} data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <TextInput
          label={t('product.code')}
          description={t('product.codeText')}
          maxLength={120}
          {...form.getInputProps('code')}
        />
        <Select
          label={t('product.class')}
          clearable
          clearButtonProps={{ 'aria-label': t('common:act.clear') }}
          data={(list.data?.items ?? [])
            .filter(({ active, id }) => active || id === product?.class?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('classId')}
        />
        <NumberField
          label={t('product.warranty')}
          description={t('product.warrantyText')}
          min={1}
          max={600}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('warrantyMonths')}
        />
        {product && <Checkbox label={t('product.sold')} {...form.getInputProps('active', { type: 'checkbox' })} />}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
