import { talkWishes } from '@heed/contract/wishes.ts'
import type { Branch, Workspace } from '@heed/contract/workspace.ts'
import { Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../app/languages.ts'
import { Problem } from '../../app/problem.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showOddTime } from '../../ui/time-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { AddHolidays } from './add-holidays.tsx'
import { type BranchDraft, useSaveBranch } from './branch-acts.ts'
import classes from './branch-form.module.css'
import { usualHoursOf } from './hours.ts'
import { OpeningHoursEditor } from './opening-hours-editor.tsx'
import { PlaceFields } from './place-fields.tsx'
import { currencyChoices, zoneChoices } from './zone-choices.ts'

const startOf = (branch: Branch | undefined, like: Branch | undefined, { language, kind }: Workspace): BranchDraft => ({
  name: branch?.name ?? '',
  zone: branch?.zone ?? like?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: branch?.currency ?? like?.currency ?? 'EUR',
  language: branch?.language ?? language,
  hours: branch?.hours ?? usualHoursOf(kind),
  place: branch?.place ?? null,
  talk: branch?.talk ?? null,
  active: branch?.active ?? true,
})

/** A branch with its hours; changed hours recompute the clocks that run on them. */
export const BranchForm = ({ branch, onDone }: { branch?: Branch; onDone: () => void }) => {
  const { t, i18n } = useTranslation(['settings', 'customers'])
  const { branches, workspace } = useMe()
  const save = useSaveBranch(branch, onDone)
  const form = useForm({
    initialValues: startOf(branch, branches[0], workspace),
    validate: {
      name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })),
      hours: ({ overrides }) =>
        new Set(overrides.map((day) => day.date)).size === overrides.length ? null : t('branches.fault.day_twice'),
    },
  })
  const setHours = (hours: BranchDraft['hours']) => form.setFieldValue('hours', hours)
  const { zone } = form.values
  const zones = useMemo(() => zoneChoices(zone), [zone])
  const currencies = useMemo(currencyChoices, [i18n.resolvedLanguage])
  const fault = form.errors.hours ? t('branches.fault.day_twice') : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        if (showOddTime(event.currentTarget)) return event.preventDefault()
        form.onSubmit((draft) => save.mutate({ ...draft, name: draft.name.trim() }))(event)
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label={t('branches.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <Select
            label={t('branches.language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('branches.zone')}
            searchable
            limit={60}
            data={zones}
            allowDeselect={false}
            {...form.getInputProps('zone')}
          />
          <Select
            label={t('branches.currency')}
            searchable
            limit={60}
            data={currencies}
            allowDeselect={false}
            {...form.getInputProps('currency')}
          />
        </SimpleGrid>
        <Select
          label={t('branches.talk')}
          description={t('branches.talkText')}
          clearable
          placeholder={t('branches.talkUsual')}
          data={talkWishes.map((value) => ({ value, label: t(`customers:wish.${value}`) }))}
          {...form.getInputProps('talk')}
        />
        <PlaceFields place={form.values.place ?? null} onChange={(place) => form.setFieldValue('place', place)} />
        <section>
          <h3>{t('branches.hours')}</h3>
          {branch && <p className={classes.note}>{t('branches.recompute')}</p>}
          <OpeningHoursEditor
            hours={form.values.hours}
            onChange={setHours}
            addDays={branch && <AddHolidays branch={branch} hours={form.values.hours} onChange={setHours} />}
          />
        </section>
        {branch && (
          <Switch
            label={t('branches.active')}
            description={t('branches.activeText')}
            {...form.getInputProps('active', { type: 'checkbox' })}
          />
        )}
        <HoursFault reason={save.error} fault={fault} />
        <FormFoot
          problem={isHoursFault(save.error) ? undefined : save.error}
          isBusy={save.isPending}
          onCancel={onDone}
        />
      </Stack>
    </form>
  )
}

const isHoursFault = (reason: unknown) => reason instanceof Problem && reason.code.startsWith('hours.')

/** Which hours cannot be counted on, by the rule that the server names. */
const HoursFault = ({ reason, fault }: { reason: unknown; fault?: string }) => {
  const { t } = useTranslation('settings')
  if (fault) return <ErrorNote>{fault}</ErrorNote>
  if (!(reason instanceof Problem) || !isHoursFault(reason)) return null
  const rule = reason.code.replace('hours.', '')
  const say = t as unknown as (key: string, options: { defaultValue: string }) => string
  return <ErrorNote>{say(`branches.fault.${rule}`, { defaultValue: t('branches.fault.bad_hours') })}</ErrorNote>
}
