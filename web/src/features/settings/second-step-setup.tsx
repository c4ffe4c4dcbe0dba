import { Button, PinInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../../app/toast.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { authClient } from '../sign-in/auth-client.ts'
import { ask } from './account.ts'
import { RefusalNote } from './refusal-note.tsx'
import classes from './settings.module.css'
import { ShownOnce } from './shown-once.tsx'

type Made = { totpURI: string; backupCodes: string[] }

/** Password, then the code to photograph and the first six digits, then the backup codes, once. */
export const SecondStepSetup = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('settings')
  const [made, setMade] = useState<Made>()
  const [isProven, setProven] = useState(false)
  if (!made) return <PasswordStep onMade={setMade} onCancel={onDone} />
  if (!isProven) return <CodeStep made={made} onProven={() => setProven(true)} onCancel={onDone} />
  return (
    <Stack gap="md">
      <ShownOnce label={t('second.backup')} secret={made.backupCodes.join('\n')} hint={t('second.backupText')} />
      <span>
        <Button variant="filled" onClick={onDone}>
          {t('second.kept')}
        </Button>
      </span>
    </Stack>
  )
}

const PasswordStep = ({ onMade, onCancel }: { onMade: (made: Made) => void; onCancel: () => void }) => {
  const { t } = useTranslation('settings')
  const [password, setPassword] = useState('')
  const enable = useMutation({
    mutationFn: () => ask(authClient.twoFactor.enable({ password })),
    onSuccess: (made) => onMade(made as unknown as Made),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password) enable.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PasswordField
          label={t('password.current')}
          description={t('second.passwordText')}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {enable.isError && <RefusalNote reason={enable.error} />}
        <span className={classes.fact}>
          <Button type="submit" variant="filled" loading={enable.isPending}>
            {t('act.next', { ns: 'common' })}
          </Button>
          <Button onClick={onCancel}>{t('act.cancel', { ns: 'common' })}</Button>
        </span>
      </Stack>
    </form>
  )
}

const CodeStep = ({ made, onProven, onCancel }: { made: Made; onProven: () => void; onCancel: () => void }) => {
  const { t } = useTranslation('settings')
  const picture = useQrCode(made.totpURI)
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
  const prove = useMutation({
    mutationFn: (code: string) => ask(authClient.twoFactor.verifyTotp({ code })),
    onSuccess: () => {
      toast({ text: t('second.onNow') })
      onProven()
    },
  })
  return (
    <Stack gap="md">
      <p>{t('second.scan')}</p>
      <div className={classes.scan}>
        {/* Drawn here from our own address; it holds no foreign words. */}
        <div
          className={classes.code}
          role="img"
          aria-label={t('second.picture')}
          dangerouslySetInnerHTML={{ __html: picture }}
        />
        <p className="small">
          <span className="quiet">{t('second.secret')}</span>
          <code className={classes.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
      <div>
        <p id="second-code">{t('second.code')}</p>
        <PinInput
          mt={6}
          length={6}
          type="number"
          oneTimeCode
          autoFocus
          aria-label={t('second.code')}
          getInputProps={(index) => ({ 'aria-label': t('second.digit', { digit: index + 1 }) })}
          disabled={prove.isPending}
          onComplete={(code) => prove.mutate(code)}
        />
      </div>
      {prove.isError && <RefusalNote reason={prove.error} />}
      <span>
        <Button onClick={onCancel}>{t('act.cancel', { ns: 'common' })}</Button>
      </span>
    </Stack>
  )
}

const useQrCode = (words: string) => {
  const [picture, setPicture] = useState('')
  useEffect(() => {
    import('qrcode').then((qr) => qr.toString(words, { type: 'svg', margin: 0 })).then(setPicture, () => setPicture(''))
  }, [words])
  return picture
}
