import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../ui/password-field.tsx'
import type { Draft, Fault, StepProps } from './draft.ts'
import classes from './setup.module.css'

export const OwnerStep = ({ draft, change, faults }: StepProps & { faults: Record<string, Fault> }) => {
  const { t } = useTranslation('setup')
  const { owner } = draft
  const set = (part: Partial<Draft['owner']>) => change({ owner: { ...owner, ...part } })
  const say = (fault?: Fault) => fault && t(fault)
  return (
    <>
      <h1>{t('owner.title')}</h1>
      <p className={classes.lead}>{t('owner.text')}</p>
      <TextInput
        label={t('owner.name')}
        autoComplete="name"
        value={owner.name}
        maxLength={120}
        error={say(faults.ownerName)}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('owner.email')}
        type="email"
        autoComplete="username"
        value={owner.email}
        error={say(faults.email)}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <PasswordField
        label={t('owner.password')}
        description={t('passwordShort')}
        autoComplete="new-password"
        value={owner.password}
        maxLength={128}
        error={say(faults.password)}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <TextInput
        label={t('owner.support')}
        description={t('owner.supportHint')}
        type="email"
        value={draft.supportAddress ?? ''}
        error={say(faults.support)}
        onChange={(event) => change({ supportAddress: event.currentTarget.value })}
      />
    </>
  )
}
