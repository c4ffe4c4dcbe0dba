import { recordVisit } from '@heed/contract/win-back.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useWinBackAct } from './win-back-queries.ts'

type VisitFormProps = { caseId: string; currency: string; onDone: () => void }

/** The customer is here now, and maybe bought something. */
export const VisitForm = ({ caseId, currency, onDone }: VisitFormProps) => {
  const { t } = useTranslation('winback')
  const form = useForm({ initialValues: { words: '', amount: '' as number | string } })
  const save = useWinBackAct(
    ({ words, amount }: typeof form.values) =>
      call(recordVisit, {
        params: { id: caseId },
        body: { words: words.trim() || null, amount: Number(amount) > 0 ? Number(amount) : null },
      }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <p className="quiet">{t('visit.lead')}</p>
        <TextInput label={t('visit.words')} maxLength={300} {...form.getInputProps('words')} />
        <NumberField
          label={t('visit.amount', { currency })}
          description={t('visit.amountText')}
          min={0}
          decimalScale={decimalsOf(currency)}
          allowNegative={false}
          hideControls
          {...form.getInputProps('amount')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('visit.record')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
