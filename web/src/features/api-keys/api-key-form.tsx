import type { Permission } from '@heed/contract/permissions.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { ShownOnce } from '../settings/shown-once.tsx'
import { useCreateKey } from './api-key-acts.ts'
import { PermissionChoice } from './permission-choice.tsx'

const terms = ['30', '90', '365', '730', 'never'] as const

/** A new key with no more than it needs; afterwards it is shown this one time. */
export const ApiKeyForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation(['settings', 'members'])
  const create = useCreateKey()
  const form = useForm({
    initialValues: { name: '', permissions: [] as Permission[], term: '365' as (typeof terms)[number] },
    validate: {
      name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })),
      permissions: (chosen) => (chosen.length > 0 ? null : t('keys.chooseOne')),
    },
  })
  if (create.data) {
    return (
      <Stack gap="lg">
        <ShownOnce label={create.data.name} secret={create.data.key} hint={t('keys.once')} />
        <p className="small quiet">
          {t('keys.howTo')} <code>Authorization: Bearer {create.data.start}…</code>
        </p>
        <span>
          <Button variant="filled" onClick={onDone}>
            {t('keys.kept')}
          </Button>
        </span>
      </Stack>
    )
  }
  const submit = form.onSubmit(({ name, permissions, term }) =>
    create.mutate({ name: name.trim(), permissions, expiresInDays: term === 'never' ? null : Number(term) }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameText')}
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t('keys.term')}
          allowDeselect={false}
          data={terms.map((value) => ({
            value,
            label: value === 'never' ? t('keys.forever') : t('keys.days', { number: value }),
          }))}
          {...form.getInputProps('term')}
        />
        <PermissionChoice
          value={form.values.permissions}
          onChange={(permissions) => form.setFieldValue('permissions', permissions)}
          error={form.errors.permissions ? t('keys.chooseOne') : undefined}
        />
        <FormFoot problem={create.error} isBusy={create.isPending} go={t('keys.makeGo')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
