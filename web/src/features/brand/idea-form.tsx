import { addBrandIdea, type BrandIdea, removeBrandIdea, updateBrandIdea } from '@heed/contract/brand.ts'
import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useBrandAct } from './brand-queries.ts'

/** A big idea by its name; taken out, its acts stay and belong to none. */
export const IdeaForm = ({ idea, onDone }: { idea: BrandIdea | undefined; onDone: () => void }) => {
  const { t } = useTranslation('brand')
  const form = useForm({
    initialValues: { name: idea?.name ?? '' },
    validate: { name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useBrandAct(
    ({ name }: typeof form.values) => {
      const body = { name: name.trim() }
      return idea ? call(updateBrandIdea, { params: { id: idea.id }, body }) : call(addBrandIdea, { body })
    },
    { said: t('saved'), onDone },
  )
  const remove = useBrandAct(() => call(removeBrandIdea, { params: { id: idea?.id ?? '' } }), {
    said: t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput
          label={t('field.idea')}
          description={t('field.ideaText')}
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {idea && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('act.remove', { ns: 'common' })}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
