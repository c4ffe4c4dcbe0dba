import type { Clock } from '@heed/contract/standards.ts'
import { IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './clock-explained.module.css'
import { ClockIntervals } from './clock-intervals.tsx'
import { type Piece, piecesOf, sumOf } from './clock-pieces.ts'
import { type ClockReading, clockSentence, readClock } from './clock-reading.ts'
import { duration, exactTime, hourOf, placeOf, shortTime } from './format.ts'
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
        <Bar pieces={pieces} zone={clock.zone} />
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

/** The fewer stretches, the more room each label has. */
const leastOf = (count: number) => (count <= 2 ? '128px' : count === 3 ? '88px' : '62px')

/** Up to four stretches keep a label of their own; more are told in sums. */
const Bar = ({ pieces, zone }: { pieces: Piece[]; zone: string }) => {
  const { t } = useTranslation()
  const weights = pieces.map((piece) => Math.max(piece.seconds, 60) ** 0.35)
  const isShort = pieces.length <= 4
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const columns = weights
    .map((weight) => `minmax(${isShort ? leastOf(pieces.length) : '3px'}, ${((100 * weight) / total).toFixed(1)}fr)`)
    .join(' ')
  const words = pieces.map((piece) => pieceTitle(piece, t)).join(', ')
  return (
    <>
      <span className={classes.bar} style={{ gridTemplateColumns: columns }} role="img" aria-label={words}>
        {pieces.map((piece, index) => (
          <span key={`${piece.kind}${index}`} className={classes[piece.kind]} />
        ))}
      </span>
      <span
        className={classes.labels}
        style={isShort ? { gridTemplateColumns: columns } : undefined}
        data-sums={!isShort}
      >
        {(isShort ? labels(pieces, zone, t) : sums(pieces, zone, t)).map(([title, why]) => (
          <span key={`${title}${why}`}>
            <b>{title}</b>
            {why}
          </span>
        ))}
      </span>
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'common'>>['t']

const pieceTitle = ({ kind, seconds }: Piece, t: Say) => {
  const words = { duration: duration(seconds) }
  if (kind === 'counted') return t('clock.counted', words)
  if (kind === 'left') return t('clock.left', words)
  return kind === 'over' ? t('clock.over', words) : t('clock.notCounted', words)
}

/** A label for each stretch, short enough to stand under it. */
const labels = (pieces: Piece[], zone: string, t: Say): [string, string][] => {
  const lastCounted = pieces.findLastIndex((piece) => piece.kind === 'counted')
  return pieces.map(({ kind, from, to, seconds }, index) => {
    const words = duration(seconds)
    if (kind === 'left') return [words, t('clock.leftWord')]
    if (kind === 'over') return [words, t('clock.overWord')]
    if (kind === 'counted' && from) {
      return index === lastCounted
        ? [t('clock.counted', { duration: words }), t('clock.since', { time: shortTime(from, new Date(), zone) })]
        : [words, shortTime(from, new Date(), zone)]
    }
    const why =
      kind === 'closed' && from && to
        ? t('clock.closedWhy', { from: hourOf(from, zone), to: hourOf(to, zone) })
        : t('clock.pausedWhy')
    return [t('clock.notCounted', { duration: words }), why]
  })
}

const sums = (pieces: Piece[], zone: string, t: Say): [string, string][] => {
  const start = pieces.find((piece) => piece.from)?.from
  const end = pieces.at(-1)
  const paused = sumOf(pieces, ['closed', 'paused'])
  const told: [string, string][] = [
    [
      t('clock.counted', { duration: duration(sumOf(pieces, ['counted', 'over'])) }),
      start ? t('clock.total', { time: shortTime(start, new Date(), zone) }) : '',
    ],
  ]
  if (paused > 0) told.push([t('clock.notCounted', { duration: duration(paused) }), t('clock.shutOrWaiting')])
  if (end?.kind === 'left' || end?.kind === 'over') told.push([pieceTitle(end, t), ''])
  return told
}
