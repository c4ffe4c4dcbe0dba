import type { Remedy } from '@heed/contract/remedies.ts'
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { shortTime } from '../../ui/format.ts'
import { forgetForm, isHalfWritten, useKept } from '../../ui/kept-form.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { nextDecider } from './gift/verdict.ts'
import { LimitRuler } from './limit-ruler.tsx'
import classes from './remedies.module.css'
import type { RemedyActs } from './remedy-acts.ts'
import { type CaseRemedies, policyQuery } from './remedy-queries.ts'
import { givenOf, worthWords } from './worth.ts'

type DecisionProps = { remedy: Remedy; of: CaseRemedies; acts: RemedyActs; onGranted: () => void }

/** Where the amount stands among the limits, whose turn it is, and for whoever may: the decision itself. */
export const Decision = ({ remedy, of, acts, onGranted }: DecisionProps) => {
  const { t } = useTranslation('remedies')
  const { data: policy } = useQuery(policyQuery)
  const form = `refuse.${remedy.id}`
  const [isRefusing, setRefusing] = useState(() => remedy.mayDecide && isHalfWritten(form))
  const given = givenOf(of, remedy.currency)
  return (
    <>
      {policy && (
        <LimitRuler limits={policy.limits} currency={remedy.currency} kind={remedy.kind} given={given} of={remedy} />
      )}
      {remedy.mayDecide && !isRefusing && (
        <div className={classes.decide}>
          <Button
            variant="filled"
            loading={acts.decide.isPending}
            onClick={() => acts.decide.mutate({ grant: true }, { onSuccess: onGranted })}
          >
            {t('act.approve', { worth: worthWords(remedy) })}
          </Button>
          <Button onClick={() => setRefusing(true)}>{t('act.else')}</Button>
          <Turn remedy={remedy} of={of} />
        </div>
      )}
      {!remedy.mayDecide && (
        <p className={classes.quiet}>
          <Turn remedy={remedy} of={of} />
        </p>
      )}
      {acts.decide.isError && !isRefusing && <ErrorNote reason={acts.decide.error} />}
      {isRefusing && <RefuseForm form={form} acts={acts} onClose={() => setRefusing(false)} />}
    </>
  )
}

/** Until when, and to whom the question goes then. */
const Turn = ({ remedy, of }: { remedy: Remedy; of: CaseRemedies }) => {
  const { t } = useTranslation('remedies')
  const { member } = useMe()
  const { data: policy } = useQuery(policyQuery)
  const { approver, decideBy, askedBy, passedOver, currency } = remedy
  if (!approver || !decideBy) return <span>{t('turn.anyOwner')}</span>
  const next =
    policy &&
    nextDecider(of.deciders, {
      limits: policy.limits,
      currency,
      given: givenOf(of, remedy.currency),
      not: [...passedOver, approver.id, askedBy?.id ?? ''],
    })
  const time = shortTime(decideBy)
  return (
    <span>
      {approver.id === member.id ? t('turn.yours', { time }) : t('turn.of', { name: approver.name, time })}{' '}
      {policy && (next ? t('turn.then', { name: next.name }) : t('turn.thenOwner'))}
    </span>
  )
}

type RefuseFormProps = { form: string; acts: RemedyActs; onClose: () => void }

/** A refusal says why and what is offered instead: nobody is left with a bare no. */
const RefuseForm = ({ form, acts, onClose }: RefuseFormProps) => {
  const { t } = useTranslation('remedies')
  const [why, setWhy] = useKept(form, 'why', '')
  const [instead, setInstead] = useKept(form, 'instead', '')
  const close = () => {
    forgetForm(form)
    onClose()
  }
  const isWhole = why.trim() !== '' && instead.trim() !== ''
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole)
          acts.decide.mutate({ grant: false, words: `${why.trim()}\n${instead.trim()}` }, { onSuccess: close })
      }}
    >
      <Textarea
        label={t('refuse.why')}
        required
        data-autofocus
        autosize
        minRows={1}
        maxLength={900}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <Textarea
        label={t('refuse.instead')}
        required
        autosize
        minRows={1}
        maxLength={900}
        value={instead}
        onChange={(event) => setInstead(event.currentTarget.value)}
      />
      <FormFoot go={t('refuse.go')} problem={acts.decide.error} isBusy={acts.decide.isPending} onCancel={close} />
    </form>
  )
}
