import type { Clock, ClockInterval } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import type { ClockReading } from './clock-reading.ts'

export type Interval = z.infer<typeof ClockInterval>

/** A stretch of the explained clock: what counted, what did not, what is left or over. */
export type Piece = {
  kind: 'counted' | 'closed' | 'paused' | 'left' | 'over'
  from?: string
  to?: string
  seconds: number
}

const isEnding = (reading: ClockReading) => reading.state === 'breached' || reading.state === 'missed'
const isGoing = (reading: ClockReading) => reading.state === 'running' || reading.state === 'warning'

/** The clock's intervals up to now, with the time left or over at the end. */
export const piecesOf = (clock: Clock, reading: ClockReading, now: Date): Piece[] => {
  const pieces: Piece[] = untilNow(clock, reading, now)
  const counted = sumOf(pieces, ['counted'])
  if (isEnding(reading)) return withOverrun(pieces, counted - clock.targetSeconds)
  const left = clock.targetSeconds - counted
  return isGoing(reading) || reading.state === 'paused'
    ? [...pieces, { kind: 'left', seconds: Math.max(0, left) }]
    : pieces
}

export const sumOf = (pieces: Piece[], kinds: Piece['kind'][]) =>
  pieces.reduce((sum, piece) => (kinds.includes(piece.kind) ? sum + piece.seconds : sum), 0)

/**
 * The bar's columns: what counts, is left or is over stands on one scale, from which only the narrowest departs so that it can be
 * seen; what does not count is a break of one width, since a night would leave nothing of the minutes.
 */
export const columnsOf = (pieces: Piece[]): string =>
  pieces
    .map(({ kind, seconds }) =>
      isBreak(kind) ? `minmax(3px, ${pieces.length > 8 ? 10 : 26}px)` : `minmax(3px, ${Math.max(seconds, 0.1)}fr)`,
    )
    .join(' ')

/** Whether each stretch is wide enough to bear its label. */
export const canBearLabels = (pieces: Piece[]): boolean => {
  const whole = pieces.reduce((sum, { seconds }) => sum + seconds, 0)
  return pieces.every(({ kind, seconds }) => !isBreak(kind) && seconds >= whole * 0.28)
}

const isBreak = (kind: Piece['kind']) => kind === 'closed' || kind === 'paused'

/** The last counted stretch goes on until the next answer of the server. */
const untilNow = (clock: Clock, reading: ClockReading, now: Date): Piece[] => {
  const last = clock.intervals.at(-1)
  const goesOn = (isGoing(reading) || reading.state === 'breached') && last?.kind === 'counted'
  if (!goesOn) return clock.intervals
  const seconds = Math.max(last.seconds, (now.getTime() - Date.parse(last.from)) / 1000)
  return [...clock.intervals.slice(0, -1), { ...last, seconds, to: now.toISOString() }]
}

const withOverrun = (pieces: Piece[], over: number): Piece[] => {
  if (over <= 0) return pieces
  const kept: Piece[] = []
  let rest = over
  for (const piece of pieces.toReversed()) {
    const cut = piece.kind === 'counted' ? Math.min(rest, piece.seconds) : 0
    rest -= cut
    if (piece.seconds - cut > 0) kept.unshift({ ...piece, seconds: piece.seconds - cut })
  }
  return [...kept, { kind: 'over', seconds: over }]
}
