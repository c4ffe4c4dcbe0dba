import { Button, Checkbox, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { authClient } from '../sign-in/auth-client.ts'
import { ask, hasPasswordQuery } from './account.ts'
import { Card, PageSection } from './page-frame.tsx'
import { RefusalNote } from './refusal-note.tsx'

export const PasswordSection = () => {
  const { t } = useTranslation('settings')
  const { data: hasPassword } = useQuery(hasPasswordQuery)
  const [isOpen, setOpen] = useState(false)
  return (
    <PageSection beside title={t('password.title')} text={t('password.text')}>
      <Card>
        {hasPassword === false && <p className="quiet">{t('password.none')}</p>}
        {hasPassword !== false && !isOpen && (
          <Button disabled={!hasPassword} onClick={() => setOpen(true)}>
            {t('password.change')}
          </Button>
        )}
        {hasPassword && isOpen && <PasswordForm onDone={() => setOpen(false)} />}
      </Card>
    </PageSection>
  )
}

const PasswordForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('settings')
  const { member } = useMe()
  const client = useQueryClient()
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    validate: {
      currentPassword: (password) => (password ? null : t('needed', { ns: 'common' })),
      newPassword: (password) => (password.length >= 10 ? null : t('refusal.shortPassword')),
    },
  })
  const change = useMutation({
    mutationFn: (values: typeof form.values) => ask(authClient.changePassword(values)),
    onSuccess: () => {
      // The server renews the session too, so that all that is known of it is asked anew.
      client.invalidateQueries({ queryKey: ['account'] })
      toast({ text: t('password.changed') })
      onDone()
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <input type="hidden" name="username" autoComplete="username" value={member.email} readOnly />
      <Stack gap="md">
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label={t('password.new')}
          description={t('password.newText')}
          autoComplete="new-password"
          maxLength={128}
          {...form.getInputProps('newPassword')}
        />
        <Checkbox label={t('password.others')} {...form.getInputProps('revokeOtherSessions', { type: 'checkbox' })} />
        {change.isError && <RefusalNote reason={change.error} />}
        <span style={{ display: 'flex', gap: 8 }}>
          <Button type="submit" variant="filled" loading={change.isPending}>
            {t('password.change')}
          </Button>
          <Button onClick={onDone}>{t('act.cancel', { ns: 'common' })}</Button>
        </span>
      </Stack>
    </form>
  )
}
