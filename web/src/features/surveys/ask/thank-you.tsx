import type { Words } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/survey-incentives.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Select, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { languageNames, languageTags } from '../../../app/languages.ts'
import { useMe } from '../../../app/session.ts'
import { toast } from '../../../app/toast.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { currencyName, money, number } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import classes from './ask.module.css'

type ThankYouProps = { survey: SurveyDetail; isMine: boolean }
const keyOf = (surveyId: string) => ['survey', surveyId, 'incentive']

/** What customers get for an answer, whatever it says, and what that has come to. */
export const ThankYou = ({ survey, isMine }: ThankYouProps) => {
  const { t } = useTranslation('surveys')
  const given = useQuery({
    queryKey: keyOf(survey.id),
    queryFn: ({ signal }) => call(contract.getSurveyIncentive, { params: { id: survey.id }, signal }),
  })
  if (given.isPending) return <PageSkeleton rows={2} />
  if (given.isError) return <ErrorNote reason={given.error} onRetry={() => given.refetch()} />
  const { incentive, costs } = given.data
  return (
    <>
      <ThankYouForm key={JSON.stringify(incentive)} survey={survey} incentive={incentive} isMine={isMine} />
      {given.data.given > 0 && (
        <p className={classes.counts}>
          {t('thanks.counts', { given: number(given.data.given), redeemed: number(given.data.redeemed) })}
          {costs.map(({ currency, amount }) => ` · ${t('thanks.cost', { amount: money(amount, currency) })}`)}
        </p>
      )}
    </>
  )
}

type FormProps = ThankYouProps & { incentive: contract.SurveyIncentive | null }

const ThankYouForm = ({ survey, incentive, isMine }: FormProps) => {
  const { t } = useTranslation('surveys')
  const { branches } = useMe()
  const client = useQueryClient()
  const currencies = [
    ...new Set([...branches.map(({ currency }) => currency), ...(incentive ? [incentive.currency] : [])]),
  ]
  const set = useMutation({
    mutationFn: (body: contract.SurveyIncentive) =>
      call(contract.setSurveyIncentive, { params: { id: survey.id }, body }),
    onSuccess: (saved) => {
      client.setQueryData(keyOf(survey.id), saved)
      toast({ text: t('thanks.saved') })
    },
  })
  const isNumber = (least: number, most: number) => (value: number | string) =>
    value !== '' && Number(value) >= least && Number(value) <= most ? null : t('thanks.odd', { least, most })
  const form = useForm({
    initialValues: {
      active: incentive?.active ?? false,
      words: (incentive?.words ?? {}) as Words,
      amount: (incentive?.amount ?? '') as number | string,
      currency: incentive?.currency ?? currencies[0] ?? 'EUR',
      percent: (incentive?.percent ?? '') as number | string,
      validDays: (incentive?.validDays ?? 60) as number | string,
    },
    validate: {
      words: (words) => (Object.values(words).some((text) => text?.trim()) ? null : t('thanks.needed')),
      amount: (value) => (Number(value) > 0 ? null : t('thanks.amountNeeded')),
      percent: (value) => (value === '' ? null : isNumber(1, 100)(value)),
      validDays: isNumber(1, 3650),
    },
  })
  const submit = form.onSubmit(({ amount, percent, validDays, ...rest }) =>
    set.mutate({
      ...rest,
      amount: Number(amount),
      percent: percent === '' ? null : Number(percent),
      validDays: Number(validDays),
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Switch label={t('thanks.active')} disabled={!isMine} {...form.getInputProps('active', { type: 'checkbox' })} />
        {(form.values.active || incentive) && (
          <>
            <div className={classes.fields}>
              {survey.content.languages.map((language, index) => (
                <TextInput
                  key={language}
                  label={t('thanks.words', { language: languageNames[language] })}
                  lang={languageTags[language]}
                  maxLength={200}
                  disabled={!isMine}
                  error={index === 0 ? form.errors.words : undefined}
                  value={form.values.words[language] ?? ''}
                  onChange={(event) =>
                    form.setFieldValue('words', { ...form.values.words, [language]: event.currentTarget.value })
                  }
                />
              ))}
            </div>
            <div className={classes.fields}>
              <NumberField
                label={t('thanks.amount')}
                description={t(form.values.percent === '' ? 'thanks.amountText' : 'thanks.amountMost')}
                min={0}
                allowNegative={false}
                disabled={!isMine}
                {...form.getInputProps('amount')}
              />
              <Select
                label={t('thanks.currency')}
                description={t('thanks.currencyText')}
                allowDeselect={false}
                disabled={!isMine}
                data={currencies.map((value) => ({ value, label: currencyName(value) }))}
                {...form.getInputProps('currency')}
              />
              <NumberField
                label={t('thanks.percent')}
                description={t('thanks.percentText')}
                min={1}
                max={100}
                disabled={!isMine}
                {...form.getInputProps('percent')}
              />
              <NumberField
                label={t('thanks.days')}
                description={t('thanks.daysText')}
                min={1}
                max={3650}
                allowDecimal={false}
                disabled={!isMine}
                {...form.getInputProps('validDays')}
              />
            </div>
          </>
        )}
        {isMine && (form.values.active || incentive) && <FormFoot problem={set.error} isBusy={set.isPending} />}
      </Stack>
    </form>
  )
}
