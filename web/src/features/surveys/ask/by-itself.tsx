import { surveyOccasions } from '@heed/contract/asking.ts'
import type { Survey } from '@heed/contract/voice.ts'
import { Checkbox, Group, Select, Stack, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../ui/number-field.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import { useChangeSurvey } from '../../voice/voice-queries.ts'
import classes from './ask.module.css'

const limits = {
  delayHours: [0, 720],
  quietDays: [0, 365],
  expiresDays: [1, 90],
  silentDays: [7, 730],
  reminderDays: [1, 30],
  sharePercent: [1, 100],
  heldOutPercent: [0, 50],
} as const
const unhappyKinds = ['enquiry', 'complaint'] as const
type Field = keyof typeof limits

/** After what customers are asked, how soon, how often at most, and how many of them. */
export const ByItself = ({ survey, isMine }: { survey: Survey; isMine: boolean }) => {
  const { t } = useTranslation('surveys')
  const change = useChangeSurvey(survey.id)
  const isOdd =
    (field: Field, empty = false) =>
    (value: number | string | null) => {
      if (empty && (value === '' || value === null)) return null
      const [least, most] = limits[field]
      const isRight = value !== '' && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most
      return isRight ? null : t('surveys.odd', { ns: 'voice', least, most })
    }
  const form = useForm({
    initialValues: {
      active: survey.active,
      occasions: survey.occasions as string[],
      delayHours: survey.delayHours as number | string,
      quietDays: survey.quietDays as number | string,
      expiresDays: survey.expiresDays as number | string,
      silentDays: survey.silentDays as number | string,
      reminderDays: (survey.reminderDays ?? '') as number | string,
      sharePercent: survey.sharePercent as number | string,
      heldOutPercent: survey.heldOutPercent as number | string,
      unhappyOpens: (survey.unhappyOpens ?? 'nothing') as string,
    },
    validate: {
      delayHours: isOdd('delayHours'),
      quietDays: isOdd('quietDays'),
      expiresDays: isOdd('expiresDays'),
      silentDays: isOdd('silentDays'),
      reminderDays: isOdd('reminderDays', true),
      sharePercent: isOdd('sharePercent'),
      heldOutPercent: isOdd('heldOutPercent'),
    },
  })
  const submit = form.onSubmit((values) =>
    change.mutate({
      ...values,
      occasions: surveyOccasions.filter((occasion) => values.occasions.includes(occasion)),
      delayHours: Number(values.delayHours),
      quietDays: Number(values.quietDays),
      expiresDays: Number(values.expiresDays),
      silentDays: Number(values.silentDays),
      reminderDays: values.reminderDays === '' ? null : Number(values.reminderDays),
      sharePercent: Number(values.sharePercent),
      heldOutPercent: Number(values.heldOutPercent),
      unhappyOpens: unhappyKinds.find((kind) => kind === values.unhappyOpens) ?? null,
    }),
  )
  const fieldOf = (field: Field) => (
    <NumberField
      key={field}
      label={t(`ask.field.${field}`)}
      description={t(`ask.fieldText.${field}`)}
      min={limits[field][0]}
      max={limits[field][1]}
      allowDecimal={false}
      allowNegative={false}
      disabled={!isMine}
      {...form.getInputProps(field)}
    />
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Switch label={t('ask.active')} disabled={!isMine} {...form.getInputProps('active', { type: 'checkbox' })} />
        <Checkbox.Group label={t('ask.after')} {...form.getInputProps('occasions')}>
          <Group gap="xs 20" mt={8} className={classes.occasions}>
            {surveyOccasions.map((occasion) => (
              <Checkbox
                key={occasion}
                value={occasion}
                disabled={!isMine}
                label={t(`ask.occasion.${occasion}`)}
                description={t(`ask.occasionText.${occasion}`)}
              />
            ))}
          </Group>
        </Checkbox.Group>
        <div className={classes.fields}>
          {fieldOf('delayHours')}
          {form.values.occasions.includes('silence') && fieldOf('silentDays')}
          {fieldOf('reminderDays')}
          {fieldOf('quietDays')}
          {fieldOf('expiresDays')}
          {fieldOf('sharePercent')}
          {fieldOf('heldOutPercent')}
        </div>
        <Select
          label={t('ask.unhappy')}
          description={t('ask.unhappyText')}
          allowDeselect={false}
          disabled={!isMine}
          data={(['nothing', ...unhappyKinds] as const).map((value) => ({ value, label: t(`ask.opens.${value}`) }))}
          {...form.getInputProps('unhappyOpens')}
        />
        {isMine && <FormFoot problem={change.error} isBusy={change.isPending} />}
      </Stack>
    </form>
  )
}
