import { Button, Checkbox, PinInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import classes from './gate.module.css'
import { confirmWithBackupCode, confirmWithCode, type Outcome, type Refusal } from './sign-in.ts'

type CodeStepProps = {
  /** Whether it was refused. */
  attempt: (ask: Promise<Outcome>) => Promise<boolean>
  isBusy: boolean
  refusal?: Refusal
  onBack: () => void
}

/** The second step: six digits of an authenticator, or a backup code. */
export const CodeStep = ({ attempt, isBusy, refusal, onBack }: CodeStepProps) => {
  const { t } = useTranslation('sign-in')
  const [code, setCode] = useState('')
  const [isBackup, setBackup] = useState(false)
  const [trusts, setTrusts] = useState(false)
  const [tries, setTries] = useState(0)
  const confirm = async (value: string) => {
    if (!(await attempt(isBackup ? confirmWithBackupCode(value, trusts) : confirmWithCode(value, trusts)))) return
    // Not this one: the boxes are empty again, and typing begins at the first.
    setCode('')
    setTries((before) => before + 1)
  }
  return (
    <>
      <h1>{t('codeTitle')}</h1>
      <p className={classes.lead}>{t('codeText')}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          confirm(code)
        }}
      >
        {isBackup ? (
          <TextInput
            key={tries}
            label={t('backupCode')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
          />
        ) : (
          <PinInput
            key={tries}
            length={6}
            type="number"
            oneTimeCode
            autoFocus
            value={code}
            onChange={setCode}
            onComplete={confirm}
            aria-label={t('code')}
            getInputProps={(index) => ({ 'aria-label': t('digit', { digit: index + 1, of: 6, ns: 'common' }) })}
          />
        )}
        <Checkbox label={t('trust')} checked={trusts} onChange={(event) => setTrusts(event.currentTarget.checked)} />
        {refusal && <ErrorNote>{t(refusal)}</ErrorNote>}
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('confirm')}
        </Button>
        <span>
          <button type="button" className="link" onClick={() => setBackup(!isBackup)}>
            {t(isBackup ? 'useApp' : 'useBackup')}
          </button>
        </span>
        <span>
          <button type="button" className="link" onClick={onBack}>
            {t('back')}
          </button>
        </span>
      </form>
    </>
  )
}
