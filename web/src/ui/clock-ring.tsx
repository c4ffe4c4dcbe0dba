import type { ClockBrief } from '@heed/contract/standards.ts'
import { IconCheck } from '@tabler/icons-react'
import { type ClockReading, clockSentence, readClock } from './clock-reading.ts'
import classes from './clock-ring.module.css'
import { ringWords } from './format.ts'
import { useNow } from './now.ts'
import { PauseSign } from './pause-sign.tsx'

const radius = 20
const round = 2 * Math.PI * radius

/** A clock as a ring: an arc of the time left; full when late, dotted when paused, a tick when kept. */
export const ClockRing = ({ clock, size }: { clock: ClockBrief; size?: number }) => {
  const reading = readClock(clock, useNow())
  return <Ring {...reading} size={size} sentence={clockSentence(clock.measure, reading)} />
}

type RingProps = Pick<ClockReading, 'tone' | 'seconds' | 'shareLeft'> & { sentence: string; size?: number }

export const Ring = ({ tone, seconds, shareLeft, sentence, size = 46 }: RingProps) => {
  const { figure, unit } = ringWords(seconds)
  const counts = tone === 'run' || tone === 'warn' || tone === 'over'
  return (
    <div className={classes.ring} data-tone={tone} role="timer" title={sentence} style={{ width: size, height: size }}>
      <svg viewBox="0 0 46 46" aria-hidden="true">
        <circle className={classes.ground} cx="23" cy="23" r={radius} />
        {(tone === 'run' || tone === 'warn') && (
          <circle
            className={classes.arc}
            cx="23"
            cy="23"
            r={radius}
            strokeDasharray={`${shareLeft * round} ${round}`}
          />
        )}
      </svg>
      <span className="sr">{sentence}</span>
      {counts && (
        <span aria-hidden className={classes.figure}>
          {tone === 'over' ? `+${figure}` : figure}
          <small>{unit}</small>
        </span>
      )}
      {tone === 'hold' && <PauseSign size={19} />}
      {tone === 'met' && <IconCheck size={20} stroke={2} aria-hidden />}
    </div>
  )
}
