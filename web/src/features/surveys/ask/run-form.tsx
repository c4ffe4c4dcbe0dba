import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../../app/languages.ts'
import { useMe } from '../../../app/session.ts'
import { number } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import classes from './ask.module.css'
import { type RunChoice, sizeQuery, useStartRun } from './asking-queries.ts'

/** Whom, how many of them, and when; how many customers that fits to is counted while it is chosen. */
export const RunForm = ({ surveyId, onDone }: { surveyId: string; onDone: () => void }) => {
  const { t } = useTranslation('surveys')
  const { branches, member } = useMe()
  const seesAll = member.branchIds === null
  const start = useStartRun(surveyId, onDone)
  const form = useForm({
    initialValues: {
      branchId: (seesAll ? null : (branches[0]?.id ?? null)) as string | null,
      language: null as Language | null,
      seenDays: '' as number | string,
      sharePercent: 100 as number | string,
      sendAt: localNow(),
    },
    validate: {
      seenDays: (value) => (value === '' || isWhole(value, 1, 3650) ? null : odd(1, 3650)),
      sharePercent: (value) => (isWhole(value, 1, 100) ? null : odd(1, 100)),
      sendAt: (value) => (Number.isNaN(Date.parse(value)) ? t('run.whenNeeded') : null),
    },
  })
  function odd(least: number, most: number) {
    return t('surveys.odd', { ns: 'voice', least, most })
  }
  const { values } = form
  const choice: RunChoice = {
    branchId: values.branchId,
    language: values.language,
    seenDays: isWhole(values.seenDays, 1, 3650) ? Number(values.seenDays) : null,
    sharePercent: isWhole(values.sharePercent, 1, 100) ? Number(values.sharePercent) : 100,
  }
  const size = useQuery(sizeQuery(surveyId, choice))
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ sendAt }) => start.mutate({ ...choice, sendAt: new Date(sendAt).toISOString() }))}
    >
      <Stack gap="md">
        <Select
          label={t('run.branch')}
          placeholder={t('run.everyBranch')}
          clearable={seesAll}
          allowDeselect={seesAll}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('branchId')}
        />
        <Select
          label={t('run.language')}
          placeholder={t('run.everyLanguage')}
          clearable
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          {...form.getInputProps('language')}
        />
        <NumberField
          label={t('run.seenDays')}
          description={t('run.seenText')}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('seenDays')}
        />
        <NumberField
          label={t('run.sharePercent')}
          description={t('run.shareText')}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('sharePercent')}
        />
        <TextInput type="datetime-local" label={t('run.when')} {...form.getInputProps('sendAt')} />
        <p className={classes.size} aria-live="polite">
          {size.data ? t('run.fits', { count: size.data.fits, n: number(size.data.fits) }) : ' '}
        </p>
        <FormFoot problem={start.error} isBusy={start.isPending} go={t('run.start')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

const isWhole = (value: number | string, least: number, most: number) =>
  value !== '' && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most

/** Now as a field of date and time writes it. */
const localNow = () => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
