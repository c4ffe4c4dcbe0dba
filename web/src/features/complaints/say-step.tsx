import { takeComplaintStep } from '@heed/contract/complaints.ts'
import { Button, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { PassOver } from './pass-over.tsx'
import { useComplaintAct } from './use-complaint-act.ts'

type SayStepProps = { caseId: string; stage: 'listened' | 'apologised' }

/** What was heard, or what was said, in one's own words. */
export const SayStep = ({ caseId, stage }: SayStepProps) => {
  const { t } = useTranslation(['recovery', 'common'])
  const form = `${stage}.${caseId}`
  const [words, setWords] = useKept(form, 'words', '')
  const [isTried, setTried] = useState(false)
  const [isPassing, setPassing] = useState(false)
  const take = useComplaintAct(
    caseId,
    () => call(takeComplaintStep, { params: { id: caseId }, body: { stage, way: 'done', words: words.trim() } }),
    () => forgetForm(form),
  )
  if (isPassing) return <PassOver caseId={caseId} stage={stage} onDone={() => setPassing(false)} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim()) take.mutate(undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t(`step.${stage}.label`)}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={words}
          error={isTried && !words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot problem={take.error} isBusy={take.isPending} go={t(`step.${stage}.save`)}>
          <Button variant="subtle" color="gray" onClick={() => setPassing(true)}>
            {t('step.pass.act')}
          </Button>
        </FormFoot>
      </Stack>
    </form>
  )
}
