import type { ClockBrief } from '@heed/contract/standards.ts'
import { IconCheck } from '@tabler/icons-react'
import { clockSentence, clockWords, readClock } from './clock-reading.ts'
import classes from './clock-words.module.css'
import { useNow } from './now.ts'
import { PauseSign } from './pause-sign.tsx'

/** A clock in a few words beside a row. */
export const ClockWords = ({ clock }: { clock: ClockBrief }) => {
  const reading = readClock(clock, useNow())
  return (
    <span className={classes.words} data-tone={reading.tone} role="timer" title={clockSentence(clock.measure, reading)}>
      {reading.tone === 'hold' && <PauseSign size={15} />}
      {reading.tone === 'met' && <IconCheck size={15} stroke={1.8} aria-hidden />}
      <span className="sr">{clockSentence(clock.measure, reading)}</span>
      <span aria-hidden>{clockWords(reading)}</span>
    </span>
  )
}
