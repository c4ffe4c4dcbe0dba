import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './remedies.module.css'
import type { RemedyActs } from './remedy-acts.ts'

/** The customer has it, and how that is known. */
export const FulfilForm = ({ acts, onClose }: { acts: RemedyActs; onClose: () => void }) => {
  const { t } = useTranslation('remedies')
  const [proof, setProof] = useState('')
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (proof.trim()) acts.fulfil.mutate(proof.trim(), { onSuccess: onClose })
      }}
    >
      <TextInput
        label={t('fulfil.proof')}
        description={t('fulfil.proofText')}
        required
        data-autofocus
        maxLength={500}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <FormFoot go={t('fulfil.go')} problem={acts.fulfil.error} isBusy={acts.fulfil.isPending} onCancel={onClose} />
    </form>
  )
}
