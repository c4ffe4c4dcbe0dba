import type { SpecialRequest } from '@heed/contract/special-requests.ts'
import { Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useRequestActs } from './request-queries.ts'

const usualMinutes = 20

/** A named time to which the customer agreed. */
export const WaitForm = ({ request, onDone }: { request: SpecialRequest; onDone: () => void }) => {
  const { t } = useTranslation('requests')
  const { wait } = useRequestActs(request.id)
  const [minutes, setMinutes] = useState<number | string>(usualMinutes)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (Number(minutes) < 1) return
    wait.mutate(
      { minutes: Number(minutes), words: t('wait.words', { product: request.product }) },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p className="quiet">{t('wait.text')}</p>
        <NumberField
          label={t('wait.minutes')}
          data-autofocus
          min={1}
          max={10_080}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
        />
        <FormFoot problem={wait.error} isBusy={wait.isPending} go={t('wait.go')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
