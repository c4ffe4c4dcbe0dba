import { addBrandValue, type BrandValue, removeBrandValue, updateBrandValue } from '@heed/contract/brand.ts'
import { Button, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { useBrandAct } from './brand-queries.ts'

/** What we stand for, and the standards in use that express it. */
export const ValueForm = ({ value, onDone }: { value: BrandValue | undefined; onDone: () => void }) => {
  const { t } = useTranslation('brand')
  const { data: standards } = useQuery(standardsQuery)
  const form = useForm({
    initialValues: {
      name: value?.name ?? '',
      meaning: value?.meaning ?? '',
      standardIds: value?.standards.map(({ id }) => id) ?? [],
    },
    validate: { name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useBrandAct(
    ({ name, meaning, standardIds }: typeof form.values) => {
      const body = { name: name.trim(), meaning: meaning.replace(/\s+/g, ' ').trim() || null, standardIds }
      return value ? call(updateBrandValue, { params: { id: value.id }, body }) : call(addBrandValue, { body })
    },
    { said: t('saved'), onDone },
  )
  const remove = useBrandAct(() => call(removeBrandValue, { params: { id: value?.id ?? '' } }), {
    said: t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('field.value')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
        <Textarea label={t('field.meaning')} maxLength={500} autosize minRows={2} {...form.getInputProps('meaning')} />
        <MultiSelect
          label={t('field.expressedBy')}
          description={t('field.expressedByText')}
          searchable
          data={(standards?.items ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('standardIds')}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {value && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
