import { giveUpCycle } from '@heed/contract/improvement-cycles.ts'
import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'

/** Why a cycle does not go on. */
export const GiveUpForm = ({ cycleId, onDone }: { cycleId: string; onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: { why: '' },
    validate: { why: (why) => (why.trim() ? null : needed) },
  })
  const save = useImprove(
    ({ why }: typeof form.values) => call(giveUpCycle, { params: { id: cycleId }, body: { why: why.trim() } }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        <TextInput
          label={t('cycle.why')}
          description={t('cycle.whyText')}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('why')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('cycle.giveUp')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
