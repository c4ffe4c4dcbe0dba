import type { FeedbackState } from '@heed/contract/feedback.ts'
import { IconBulb, IconCheck, IconChecks, IconEar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'

export const stateIcons = { heard: IconEar, decided: IconBulb, done: IconCheck, told: IconChecks } as const
const tones = { heard: 'hold', decided: 'run', done: 'met', told: 'met' } as const

/** What became of it: its sign and word say so, colour only confirms it. */
export const StateChip = ({ state }: { state: FeedbackState }) => {
  const { t } = useTranslation('feedback')
  const Icon = stateIcons[state]
  return (
    <Chip tone={tones[state]} icon={<Icon size={14} stroke={1.8} aria-hidden />}>
      {t(`state.${state}`)}
    </Chip>
  )
}
