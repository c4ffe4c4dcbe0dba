import { judgeComplaint } from '@heed/contract/complaints.ts'
import { Chip, Group, Input, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useComplaintAct } from './use-complaint-act.ts'

type JudgementFormProps = {
  caseId: string
  go?: string
  /** What has to happen before it can be noted. */
  before?: () => Promise<unknown>
  onDone: () => void
  onCancel?: () => void
}

/** Satisfied or not, and what the customer said. */
export const JudgementForm = ({ caseId, go, before, onDone, onCancel }: JudgementFormProps) => {
  const { t } = useTranslation('recovery')
  const name = useId()
  const form = `judgement.${caseId}`
  const [answer, setAnswer] = useKept(form, 'answer', '')
  const [words, setWords] = useKept(form, 'words', '')
  const [isTried, setTried] = useState(false)
  const judge = useComplaintAct(
    caseId,
    async () => {
      await before?.()
      const body = { satisfied: answer === 'yes', words: words.trim() || null }
      return call(judgeComplaint, { params: { id: caseId }, body })
    },
    () => {
      forgetForm(form)
      onDone()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (answer) judge.mutate(undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Input.Wrapper description={t('judge.noGoes')} error={isTried && !answer && t('judge.choose')}>
          <Chip.Group value={answer} onChange={(next) => setAnswer(String(next))}>
            <Group gap="xs" mt={8} role="radiogroup" aria-label={t('step.satisfied.title')}>
              <Chip value="yes" name={name}>
                {t('judge.yes')}
              </Chip>
              <Chip value="no" name={name}>
                {t('judge.no')}
              </Chip>
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <Textarea
          label={t('judge.words')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={5000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot problem={judge.error} isBusy={judge.isPending} go={go} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
