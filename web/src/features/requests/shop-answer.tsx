import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showOddTime } from '../../ui/time-field.tsx'
import classes from '../prevention/prevention.module.css'
import { FormFoot } from '../settings/form-foot.tsx'
import { MomentField } from './moment-field.tsx'
import { useAnswerShop } from './request-queries.ts'

type ShopAnswerProps = { id: string; name: string; branchId: string }

/** Yes, no, or kept until: one tap each. */
export const ShopAnswer = ({ id, name, branchId }: ShopAnswerProps) => {
  const { t } = useTranslation('requests')
  const answer = useAnswerShop(id)
  const [isHolding, setHolding] = useState(false)
  const [holdUntil, setHoldUntil] = useState<string | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!showOddTime(event.currentTarget) && holdUntil) answer.mutate({ answer: 'hold', holdUntil })
  }
  if (isHolding)
    return (
      <form onSubmit={submit} noValidate className={classes.panel}>
        <MomentField label={t('answer.holdUntil')} branchId={branchId} at={holdUntil} onChange={setHoldUntil} />
        <FormFoot
          problem={answer.error}
          isBusy={answer.isPending}
          go={t('answer.holdGo')}
          onCancel={() => setHolding(false)}
        />
      </form>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around three buttons */}
      <div role="group" className={classes.acts} aria-label={t('shop.answerOf', { name })}>
        <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate({ answer: 'yes' })}>
          {t('answer.yes')}
        </Button>
        <Button size="xs" disabled={answer.isPending} onClick={() => setHolding(true)}>
          {t('answer.hold')}
        </Button>
        <Button size="xs" disabled={answer.isPending} onClick={() => answer.mutate({ answer: 'no' })}>
          {t('answer.no')}
        </Button>
      </div>
      {answer.isError && <ErrorNote reason={answer.error} />}
    </>
  )
}
