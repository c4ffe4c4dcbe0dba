import {
  addProcess,
  changeProcess,
  type Process,
  type ProcessFact,
  processFacts,
  removeProcess,
  type StepMeasure,
} from '@heed/contract/processes.ts'
import { surveyItems } from '@heed/contract/standards.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import classes from './improvement.module.css'
import { useImprove } from './improvement-queries.ts'

type StepDraft = { words: string; effect: string; measure: string | null; own: string; improvement: string }

const newStep = (): StepDraft => ({ words: '', effect: '', measure: null, own: '', improvement: '' })

const draftOf = ({ words, effect, measure, improvement }: Process['steps'][number]): StepDraft => ({
  words,
  effect,
  measure: measure && keyOf(measure),
  own: measure?.kind === 'own' ? measure.words : '',
  improvement: improvement ?? '',
})

const keyOf = (measure: StepMeasure) => {
  if (measure.kind === 'standard') return `standard:${measure.standardId}`
  if (measure.kind === 'question') return `question:${measure.question}`
  return measure.kind === 'fact' ? `fact:${measure.fact}` : 'own:'
}

const measureOf = ({ measure, own }: StepDraft): StepMeasure | null => {
  const [kind, key = ''] = measure?.split(':') ?? []
  if (kind === 'standard') return { kind, standardId: key }
  if (kind === 'question') return { kind, question: key as (typeof surveyItems)[number] }
  if (kind === 'fact') return { kind, fact: key as ProcessFact }
  return kind === 'own' && own.trim() ? { kind, words: own.trim() } : null
}

/** A process with its steps in their order. */
export const ProcessForm = ({ process, onDone }: { process: Process | undefined; onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const { member } = useMe()
  const colleagues = useColleagues()
  const measures = useMeasures()
  const isThere = (words: string) => (words.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm({
    initialValues: {
      name: process?.name ?? '',
      idea: process?.idea ?? '',
      ownerId: process?.owner.id ?? member.id,
      steps: process?.steps.map(draftOf) ?? [newStep()],
    },
    validate: { name: isThere, steps: { words: isThere, effect: isThere } },
  })
  const save = useImprove(({ name, idea, ownerId, steps }: typeof form.values) => {
    const body = {
      name: name.trim(),
      idea: idea.trim() || null,
      ownerId,
      steps: steps.map((step) => ({
        words: step.words.trim(),
        effect: step.effect.trim(),
        measure: measureOf(step),
        improvement: step.improvement.trim() || null,
      })),
    }
    return process ? call(changeProcess, { params: { id: process.id }, body }) : call(addProcess, { body })
  }, onDone)
  const remove = useImprove(() => call(removeProcess, { params: { id: process?.id ?? '' } }), onDone)
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('process.name')} maxLength={160} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('process.idea')} maxLength={500} {...form.getInputProps('idea')} />
        <Select
          label={t('owner')}
          allowDeselect={false}
          searchable={colleagues.length > 8}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ownerId')}
        />
        {form.values.steps.map((step, index) => (
          <fieldset key={index} className={classes.field}>
            <legend>{t('process.step', { n: index + 1 })}</legend>
            <TextInput label={t('process.words')} maxLength={300} {...form.getInputProps(`steps.${index}.words`)} />
            <TextInput label={t('process.effect')} maxLength={300} {...form.getInputProps(`steps.${index}.effect`)} />
            <Select
              label={t('process.measure')}
              placeholder={t('process.measureNone')}
              clearable
              searchable
              clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
              data={measures}
              {...form.getInputProps(`steps.${index}.measure`)}
            />
            {step.measure === 'own:' && (
              <TextInput label={t('process.ownWords')} maxLength={200} {...form.getInputProps(`steps.${index}.own`)} />
            )}
            <TextInput
              label={t('process.improvement')}
              maxLength={500}
              {...form.getInputProps(`steps.${index}.improvement`)}
            />
            <div className={classes.acts}>
              {index > 0 && (
                <Button size="compact-sm" onClick={() => form.reorderListItem('steps', { from: index, to: index - 1 })}>
                  {t('process.up')}
                </Button>
              )}
              {form.values.steps.length > 1 && (
                <Button size="compact-sm" onClick={() => form.removeListItem('steps', index)}>
                  {t('act.remove', { ns: 'common' })}
                </Button>
              )}
            </div>
          </fieldset>
        ))}
        {form.values.steps.length < 30 && (
          <Button onClick={() => form.insertListItem('steps', newStep())}>{t('process.addStep')}</Button>
        )}
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {process && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}

const useMeasures = () => {
  const { t } = useTranslation('improvement')
  const { data } = useQuery(standardsQuery)
  const standards = (data?.items ?? []).filter(({ active }) => active)
  return [
    {
      group: t('group.question'),
      items: surveyItems.map((key) => ({ value: `question:${key}`, label: t(`question.${key}`) })),
    },
    { group: t('group.fact'), items: processFacts.map((key) => ({ value: `fact:${key}`, label: t(`fact.${key}`) })) },
    { group: t('group.standard'), items: standards.map(({ id, name }) => ({ value: `standard:${id}`, label: name })) },
    { group: t('group.other'), items: [{ value: 'own:', label: t('process.own') }] },
  ]
}
