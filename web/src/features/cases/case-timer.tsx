import type { Case } from '@heed/contract/cases.ts'
import { IconStopwatch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { duration, exactTime } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import classes from './case-timer.module.css'
import { heldSeconds, runningSeconds } from './timer-reading.ts'

/** The case's stopwatch: real time since the first contact, its laps, and whether it still runs. Never announced by itself. */
export const CaseTimer = ({ timer }: Pick<Case, 'timer'>) => {
  const { t } = useTranslation('cases')
  const now = useNow()
  const isOver = timer.solvedSeconds !== null
  const held = heldSeconds(timer, now)
  const more = [
    t('timer.since', { time: exactTime(timer.startedAt) }),
    ...(held > 0 ? [t('timer.held', { time: duration(held) })] : []),
    ...(timer.stoppedSeconds > 0 ? [t('timer.stopped', { time: duration(timer.stoppedSeconds) })] : []),
  ]
  return (
    <span className={classes.timer} role="timer" aria-live="off" title={more.join('. ')}>
      <IconStopwatch size={14} stroke={1.8} aria-hidden />
      <b data-over={isOver}>
        {isOver
          ? t('timer.solved', { time: duration(timer.solvedSeconds ?? 0) })
          : t('timer.running', { time: duration(runningSeconds(timer, now)) })}
      </b>
      <span>
        {timer.firstAnswerSeconds === null
          ? t('timer.noAnswer')
          : t('timer.firstAnswer', { time: duration(timer.firstAnswerSeconds) })}
      </span>
    </span>
  )
}
