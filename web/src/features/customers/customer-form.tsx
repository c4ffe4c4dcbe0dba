import type { Customer } from '@heed/contract/customers.ts'
import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { useSaveCustomer } from './customer-acts.ts'

/** What is known of a customer, changed where it stands. */
export const CustomerForm = ({ customer, onDone }: { customer: Customer; onDone: () => void }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const save = useSaveCustomer(customer.id, onDone)
  const form = useForm({
    initialValues: {
      name: customer.name,
      note: customer.note ?? '',
      zone: customer.zone,
    },
    validate: { name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const submit = form.onSubmit(({ name, note, zone }) =>
    save.mutate({
      name: name.trim(),
      note: note.trim() || null,
      zone,
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <TextInput label={t('field.name')} maxLength={120} autoFocus {...form.getInputProps('name')} />
        <Textarea
          label={t('field.note')}
          description={t('field.noteText')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4000}
          {...form.getInputProps('note')}
        />
        <Select
          label={t('field.zone')}
          description={t('field.zoneText')}
          searchable
          clearable
          data={Intl.supportedValuesOf('timeZone')}
          {...form.getInputProps('zone')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
