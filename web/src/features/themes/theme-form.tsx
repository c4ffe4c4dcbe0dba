import { changeTheme, makeTheme, removeTheme, type Theme, type ThemeKind, themeKinds } from '@heed/contract/themes.ts'
import { Button, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { latestDay } from '../insight/period.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useThemeAct } from './theme-queries.ts'

type ThemeFormProps = { theme?: Theme; feedbackIds?: string[]; onDone: () => void; onSaved?: () => void }

/** What it is about, who sees to it and by which day. */
export const ThemeForm = ({ theme, feedbackIds = [], onDone, onSaved }: ThemeFormProps) => {
  const { t } = useTranslation(['themes', 'common'])
  const { branches, member } = useMe()
  const needed = (text: string | null) => (text?.trim() ? null : t('common:needed'))
  const form = useForm({
    initialValues: {
      name: theme?.name ?? '',
      kind: theme?.kind ?? ('wish' as ThemeKind),
      branchId: theme?.branch?.id ?? (theme || !member.branchIds ? '' : (branches[0]?.id ?? '')),
      ownerId: theme?.owner.id ?? member.id,
      dueOn: theme?.dueOn ?? '',
    },
    validate: { name: needed, ownerId: needed, dueOn: needed },
  })
  const colleagues = useColleagues(form.values.branchId || undefined)
  const save = useThemeAct(
    ({ branchId, ...values }: typeof form.values) =>
      theme
        ? call(changeTheme, { params: { id: theme.id }, body: changed(theme, values) })
        : call(makeTheme, { body: { ...values, branchId: branchId || null, feedbackIds } }),
    {
      said: () => t('saved'),
      onDone: () => {
        onDone()
        onSaved?.()
      },
    },
  )
  const remove = useThemeAct(() => call(removeTheme, { params: { id: theme?.id ?? '' } }), {
    said: () => t('removed'),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="md">
        {feedbackIds.length > 0 && <p className="quiet">{t('field.holds', { n: feedbackIds.length })}</p>}
        <TextInput label={t('field.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
        <SegmentedControl
          aria-label={t('field.kind')}
          data={themeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        {!theme && (
          <Select
            label={t('field.branch')}
            allowDeselect={false}
            data={[
              ...(member.branchIds ? [] : [{ value: '', label: t('wholeBusiness') }]),
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.getInputProps('branchId')}
          />
        )}
        <Select
          label={t('field.owner')}
          allowDeselect={false}
          searchable={colleagues.length > 8}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ownerId')}
        />
        <TextInput
          type="date"
          label={t('field.dueOn')}
          min={latestDay(branches.map(({ zone }) => zone))}
          {...form.getInputProps('dueOn')}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {theme?.state === 'open' && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('remove')}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}

/** An overdue day that nobody touched is not sent again: it lies in the past by now. */
const changed = (theme: Theme, { dueOn, ownerId, ...rest }: { name: string; kind: ThemeKind } & OwnedBy) => ({
  ...rest,
  ...(dueOn === theme.dueOn ? {} : { dueOn }),
  ...(ownerId === theme.owner.id ? {} : { ownerId }),
})
type OwnedBy = { dueOn: string; ownerId: string }
