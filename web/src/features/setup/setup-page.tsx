import { completeSetup, getSetup } from '@heed/contract/setup.ts'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showOddTime } from '../../ui/time-field.tsx'
import { Gate } from '../sign-in/gate.tsx'
import { signInWithPassword } from '../sign-in/sign-in.ts'
import { BranchStep } from './branch-step.tsx'
import { BusinessStep } from './business-step.tsx'
import { type Draft, faultsOf, startDraft } from './draft.ts'
import { OwnerStep } from './owner-step.tsx'
import { ProposalStep } from './proposal-step.tsx'
import classes from './setup.module.css'

const steps = [BusinessStep, BranchStep, OwnerStep, ProposalStep]

/** The first set-up, by the one-time link whose token stands after the #, where no log sees it: four short steps from nothing to a working desk. */
export const SetupPage = () => {
  const { t, i18n } = useTranslation('setup')
  const token = useLocation({ select: ({ hash }) => hash })
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: () => call(getSetup, {}) })
  const [draft, setDraft] = useState<Draft>(() => startDraft(currentLanguage()))
  const language = i18n.resolvedLanguage as Draft['language']
  useEffect(() => setDraft((before) => ({ ...before, language })), [language])
  if (setup && !setup.needed) {
    return (
      <Gate>
        <EmptyState
          title={t('alreadyDone.title')}
          text={t('alreadyDone.text')}
          action={
            <Button variant="filled" component="a" href="/sign-in">
              {t('alreadyDone.go')}
            </Button>
          }
        />
      </Gate>
    )
  }
  if (!token) {
    return (
      <Gate>
        <EmptyState title={t('noLink.title')} text={t('noLink.text')} />
      </Gate>
    )
  }
  return (
    <Gate wide>
      <Steps draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} token={token} />
    </Gate>
  )
}

type StepsProps = { draft: Draft; change: (part: Partial<Draft>) => void; token: string }

const Steps = ({ draft, change, token }: StepsProps) => {
  const { t } = useTranslation('setup')
  const [step, setStep] = useState(0)
  const [isTried, setTried] = useState(false)
  const finish = useFinish(draft, token)
  const Step = steps[step] ?? ProposalStep
  const faults = faultsOf(step, draft)
  const isLast = step === steps.length - 1
  const goOn = () => {
    const isFine = Object.keys(faults).length === 0
    setTried(!isFine)
    if (!isFine) return
    if (isLast) return finish.mutate()
    setStep(step + 1)
    window.scrollTo(0, 0)
  }
  return (
    <form
      className={classes.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!showOddTime(event.currentTarget)) goOn()
      }}
    >
      <p className={classes.progress}>
        {steps.map((_, index) => (
          <i key={index} data-done={index <= step} aria-hidden />
        ))}
        {t('step', { step: step + 1, of: steps.length })}
      </p>
      <Step draft={draft} change={change} faults={isTried ? faults : {}} />
      {finish.isError && <ErrorNote reason={finish.error} />}
      <footer className={classes.foot}>
        {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('act.back', { ns: 'common' })}</Button>}
        <Button type="submit" variant="filled" loading={finish.isPending}>
          {isLast ? t('proposal.go') : t('act.next', { ns: 'common' })}
        </Button>
      </footer>
    </form>
  )
}

const useFinish = (draft: Draft, token: string) =>
  useMutation({
    mutationFn: async () => {
      const { email } = await call(completeSetup, {
        body: { ...draft, supportAddress: draft.supportAddress || undefined, token },
      })
      return signInWithPassword(email, draft.owner.password)
    },
    onSuccess: (outcome) => location.assign(outcome === 'in' ? '/' : '/sign-in'),
  })
