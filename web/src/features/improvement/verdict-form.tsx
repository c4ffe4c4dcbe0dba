import { type BenchmarkTrial, judgeTrial, type TrialVerdict, trialVerdicts } from '@heed/contract/benchmarks.ts'
import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'

/** Adopt, adapt or drop, and why. */
export const VerdictForm = ({ trial, onDone }: { trial: BenchmarkTrial; onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const form = useForm({
    initialValues: { verdict: 'adopt' as TrialVerdict, words: '' },
    validate: { words: (words) => (words.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useImprove(
    ({ verdict, words }: typeof form.values) =>
      call(judgeTrial, { params: { id: trial.id }, body: { verdict, words: words.trim() } }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <p className="quiet">{trial.measure}</p>
        <Select
          label={t('trial.verdict')}
          description={form.values.verdict === 'adopt' ? t('trial.adoptText') : undefined}
          allowDeselect={false}
          data={trialVerdicts.map((value) => ({ value, label: t(`trial.verdicts.${value}`) }))}
          {...form.getInputProps('verdict')}
        />
        <Textarea label={t('trial.words')} autosize minRows={2} maxLength={1000} {...form.getInputProps('words')} />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('trial.judge')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
