import { offerWinBack, winBackKinds } from '@heed/contract/win-back.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useWinBackAct } from './win-back-queries.ts'

type OfferFormProps = { caseId: string; currency: string; onDone: () => void }

/** Small and honest: what it is worth, and what the customer is told with it. */
export const OfferForm = ({ caseId, currency, onDone }: OfferFormProps) => {
  const { t } = useTranslation('winback')
  const form = useForm({
    initialValues: { kind: 'coupon' as (typeof winBackKinds)[number], amount: '' as number | string, words: '' },
    validate: {
      amount: (amount) => (Number(amount) > 0 ? null : t('needed', { ns: 'common' })),
      words: (words) => (words.trim() ? null : t('needed', { ns: 'common' })),
    },
  })
  const save = useWinBackAct(
    ({ kind, amount, words }: typeof form.values) =>
      call(offerWinBack, { params: { id: caseId }, body: { kind, amount: Number(amount), words: words.trim() } }),
    onDone,
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <p className="quiet">{t('form.lead')}</p>
        <Select
          label={t('form.kind')}
          allowDeselect={false}
          data={winBackKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NumberField
          label={t('form.amount', { currency })}
          min={0}
          decimalScale={decimalsOf(currency)}
          allowNegative={false}
          hideControls
          {...form.getInputProps('amount')}
        />
        <Textarea
          label={t('form.words')}
          description={t('form.wordsText')}
          autosize
          minRows={3}
          maxLength={1000}
          {...form.getInputProps('words')}
          onChange={(event) => form.setFieldValue('words', event.currentTarget.value.replace(/\n/g, ' '))}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('panel.offer')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
