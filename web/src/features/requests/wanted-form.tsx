import { Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { showOddTime } from '../../ui/time-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { MomentField } from './moment-field.tsx'
import { useMakeRequest } from './request-queries.ts'

type WantedFormProps = { caseId: string; branchId: string; onDone: () => void }

/** What it is, and by when the customer needs it. */
export const WantedForm = ({ caseId, branchId, onDone }: WantedFormProps) => {
  const { t } = useTranslation(['requests', 'common'])
  const form = `wanted.${caseId}`
  const [product, setProduct] = useKept(form, 'product', '')
  const [detail, setDetail] = useKept(form, 'detail', '')
  const [neededBy, setNeededBy] = useKept<string | null>(form, 'neededBy', null)
  const [isTried, setTried] = useState(false)
  const make = useMakeRequest(caseId)
  const close = () => {
    forgetForm(form)
    onDone()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (showOddTime(event.currentTarget) || !product.trim()) return
    make.mutate({ product: product.trim(), detail: detail.trim() || null, neededBy }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p className="quiet">{t('motto')}</p>
        <TextInput
          label={t('product')}
          maxLength={200}
          data-autofocus
          value={product}
          error={isTried && !product.trim() && t('common:needed')}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        <TextInput
          label={t('detail')}
          maxLength={200}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
        />
        <MomentField label={t('neededBy')} branchId={branchId} at={neededBy} onChange={setNeededBy} />
        <FormFoot problem={make.error} isBusy={make.isPending} go={t('add')} onCancel={close} />
      </Stack>
    </form>
  )
}
