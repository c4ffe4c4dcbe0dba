import type { Clock } from '@heed/contract/standards.ts'
import { IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockBar } from './clock-bar.tsx'
import classes from './clock-explained.module.css'
import { ClockIntervals } from './clock-intervals.tsx'
import { piecesOf } from './clock-pieces.ts'
import { type ClockReading, clockSentence, readClock } from './clock-reading.ts'
import { exactTime, hourOf, placeOf, shortTime } from './format.ts'
import { useNow } from './now.ts'

type ClockExplainedProps = { clock: Clock; standard?: ReactNode }

/** A clock that shows what it counted, what it did not and why, and what is left. */
export const ClockExplained = ({ clock, standard }: ClockExplainedProps) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const now = useNow()
  const reading = readClock(clock, now)
  const pieces = piecesOf(clock, reading, now)
  const Icon = reading.tone === 'met' ? IconCheck : reading.tone === 'hold' ? IconPlayerPause : IconClock
  return (
    <section className={classes.explained} data-tone={reading.tone} aria-label={t(`clock.${clock.measure}`)}>
      <header className={classes.head}>
        <Icon size={18} stroke={1.7} className={classes.icon} aria-hidden />
        <b role="timer">{clockSentence(clock.measure, reading)}</b>
        <DueWords clock={clock} reading={reading} />
        <span className={classes.standard}>{standard ?? t('clock.standard', { name: clock.standardName })}</span>
      </header>
      <button
        type="button"
        className={classes.body}
        onClick={() => setOpen(!isOpen)}
        aria-expanded={isOpen}
        title={t('clock.showAll')}
      >
        <ClockBar pieces={pieces} zone={clock.zone} />
      </button>
      {isOpen && <ClockIntervals clock={clock} pieces={pieces} />}
    </section>
  )
}

const DueWords = ({ clock, reading }: { clock: Clock; reading: ClockReading }) => {
  const { t } = useTranslation()
  if (!clock.dueAt || clock.stoppedAt) return null
  const there = shortTime(clock.dueAt, new Date(), clock.zone)
  const isElsewhere = hourOf(clock.dueAt, clock.zone) !== hourOf(clock.dueAt)
  const place = isElsewhere ? t('clock.there', { time: there, place: placeOf(clock.zone) }) : there
  return (
    <span className={classes.due} title={exactTime(clock.dueAt, clock.zone)}>
      {t(reading.state === 'breached' ? 'clock.dueWas' : 'clock.by', { time: place })}
      {isElsewhere && <span className={classes.here}> · {t('clock.here', { time: shortTime(clock.dueAt) })}</span>}
    </span>
  )
}
