import type { Case } from '@heed/contract/cases.ts'
import { Checkbox, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { useNow } from '../../ui/now.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useBranchZone } from './branch-zone.ts'
import { emptyStep, isWhole, lackOf } from './plan-draft.ts'
import { promiseTimesQuery } from './promise-queries.ts'
import { StepFields } from './step-fields.tsx'
import { useMakePromise } from './use-promise-acts.ts'

type PromiseFormProps = { item: Case; onDone: () => void; onCancel: () => void }

/** One promise by itself: a call back, a parcel, an answer from the workshop. */
export const PromiseForm = ({ item, onDone, onCancel }: PromiseFormProps) => {
  const { t } = useTranslation('recovery')
  const { member } = useMe()
  const { data, isPending: isReading } = useQuery(promiseTimesQuery(item.id))
  const zone = useBranchZone(item.branch.id)
  const now = useNow()
  const form = `promise.${item.id}`
  const [draft, setDraft] = useKept(form, 'step', () => emptyStep(member.id))
  const [internal, setInternal] = useKept(form, 'internal', false)
  const [isTried, setTried] = useState(false)
  const make = useMakePromise(item.id, () => {
    forgetForm(form)
    onDone()
  })
  // Near closing the next working morning is meant unless another moment is chosen.
  const step = { ...draft, dueAt: draft.dueAt ?? (data?.nearClosing ? (data.items[0]?.at ?? null) : null) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWhole(step, now)) make.mutate({ ...step, internal })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <StepFields
          item={item}
          zone={zone}
          step={step}
          lack={isTried ? lackOf(step, now) : undefined}
          isFirst
          labels={{ words: t('promise.words'), who: t('promise.who') }}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        {item.kind === 'complaint' && (
          <Checkbox
            label={t('promise.internal')}
            description={t('promise.internalHint')}
            checked={internal}
            onChange={(event) => setInternal(event.currentTarget.checked)}
          />
        )}
        <FormFoot
          problem={make.error}
          // Before the times are here nobody knows which is meant.
          isBusy={make.isPending || isReading}
          go={t('promise.make')}
          onCancel={() => {
            forgetForm(form)
            onCancel()
          }}
        />
      </Stack>
    </form>
  )
}
