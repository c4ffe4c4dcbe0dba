import { createScheme, type Scheme, schemeKinds, stakeholders, updateScheme } from '@heed/contract/schemes.ts'
import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useSchemeAct } from './scheme-queries.ts'

/** A rating scheme, a stakeholder or a law: its name, its document and when it is looked at again. */
export const SchemeForm = ({ scheme, onDone }: { scheme?: Scheme; onDone: () => void }) => {
  const { t } = useTranslation('schemes')
  const isGroup = scheme !== undefined && scheme.name === null
  const form = useForm({
    initialValues: {
      kind: scheme?.kind ?? ('rating' as Scheme['kind']),
      stakeholder: scheme?.stakeholder ?? ('associations' as Scheme['stakeholder']),
      name: scheme?.name ?? '',
      document: scheme?.document ?? '',
      reviewOn: scheme?.reviewOn ?? '',
    },
    validate: { name: (name) => (isGroup || name.trim() ? null : t('needed', { ns: 'common' })) },
  })
  const save = useSchemeAct(
    ({ kind, stakeholder, name, ...rest }: typeof form.values) => {
      const said = { document: rest.document.trim() || null, reviewOn: rest.reviewOn || null }
      const named = { ...said, ...(isGroup ? {} : { name: name.trim() }) }
      return scheme
        ? call(updateScheme, { params: { id: scheme.id }, body: named })
        : call(createScheme, {
            body: { ...said, name: name.trim(), kind, stakeholder: kind === 'stakeholder' ? stakeholder : null },
          })
    },
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        {!scheme && (
          <Select
            label={t('field.kind')}
            allowDeselect={false}
            data={schemeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        )}
        {!scheme && form.values.kind === 'stakeholder' && (
          <Select
            label={t('field.group')}
            allowDeselect={false}
            data={stakeholders.map((value) => ({ value, label: t(`group.${value}`) }))}
            {...form.getInputProps('stakeholder')}
          />
        )}
        {!isGroup && <TextInput label={t('field.name')} maxLength={160} {...form.getInputProps('name')} />}
        <TextInput
          label={t('field.document')}
          description={t('field.documentText')}
          maxLength={500}
          {...form.getInputProps('document')}
        />
        <TextInput type="date" label={t('field.reviewOn')} {...form.getInputProps('reviewOn')} />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
