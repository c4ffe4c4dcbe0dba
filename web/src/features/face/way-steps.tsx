import { stepKinds } from '@heed/contract/contact-paths.ts'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import classes from './face.module.css'

export type WayStep = { key: number; words: string; kind: (typeof stepKinds)[number]; seconds: number | '' }

let made = 0
export const wayStep = (step: Partial<WayStep> = {}): WayStep => ({
  words: '',
  kind: 'wait',
  seconds: '',
  ...step,
  key: made++,
})

type WayStepsProps = { steps: WayStep[]; isTimed?: boolean; onChange: (steps: WayStep[]) => void }

/** The steps of a way in order; timed, with the seconds that each took. */
export const WaySteps = ({ steps, isTimed = false, onChange }: WayStepsProps) => {
  const { t } = useTranslation('audits')
  const change = (key: number, part: Partial<WayStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)))
  return (
    <>
      {steps.map((step, at) => (
        <div key={step.key} className={classes.step} data-timed={isTimed}>
          <TextInput
            aria-label={t('ways.step', { n: at + 1 })}
            placeholder={t('ways.step', { n: at + 1 })}
            maxLength={200}
            value={step.words}
            onChange={(event) => change(step.key, { words: event.currentTarget.value })}
          />
          <Select
            aria-label={t('ways.kind', { n: at + 1 })}
            allowDeselect={false}
            data={stepKinds.map((value) => ({ value, label: t(`ways.kinds.${value}`) }))}
            value={step.kind}
            onChange={(kind) => change(step.key, { kind: stepKinds.find((known) => known === kind) ?? step.kind })}
          />
          {isTimed && (
            <NumberField
              aria-label={`${t('ways.seconds')}: ${t('ways.step', { n: at + 1 })}`}
              placeholder={t('ways.seconds')}
              min={0}
              max={86_400}
              allowDecimal={false}
              value={step.seconds}
              onChange={(seconds) => change(step.key, { seconds: seconds === '' ? '' : Number(seconds) })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            disabled={steps.length === 1}
            aria-label={t('ways.remove', { n: at + 1 })}
            onClick={() => onChange(steps.filter(({ key }) => key !== step.key))}
          >
            <IconX size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {steps.length < 20 && (
        <Button
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={15} stroke={1.7} />}
          onClick={() => onChange([...steps, wayStep()])}
        >
          {t('ways.add')}
        </Button>
      )}
    </>
  )
}
