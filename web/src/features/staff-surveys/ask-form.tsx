import { leastGroup, openStaffRound } from '@heed/contract/staff-surveys.ts'
import { MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { surveysQuery } from '../voice/voice-queries.ts'
import { inLanguage } from './in-language.ts'
import { readyQuery, useStaffAct } from './staff-queries.ts'

const dayMs = 86_400_000

/** What is asked, of whom, until when, with which time and reward. */
export const AskForm = ({ onDone }: { onDone: () => void }) => {
  const { t, i18n } = useTranslation('staff')
  const go = useNavigate()
  const { branches } = useMe()
  const ready = useQuery(readyQuery)
  const own = useQuery(surveysQuery)
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: {
      survey: 'pulse',
      name: '',
      branchIds: branches.map(({ id }) => id),
      deadline: new Date(Date.now() + 14 * dayMs).toISOString().slice(0, 10),
      least: leastGroup as number | string,
      paidMinutes: '' as number | string,
      reward: '',
      winners: 1 as number | string,
    },
    validate: {
      name: (name) => (name.trim() ? null : needed),
      branchIds: (ids) => (ids.length > 0 ? null : needed),
      deadline: (day) => (day ? null : needed),
      least: (least) => (Number(least) >= leastGroup ? null : t('ask.leastHint')),
    },
  })
  const save = useStaffAct(
    (values: typeof form.values) =>
      call(openStaffRound, {
        body: {
          name: values.name.trim(),
          survey: ready.data?.items.some(({ key }) => key === values.survey)
            ? { ready: values.survey }
            : { surveyId: values.survey },
          branchIds: values.branchIds,
          // Until the end of that day, by the clock of whoever asks.
          deadline: new Date(`${values.deadline}T23:59:00`).toISOString(),
          least: Number(values.least),
          paidMinutes: values.paidMinutes === '' ? null : Number(values.paidMinutes),
          reward: values.reward.trim() ? { words: values.reward.trim(), winners: Number(values.winners) || 1 } : null,
        },
      }),
    ({ id }) => {
      onDone()
      go({ to: '/staff-surveys/$roundId', params: { roundId: id } })
    },
  )
  if (!ready.data) return <PageSkeleton rows={4} />
  const chosen = ready.data.items.find(({ key }) => key === form.values.survey)
  const published = (own.data?.items ?? []).filter(({ state }) => state === 'open')
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <Select
          label={t('ask.survey')}
          description={chosen ? inLanguage(chosen.what, i18n.language) : t('ask.ownHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={[
            {
              group: t('ask.ready'),
              items: ready.data.items.map(({ key, name }) => ({ value: key, label: inLanguage(name, i18n.language) })),
            },
            ...(published.length > 0
              ? [{ group: t('ask.own'), items: published.map(({ id, name }) => ({ value: id, label: name })) }]
              : []),
          ]}
          {...form.getInputProps('survey')}
        />
        <TextInput
          label={t('ask.name')}
          placeholder={t('ask.namePlaceholder')}
          maxLength={120}
          {...form.getInputProps('name')}
        />
        {chosen?.kind === 'management' ? (
          <p className="quiet">{t('ask.levels')}</p>
        ) : (
          branches.length > 1 && (
            <MultiSelect
              label={t('ask.branches')}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('branchIds')}
            />
          )
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput type="date" label={t('ask.deadline')} {...form.getInputProps('deadline')} />
          <NumberField
            label={t('ask.paidMinutes')}
            min={1}
            max={480}
            allowDecimal={false}
            {...form.getInputProps('paidMinutes')}
          />
          <NumberField
            label={t('ask.least')}
            description={t('ask.leastHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={leastGroup}
            max={100}
            allowDecimal={false}
            {...form.getInputProps('least')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t('ask.reward')}
            description={t('ask.rewardHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={200}
            {...form.getInputProps('reward')}
          />
          {form.values.reward.trim() && (
            <NumberField
              label={t('ask.winners')}
              min={1}
              max={100}
              allowDecimal={false}
              {...form.getInputProps('winners')}
            />
          )}
        </SimpleGrid>
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('ask.go')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
