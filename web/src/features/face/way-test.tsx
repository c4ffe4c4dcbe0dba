import type { ContactPath } from '@heed/contract/contact-paths.ts'
import { Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './face.module.css'
import { useTestWay } from './face-queries.ts'
import { WaySteps, wayStep } from './way-steps.tsx'

/** A test call: what was met, and how many seconds each of it took. */
export const WayTest = ({ path, onDone }: { path: ContactPath; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const [steps, setSteps] = useState(() => path.steps.map((step) => wayStep(step)))
  const [isTried, setTried] = useState(false)
  const test = useTestWay(path.id)
  const isWhole = steps.every(({ words, seconds }) => words.trim() && seconds !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return
    test.mutate(
      { steps: steps.map(({ words, kind, seconds }) => ({ words: words.trim(), kind, seconds: Number(seconds) })) },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className={classes.quiet}>{t('ways.testText')}</p>
        <WaySteps steps={steps} isTimed onChange={setSteps} />
        {isTried && !isWhole && <ErrorNote>{t('ways.testText')}</ErrorNote>}
        <FormFoot problem={test.error} isBusy={test.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
