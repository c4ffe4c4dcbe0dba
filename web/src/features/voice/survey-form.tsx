import type { Survey } from '@heed/contract/voice.ts'
import { NumberInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeSurvey } from './voice-queries.ts'

const limits = { delayHours: [0, 720], quietDays: [0, 365], expiresDays: [1, 90] } as const
const fields = ['delayHours', 'quietDays', 'expiresDays'] as const

/** When to ask, how often at most, and how long the link works. */
export const SurveyForm = ({ survey, onDone }: { survey: Survey; onDone: () => void }) => {
  const { t } = useTranslation('voice')
  const change = useChangeSurvey(survey.id, onDone)
  const { delayHours, quietDays, expiresDays } = survey
  const isOdd = (field: (typeof fields)[number]) => (value: number | string) => {
    const [least, most] = limits[field]
    const isRight = value !== '' && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most
    return isRight ? null : t('surveys.odd', { least, most })
  }
  const form = useForm({
    initialValues: { delayHours, quietDays, expiresDays },
    validate: { delayHours: isOdd('delayHours'), quietDays: isOdd('quietDays'), expiresDays: isOdd('expiresDays') },
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="md">
        {fields.map((field) => (
          <NumberInput
            key={field}
            label={t(`surveys.field.${field}`)}
            description={t(`surveys.fieldText.${field}`)}
            min={limits[field][0]}
            max={limits[field][1]}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps(field)}
          />
        ))}
        <FormFoot problem={change.error} isBusy={change.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
