import { takeComplaintStep } from '@heed/contract/complaints.ts'
import { Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useComplaintAct } from './use-complaint-act.ts'

type PassOverProps = { caseId: string; stage: 'listened' | 'apologised' | 'planned'; onDone: () => void }

/** A stage is passed over with its reason or not at all. */
export const PassOver = ({ caseId, stage, onDone }: PassOverProps) => {
  const { t } = useTranslation(['recovery', 'common'])
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const pass = useComplaintAct(
    caseId,
    () => call(takeComplaintStep, { params: { id: caseId }, body: { stage, way: 'skipped', words: words.trim() } }),
    onDone,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim()) pass.mutate(undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('step.pass.label')}
          description={t('step.pass.hint')}
          autoFocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={words}
          error={isTried && !words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot problem={pass.error} isBusy={pass.isPending} go={t('step.pass.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
