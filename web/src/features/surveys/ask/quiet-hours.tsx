import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import classes from './ask.module.css'
import { rulesQuery, useSetRules } from './asking-queries.ts'

/** Between these times of the customer's own day no survey is sent, whichever it is. */
export const QuietHours = ({ isMine }: { isMine: boolean }) => {
  const rules = useQuery(rulesQuery)
  if (rules.isPending) return <PageSkeleton rows={1} />
  if (rules.isError) return <ErrorNote reason={rules.error} onRetry={() => rules.refetch()} />
  return <QuietForm key={JSON.stringify(rules.data)} rules={rules.data} isMine={isMine} />
}

const QuietForm = ({ rules, isMine }: { rules: { quietFrom: string; quietTo: string }; isMine: boolean }) => {
  const { t } = useTranslation('surveys')
  const set = useSetRules()
  const isTime = (value: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : t('ask.timeOdd'))
  const form = useForm({ initialValues: rules, validate: { quietFrom: isTime, quietTo: isTime } })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => set.mutate(values))}>
      <Stack gap="md">
        <div className={classes.fields}>
          <TextInput type="time" label={t('ask.quietFrom')} disabled={!isMine} {...form.getInputProps('quietFrom')} />
          <TextInput type="time" label={t('ask.quietTo')} disabled={!isMine} {...form.getInputProps('quietTo')} />
        </div>
        {isMine && <FormFoot problem={set.error} isBusy={set.isPending} />}
      </Stack>
    </form>
  )
}
