import { getSetup } from '@heed/contract/setup.ts'
import { Button, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { CodeStep } from './code-step.tsx'
import classes from './gate.module.css'
import { Gate } from './gate.tsx'
import {
  type Outcome,
  type Refusal,
  refusalElsewhere,
  signInElsewhere,
  signInWithPasskey,
  signInWithPassword,
} from './sign-in.ts'

export const SignInPage = () => {
  const { t } = useTranslation('sign-in')
  const { next = '/', error } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [refusal, setRefusal] = useState(refusalElsewhere(error))
  const [isBusy, setBusy] = useState(false)

  const attempt = async (ask: Promise<Outcome>) => {
    setBusy(true)
    setRefusal(undefined)
    const outcome = await ask
    if (outcome === 'in') {
      location.assign(next)
      return false
    }
    setBusy(false)
    if (outcome === 'code') setStep('code')
    else setRefusal(outcome)
    return outcome !== 'code'
  }

  return (
    <Gate>
      {step === 'code' ? (
        <CodeStep attempt={attempt} isBusy={isBusy} refusal={refusal} onBack={() => setStep('password')} />
      ) : (
        <>
          <h1>{t('title')}</h1>
          <p className={classes.lead}>{t('greeting')}</p>
          <PasswordForm attempt={attempt} isBusy={isBusy} refusal={refusal} />
          <OtherWays attempt={attempt} isBusy={isBusy} next={next} />
        </>
      )}
    </Gate>
  )
}

type WaysProps = { attempt: (ask: Promise<Outcome>) => Promise<boolean>; isBusy: boolean }

const PasswordForm = ({ attempt, isBusy, refusal }: WaysProps & { refusal?: Refusal }) => {
  const { t } = useTranslation('sign-in')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    attempt(signInWithPassword(String(form.get('email')), String(form.get('password'))))
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username webauthn"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
      />
      {refusal && <ErrorNote>{t(refusal)}</ErrorNote>}
      <Button type="submit" variant="filled" loading={isBusy}>
        {t('go')}
      </Button>
    </form>
  )
}

const OtherWays = ({ attempt, isBusy, next }: WaysProps & { next: string }) => {
  const { t } = useTranslation('sign-in')
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: () => call(getSetup, {}) })
  const oidc = setup?.oidc
  return (
    <div className={classes.form}>
      <span className={classes.or}>{t('or')}</span>
      {oidc && (
        <Button disabled={isBusy} onClick={() => attempt(signInElsewhere(oidc.providerId, next))}>
          {t('oidc', { name: oidc.name })}
        </Button>
      )}
      {'PublicKeyCredential' in window && (
        <Button
          disabled={isBusy}
          leftSection={<IconFingerprint size={18} stroke={1.6} />}
          onClick={() => attempt(signInWithPasskey())}
        >
          {t('passkey')}
        </Button>
      )}
      <p className={classes.foot}>{t('forgotten')}</p>
    </div>
  )
}
