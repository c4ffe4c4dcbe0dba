import type { Case } from '@heed/contract/cases.ts'
import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconCalendarDue,
  IconClockPlus,
  IconDoorEnter,
  IconPhonePause,
  IconPlayerPause,
  IconPlayerPlay,
  IconRepeat,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { useClockAct } from './clock-acts.ts'
import { NeedDialog } from './need-dialog.tsx'
import { PauseDialog } from './pause-dialog.tsx'

const icon = { size: 16, stroke: 1.6 }

/** What is noted beside a case: arrivals and holds, rests with their reason, the customer's own limit, repeated telling. */
export const ClockTools = ({ item }: { item: Case }) => {
  const { t } = useTranslation('cases')
  const mayEdit = useMay()('case:edit')
  const act = useClockAct(item)
  const [isPausing, pausing] = useDisclosure()
  const [isNeeding, needing] = useDisclosure()
  if (!mayEdit) return null
  const isOver = item.state === 'solved' || item.state === 'closed'
  const has = (measure: string) => item.clocks.some((clock) => clock.measure === measure)
  const isHeld = item.clocks.some(({ measure, stoppedAt }) => measure === 'hold' && stoppedAt === null)
  const restsByHand = item.clocks.some(
    ({ pausedFor }) => pausedFor && pausedFor.reason !== 'waiting_for_customer' && pausedFor.reason !== 'solved',
  )
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconClockPlus size={16} stroke={1.6} />}
          >
            {t('clocks.tools')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!isOver && !has('greeting') && !has('help') && (
            <Menu.Item leftSection={<IconDoorEnter {...icon} />} onClick={() => act.mutate({ start: 'arrival' })}>
              {t('clocks.arrival')}
            </Menu.Item>
          )}
          {!isOver && !isHeld && (
            <Menu.Item leftSection={<IconPhonePause {...icon} />} onClick={() => act.mutate({ start: 'hold' })}>
              {t('clocks.holdStart')}
            </Menu.Item>
          )}
          {restsByHand ? (
            <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => act.mutate('resume')}>
              {t('clocks.resume')}
            </Menu.Item>
          ) : (
            !isOver && (
              <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={pausing.open}>
                {t('clocks.pause')}
              </Menu.Item>
            )
          )}
          <Menu.Item leftSection={<IconCalendarDue {...icon} />} onClick={needing.open}>
            {t('clocks.need')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRepeat {...icon} />} onClick={() => act.mutate('explained')}>
            {t('clocks.explained')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PauseDialog item={item} isOpen={isPausing} onClose={pausing.close} />
      <NeedDialog item={item} isOpen={isNeeding} onClose={needing.close} />
    </>
  )
}
