import { comesBackAnswers, lostOutcomes, lostReasons, recordLostCall } from '@heed/contract/lost-customers.ts'
import type { LateCustomer } from '@heed/contract/purchases.ts'
import { SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { usePurchaseAct } from './purchase-queries.ts'
import classes from './purchases.module.css'

/** The interview with somebody who stays away: what to say first, and what they answered. Nothing is sold. */
export const LostCallForm = ({ item, onDone }: { item: LateCustomer; onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const standards = useQuery(standardsQuery)
  const form = useForm({
    initialValues: {
      outcome: 'spoke' as (typeof lostOutcomes)[number],
      reason: null as (typeof lostReasons)[number] | null,
      standardId: null as string | null,
      words: '',
      others: '',
      backIf: '',
      comesBack: null as (typeof comesBackAnswers)[number] | null,
      againOn: '',
    },
  })
  const keep = usePurchaseAct(
    (values: typeof form.values) => {
      const { outcome, words, others, backIf, againOn, standardId, reason, comesBack } = values
      const said = (text: string) => text.trim() || null
      return call(recordLostCall, {
        params: { id: item.customer.id },
        body:
          outcome === 'spoke'
            ? {
                branchId: item.branch.id,
                outcome,
                reason,
                standardId: reason === 'service' ? standardId : null,
                words: said(words),
                others: said(others),
                backIf: said(backIf),
                comesBack,
              }
            : {
                branchId: item.branch.id,
                outcome,
                words: said(words),
                ...(againOn ? { againOn } : {}),
              },
      })
    },
    { said: t('lost.said'), onDone },
  )
  const { outcome, reason } = form.values
  return (
    <form noValidate onSubmit={form.onSubmit((values) => keep.mutate(values))}>
      <Stack>
        <div className={classes.opener}>
          <p className="quiet small">{t('lost.opener')}</p>
          <blockquote>{t('lost.say')}</blockquote>
          <p className="quiet small">{t('lost.thanks')}</p>
        </div>
        <SegmentedControl
          aria-label={t('lost.outcome')}
          data={lostOutcomes.map((value) => ({ value, label: t(`lost.went.${value}`) }))}
          {...form.getInputProps('outcome')}
        />
        {outcome === 'spoke' ? (
          <>
            <Select
              label={t('lost.reason')}
              placeholder={t('lost.notSaid')}
              clearable
              data={lostReasons.map((value) => ({ value, label: t(`lost.why.${value}`) }))}
              {...form.getInputProps('reason')}
            />
            {reason === 'service' && (
              <Select
                label={t('lost.standard')}
                placeholder={t('lost.noStandard')}
                clearable
                searchable
                data={(standards.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                {...form.getInputProps('standardId')}
              />
            )}
            <Textarea label={t('lost.words')} autosize minRows={2} maxLength={4000} {...form.getInputProps('words')} />
            <Textarea label={t('lost.others')} autosize maxLength={1000} {...form.getInputProps('others')} />
            <Textarea label={t('lost.backIf')} autosize maxLength={1000} {...form.getInputProps('backIf')} />
            <Select
              label={t('lost.comesBack')}
              placeholder={t('lost.notSaid')}
              clearable
              data={comesBackAnswers.map((value) => ({ value, label: t(`lost.back.${value}`) }))}
              {...form.getInputProps('comesBack')}
            />
          </>
        ) : (
          <TextInput type="date" label={t('lost.again')} {...form.getInputProps('againOn')} />
        )}
        <FormFoot problem={keep.error} isBusy={keep.isPending} go={t('lost.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
