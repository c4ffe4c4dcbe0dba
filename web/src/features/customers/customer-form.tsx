import type { Customer } from '@heed/contract/customers.ts'
import { talkWishes } from '@heed/contract/wishes.ts'
import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { showOddTime } from '../../ui/time-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { BestTimeField } from './best-time-field.tsx'
import { useSaveCustomer } from './customer-acts.ts'

/** What is known of a customer, changed where it stands. */
export const CustomerForm = ({ customer, onDone }: { customer: Customer; onDone: () => void }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const save = useSaveCustomer(customer.id, onDone)
  const form = useForm({
    initialValues: {
      name: customer.name,
      formOfAddress: customer.formOfAddress ?? '',
      language: customer.language as Language,
      note: customer.note ?? '',
      zone: customer.zone,
      talk: customer.talk,
      bestTime: customer.bestTime,
      surveysStopped: customer.surveysStopped,
    },
    validate: { name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const submit = form.onSubmit(({ name, formOfAddress, language, note, zone, talk, bestTime, surveysStopped }) =>
    save.mutate({
      name: name.trim(),
      formOfAddress: formOfAddress.trim() || null,
      language,
      note: note.trim() || null,
      zone,
      talk,
      bestTime,
      surveysStopped,
    }),
  )
  return (
    <form noValidate onSubmit={(event) => (showOddTime(event.currentTarget) ? event.preventDefault() : submit(event))}>
      <Stack gap="md">
        <TextInput label={t('field.name')} maxLength={120} autoFocus {...form.getInputProps('name')} />
        <TextInput
          label={t('field.formOfAddress')}
          description={t('field.formOfAddressText')}
          maxLength={120}
          lang={form.values.language}
          {...form.getInputProps('formOfAddress')}
        />
        <Select
          label={t('field.language')}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          {...form.getInputProps('language')}
        />
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
        <Select
          label={t('field.talk')}
          description={t('field.talkText')}
          clearable
          data={talkWishes.map((value) => ({ value, label: t(`wish.${value}`) }))}
          {...form.getInputProps('talk')}
        />
        <BestTimeField
          label={t('field.bestTime')}
          description={t('field.bestTimeText')}
          value={form.values.bestTime}
          onChange={(bestTime) => form.setFieldValue('bestTime', bestTime)}
        />
        <Switch
          label={t('field.surveysStopped')}
          description={t('field.surveysStoppedText')}
          {...form.getInputProps('surveysStopped', { type: 'checkbox' })}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
