import { addBrandAct, type BrandAct, type BrandIdea, removeBrandAct, updateBrandAct } from '@heed/contract/brand.ts'
import { Button, MultiSelect, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { useBrandAct } from './brand-queries.ts'

type ActFormProps = { act: BrandAct | undefined; ideaId: string | null; ideas: BrandIdea[]; onDone: () => void }

/** An act or an attitude, the idea that it shows, and the standards that ask for it. */
export const ActForm = ({ act, ideaId, ideas, onDone }: ActFormProps) => {
  const { t } = useTranslation('brand')
  const { data: standards } = useQuery(standardsQuery)
  const form = useForm({
    initialValues: { words: act?.words ?? '', ideaId, standardIds: act?.standards.map(({ id }) => id) ?? [] },
    validate: { words: (words) => (words.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useBrandAct(
    ({ words, ...rest }: typeof form.values) => {
      const body = { ...rest, words: words.replace(/\s+/g, ' ').trim() }
      return act ? call(updateBrandAct, { params: { id: act.id }, body }) : call(addBrandAct, { body })
    },
    { said: t('saved'), onDone },
  )
  const remove = useBrandAct(() => call(removeBrandAct, { params: { id: act?.id ?? '' } }), {
    said: t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <Textarea
          label={t('field.act')}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('words')}
        />
        <Select
          label={t('field.ofIdea')}
          placeholder={t('loose')}
          clearable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={ideas.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ideaId')}
        />
        <MultiSelect
          label={t('field.askedBy')}
          searchable
          data={(standards?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('standardIds')}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {act && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
