import { takeStaffMeasure } from '@heed/contract/staff-surveys.ts'
import { SegmentedControl, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useStaffAct } from './staff-queries.ts'

type MeasureFormProps = { roundId: string; question: string; onDone: () => void }

/** A low item gets an action with its owner and day, or the reason why there is none. */
export const MeasureForm = ({ roundId, question, onDone }: MeasureFormProps) => {
  const { t } = useTranslation('staff')
  const { member } = useMe()
  const colleagues = useColleagues()
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: { way: 'action', words: '', ownerId: member.id, dueOn: '', reason: '' },
    validate: {
      words: (words, { way }) => (way === 'action' && !words.trim() ? needed : null),
      dueOn: (day, { way }) => (way === 'action' && !day ? needed : null),
      reason: (words, { way }) => (way === 'reason' && !words.trim() ? needed : null),
    },
  })
  const save = useStaffAct(
    ({ way, words, ownerId, dueOn, reason }: typeof form.values) =>
      call(takeStaffMeasure, {
        params: { id: roundId },
        body: {
          question,
          ...(way === 'action'
            ? { action: { words: words.trim(), ownerId, dueAt: new Date(`${dueOn}T18:00:00`).toISOString() } }
            : { reason: reason.trim() }),
        },
      }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        <SegmentedControl
          w="fit-content"
          aria-label={t('measure.open')}
          data={[
            { value: 'action', label: t('measure.action') },
            { value: 'reason', label: t('measure.reason') },
          ]}
          {...form.getInputProps('way')}
        />
        {form.values.way === 'action' ? (
          <>
            <TextInput label={t('measure.words')} maxLength={500} {...form.getInputProps('words')} />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <Select
                label={t('measure.owner')}
                allowDeselect={false}
                searchable={colleagues.length > 8}
                data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
                {...form.getInputProps('ownerId')}
              />
              <TextInput type="date" label={t('measure.dueOn')} {...form.getInputProps('dueOn')} />
            </SimpleGrid>
          </>
        ) : (
          <Textarea
            label={t('measure.reasonWords')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('reason')}
          />
        )}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
