import { acceptInvitation, openInvitation } from '@heed/contract/workspace.ts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import classes from './gate.module.css'
import { Gate } from './gate.tsx'
import { signInWithPassword } from './sign-in.ts'

/** Joins by an invitation link: a name, a password, and one is in. */
export const InvitationPage = () => {
  const { t } = useTranslation('sign-in')
  const { token } = useParams({ from: '/join/$token' })
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(openInvitation, { params: { token }, signal }),
    retry: false,
  })
  const go = useNavigate()
  const join = useMutation({
    mutationFn: async (body: { name: string; password: string }) => {
      const { email } = await call(acceptInvitation, { params: { token }, body })
      return signInWithPassword(email, body.password)
    },
    onSuccess: (outcome) => go({ to: outcome === 'in' ? '/' : '/sign-in' }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    join.mutate({ name: String(form.get('name')), password: String(form.get('password')) })
  }
  if (invitation.isPending) return <Gate>{<PageSkeleton rows={3} kind="form" />}</Gate>
  if (invitation.isError) {
    return (
      <Gate>
        <EmptyState title={t('invite.goneTitle')} text={t('invite.gone')} />
      </Gate>
    )
  }
  const { workspace, email, role } = invitation.data
  return (
    <Gate>
      <h1>{t('invite.title', { workspace })}</h1>
      <p className={classes.lead}>{t('invite.text', { role: t(`role.${role}`, { ns: 'common' }), email })}</p>
      <form className={classes.form} onSubmit={submit}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextInput
          name="name"
          label={t('invite.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          maxLength={120}
        />
        <PasswordField
          name="password"
          label={t('invite.password')}
          description={t('invite.passwordHint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={10}
          maxLength={128}
        />
        {join.isError && <ErrorNote reason={join.error} />}
        <Button type="submit" variant="filled" loading={join.isPending}>
          {t('invite.go')}
        </Button>
      </form>
    </Gate>
  )
}
