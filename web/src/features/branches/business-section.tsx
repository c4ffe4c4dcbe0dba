import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { useSaveBusiness } from './branch-acts.ts'

/** What holds for the whole business: its name, when a solution counts as lasting, and when a figure may speak. */
export const BusinessSection = () => {
  const { t } = useTranslation('settings')
  const { workspace } = useMe()
  const save = useSaveBusiness()
  const form = useForm({
    initialValues: {
      name: workspace.name,
      language: workspace.language as Language,
      solvedForGoodDays: workspace.solvedForGoodDays as number | string,
      minimumAnswers: workspace.minimumAnswers as number | string,
    },
    validate: {
      name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })),
      solvedForGoodDays: (days) => (Number(days) >= 1 && Number(days) <= 365 ? null : t('business.daysOdd')),
      minimumAnswers: (count) => (Number(count) >= 1 && Number(count) <= 1000 ? null : t('business.answersOdd')),
    },
  })
  const submit = form.onSubmit(({ name, language, solvedForGoodDays, minimumAnswers }) =>
    save.mutate(
      {
        name: name.trim(),
        language,
        solvedForGoodDays: Number(solvedForGoodDays),
        minimumAnswers: Number(minimumAnswers),
      },
      { onSuccess: () => form.resetDirty() },
    ),
  )
  return (
    <PageSection beside title={t('business.title')} text={t('business.text')}>
      <Card>
        <form noValidate onSubmit={submit}>
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <TextInput label={t('business.name')} maxLength={120} {...form.getInputProps('name')} />
              <Select
                label={t('business.language')}
                allowDeselect={false}
                data={languages.map((value) => ({ value, label: languageNames[value] }))}
                {...form.getInputProps('language')}
              />
            </SimpleGrid>
            <NumberField
              label={t('business.days')}
              description={t('business.daysText')}
              min={1}
              max={365}
              allowDecimal={false}
              {...form.getInputProps('solvedForGoodDays')}
            />
            <NumberField
              label={t('business.answers')}
              description={t('business.answersText')}
              min={1}
              max={1000}
              allowDecimal={false}
              {...form.getInputProps('minimumAnswers')}
            />
            {(form.isDirty() || save.isError) && (
              <FormFoot problem={save.error} isBusy={save.isPending} onCancel={form.reset} />
            )}
          </Stack>
        </form>
      </Card>
    </PageSection>
  )
}
