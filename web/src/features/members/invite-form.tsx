import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { dayOf } from '../../ui/format.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { ShownOnce } from '../settings/shown-once.tsx'
import { BranchChoice } from './branch-choice.tsx'
import { type Reach, useInvite } from './member-acts.ts'
import { RoleChoice } from './role-choice.tsx'

/** Invites a colleague; afterwards the link is shown this one time. */
export const InviteForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('members')
  const { member, workspace, branches } = useMe()
  const [first, ...others] = branches.filter(({ active }) => active)
  const invite = useInvite()
  const form = useForm({
    initialValues: {
      email: '',
      language: workspace.language as Language,
      role: 'employee' as Reach['role'],
      // Where there is one branch only, there is nothing to choose.
      branchIds: (first && others.length === 0 ? [first.id] : (member.branchIds ?? [])) as Reach['branchIds'],
    },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('field.emailOdd')),
      branchIds: (branchIds) => (branchIds?.length === 0 ? t('field.oneBranch') : null),
    },
  })
  if (invite.data) {
    return (
      <Stack gap="lg">
        <p>{t(`invited.${invite.data.mail}`, { email: invite.data.email })}</p>
        <ShownOnce
          label={t('invited.link')}
          secret={invite.data.link}
          hint={t('invited.hint', { time: dayOf(invite.data.expiresAt) })}
        />
        <span>
          <Button variant="filled" onClick={onDone}>
            {t('invited.done')}
          </Button>
        </span>
      </Stack>
    )
  }
  const { email, language, role, branchIds } = form.values
  return (
    <form noValidate onSubmit={form.onSubmit((values) => invite.mutate({ ...values, email: values.email.trim() }))}>
      <Stack gap="lg">
        <TextInput
          label={t('field.email')}
          type="email"
          maxLength={254}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('email')}
          value={email}
        />
        <RoleChoice value={role} onChange={(value) => form.setFieldValue('role', value)} />
        <BranchChoice
          value={branchIds}
          onChange={(value) => form.setFieldValue('branchIds', value)}
          error={form.errors.branchIds ? t('field.oneBranch') : false}
        />
        <Select
          label={t('field.language')}
          description={t('field.languageText')}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          {...form.getInputProps('language')}
          value={language}
        />
        <FormFoot problem={invite.error} isBusy={invite.isPending} go={t('inviteGo')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
