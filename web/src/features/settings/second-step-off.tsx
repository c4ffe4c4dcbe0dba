import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../../app/toast.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { authClient } from '../sign-in/auth-client.ts'
import { ask } from './account.ts'
import { RefusalNote } from './refusal-note.tsx'

export const SecondStepOff = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('settings')
  const [password, setPassword] = useState('')
  const disable = useMutation({
    mutationFn: () => ask(authClient.twoFactor.disable({ password })),
    onSuccess: () => {
      toast({ text: t('second.offNow') })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password) disable.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('second.offText')}</p>
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {disable.isError && <RefusalNote reason={disable.error} />}
        <span style={{ display: 'flex', gap: 8 }}>
          <Button type="submit" variant="filled" loading={disable.isPending}>
            {t('second.switchOff')}
          </Button>
          <Button onClick={onDone}>{t('act.cancel', { ns: 'common' })}</Button>
        </span>
      </Stack>
    </form>
  )
}
