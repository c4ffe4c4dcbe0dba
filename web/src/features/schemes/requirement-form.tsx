import {
  addRequirement,
  type Requirement,
  removeRequirement,
  type Scheme,
  updateRequirement,
} from '@heed/contract/schemes.ts'
import { Button, Checkbox, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { useSchemeAct } from './scheme-queries.ts'

type RequirementFormProps = { scheme: Scheme; requirement: Requirement | undefined; onDone: () => void }

/** What is asked for, and which of our standards answer it. */
export const RequirementForm = ({ scheme, requirement, onDone }: RequirementFormProps) => {
  const { t } = useTranslation('schemes')
  const { data: standards } = useQuery(standardsQuery)
  const form = useForm({
    initialValues: {
      code: requirement?.code ?? '',
      category: requirement?.category ?? '',
      words: requirement?.words ?? '',
      weight: requirement?.weight ?? (1 as number | string),
      level: requirement?.level ? String(requirement.level) : null,
      own: requirement?.own ?? false,
      standardIds: requirement?.standards.map(({ id }) => id) ?? [],
    },
    validate: {
      code: (code) => (code.trim() ? null : t('needed', { ns: 'common' })),
      words: (words) => (words.trim() ? null : t('needed', { ns: 'common' })),
      weight: (weight) => (Number(weight) > 0 ? null : t('field.weightOdd')),
    },
  })
  const save = useSchemeAct(
    (values: typeof form.values) => {
      const body = {
        code: values.code.trim(),
        category: values.category.trim() || null,
        words: values.words.replace(/\s+/g, ' ').trim(),
        weight: Number(values.weight),
        level: values.level ? Number(values.level) : null,
        own: values.own,
        standardIds: values.standardIds,
      }
      return requirement
        ? call(updateRequirement, { params: { id: requirement.id }, body })
        : call(addRequirement, { params: { id: scheme.id }, body })
    },
    { said: t('saved'), onDone },
  )
  const remove = useSchemeAct(() => call(removeRequirement, { params: { id: requirement?.id ?? '' } }), {
    said: t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('field.code')} maxLength={60} data-autofocus {...form.getInputProps('code')} />
          <TextInput label={t('field.category')} maxLength={160} {...form.getInputProps('category')} />
        </SimpleGrid>
        <Textarea label={t('field.words')} maxLength={2000} autosize minRows={2} {...form.getInputProps('words')} />
        <MultiSelect
          label={t('field.standards')}
          description={t('field.standardsText')}
          searchable
          data={(standards?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('standardIds')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NumberField label={t('field.weight')} min={0} max={1000} {...form.getInputProps('weight')} />
          {scheme.kind === 'rating' && (
            <Select
              label={t('field.level')}
              clearable
              clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
              data={['1', '2', '3', '4', '5'].map((value) => ({ value, label: t('level', { level: value }) }))}
              {...form.getInputProps('level')}
            />
          )}
        </SimpleGrid>
        <Checkbox
          label={t('field.own')}
          description={t('field.ownText')}
          {...form.getInputProps('own', { type: 'checkbox' })}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {requirement && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
