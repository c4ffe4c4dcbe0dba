import type { Remedy } from '@heed/contract/remedies.ts'
import { IconArrowBackUp, IconCheck, IconChecks, IconHourglass, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'

const signs = {
  asked: { tone: 'warn', Icon: IconHourglass },
  granted: { tone: 'met', Icon: IconCheck },
  refused: { tone: 'over', Icon: IconX },
  withdrawn: { tone: 'hold', Icon: IconArrowBackUp },
  fulfilled: { tone: 'met', Icon: IconChecks },
} as const

/** How far a remedy came; the sign and the word say it, colour only confirms it. */
export const StateChip = ({ state, mine = false }: { state: Remedy['state']; mine?: boolean }) => {
  const { t } = useTranslation('remedies')
  const { tone, Icon } = signs[state]
  return (
    <Chip tone={tone} icon={<Icon size={14} stroke={1.8} aria-hidden />}>
      {mine ? t('waitsForYou') : t(`state.${state}`)}
    </Chip>
  )
}
