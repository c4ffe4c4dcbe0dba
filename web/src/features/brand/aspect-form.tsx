import {
  addExperienceAspect,
  changeExperienceAspect,
  type ExperienceAspect,
  experiencePhases,
  removeExperienceAspect,
} from '@heed/contract/experience.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { percentSign } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { useBrandAct } from './brand-queries.ts'

/** A side of the experience: when it is met, what it matters, and by what it is known how it stands. */
export const AspectForm = ({ aspect, onDone }: { aspect: ExperienceAspect | undefined; onDone: () => void }) => {
  const { t } = useTranslation('brand')
  const { data: standards } = useQuery(standardsQuery)
  const form = useForm({
    initialValues: {
      phase: aspect?.phase ?? ('arrival' as ExperienceAspect['phase']),
      name: aspect?.name ?? '',
      importance: String(aspect?.importance ?? 3),
      standardId: aspect?.standard?.id ?? null,
      score: '' as number | string,
    },
    validate: { name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useBrandAct(
    ({ phase, name, importance, standardId, score }: typeof form.values) => {
      const body = {
        phase,
        name: name.trim(),
        importance: Number(importance),
        standardId,
        ...(score === '' ? {} : { score: Number(score) }),
      }
      return aspect
        ? call(changeExperienceAspect, { params: { id: aspect.id }, body })
        : call(addExperienceAspect, { body })
    },
    { said: t('saved'), onDone },
  )
  const remove = useBrandAct(() => call(removeExperienceAspect, { params: { id: aspect?.id ?? '' } }), {
    said: t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <Select
          label={t('field.phase')}
          allowDeselect={false}
          data={experiencePhases.map((value) => ({ value, label: t(`phase.${value}`) }))}
          {...form.getInputProps('phase')}
        />
        <TextInput label={t('field.aspect')} maxLength={160} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('field.importance')}
          description={t('field.importanceText')}
          allowDeselect={false}
          data={['1', '2', '3', '4', '5']}
          {...form.getInputProps('importance')}
        />
        <Select
          label={t('field.answeredBy')}
          description={t('field.answeredByText')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={(standards?.items ?? [])
            .filter(({ active, id }) => active || id === aspect?.standard?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('standardId')}
        />
        <NumberField
          label={t('field.score')}
          description={t('field.scoreText')}
          min={0}
          max={100}
          allowDecimal={false}
          {...percentSign()}
          {...form.getInputProps('score')}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {aspect && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
