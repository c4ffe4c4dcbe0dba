import { noteBenchmark } from '@heed/contract/benchmarks.ts'
import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'

/** Who is best at something, what they do, and what we will try. */
export const BenchmarkForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const isThere = (words: string) => (words.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm({
    initialValues: { topic: '', who: '', what: '', attempt: '' },
    validate: { topic: isThere, who: isThere, what: isThere, attempt: isThere },
  })
  const save = useImprove(
    ({ topic, who, what, attempt }: typeof form.values) =>
      call(noteBenchmark, {
        body: { topic: topic.trim(), who: who.trim(), what: what.trim(), attempt: attempt.trim() },
      }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('benchmark.topic')} maxLength={200} data-autofocus {...form.getInputProps('topic')} />
        <TextInput label={t('benchmark.who')} maxLength={200} {...form.getInputProps('who')} />
        <Textarea label={t('benchmark.what')} autosize minRows={2} maxLength={1000} {...form.getInputProps('what')} />
        <Textarea
          label={t('benchmark.attempt')}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('attempt')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
