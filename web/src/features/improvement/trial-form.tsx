import { type Benchmark, startTrial } from '@heed/contract/benchmarks.ts'
import { SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'
import { WhereField } from './where-field.tsx'

/** From when to when it is tried, where, and by what it is judged. */
export const TrialForm = ({ benchmark, onDone }: { benchmark: Benchmark; onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const { branches, member } = useMe()
  const isThere = (words: string) => (words.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm({
    initialValues: {
      startsOn: '',
      endsOn: '',
      measure: '',
      branchId: member.branchIds ? (branches[0]?.id ?? null) : (null as string | null),
    },
    validate: { startsOn: isThere, endsOn: isThere, measure: isThere },
  })
  const save = useImprove(
    ({ measure, ...rest }: typeof form.values) =>
      call(startTrial, { params: { id: benchmark.id }, body: { ...rest, measure: measure.trim() } }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <p className="quiet">{benchmark.attempt}</p>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput type="date" label={t('trial.from')} {...form.getInputProps('startsOn')} />
          <TextInput type="date" label={t('trial.to')} min={form.values.startsOn} {...form.getInputProps('endsOn')} />
        </SimpleGrid>
        <TextInput label={t('trial.measure')} maxLength={300} {...form.getInputProps('measure')} />
        <WhereField value={form.values.branchId} onChange={(branchId) => form.setFieldValue('branchId', branchId)} />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('trial.start')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
