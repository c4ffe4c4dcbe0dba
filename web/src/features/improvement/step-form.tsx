import { type CycleStep, takeCycleStep } from '@heed/contract/improvement-cycles.ts'
import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'

type StepFormProps = { cycleId: string; step: CycleStep; onDone: () => void }

/** One step; the last one asks what comes next. */
export const StepForm = ({ cycleId, step, onDone }: StepFormProps) => {
  const { t } = useTranslation('improvement')
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: { words: '', next: '' },
    validate: {
      words: (words) => (words.trim() ? null : needed),
      next: (next) => (step !== 'act' || next.trim() ? null : needed),
    },
  })
  const save = useImprove(
    ({ words, next }: typeof form.values) =>
      call(takeCycleStep, {
        params: { id: cycleId },
        body: { step, words: words.trim(), ...(step === 'act' ? { next: { words: next.trim() } } : {}) },
      }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        <Textarea
          label={t(`cycle.ask.${step}`)}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('words')}
        />
        {step === 'act' && (
          <TextInput
            label={t('cycle.next')}
            description={t('cycle.nextText')}
            maxLength={300}
            {...form.getInputProps('next')}
          />
        )}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
