import type { ClockBrief, ClockState } from '@heed/contract/standards.ts'
import { t } from 'i18next'
import { duration } from './format.ts'

/** The colour and shape family of a clock; `quiet` says nothing. */
export type ClockTone = 'run' | 'warn' | 'over' | 'hold' | 'met' | 'quiet'

export type ClockReading = {
  state: ClockState
  tone: ClockTone
  /** Seconds until due, negative past it; for a paused clock what is left, for a stopped one what was counted. */
  seconds: number
  /** Part of the target that is left, 0 to 1. */
  shareLeft: number
  /** It runs where the branch does not open any more. */
  isNeverDue?: true
}

const tones: Record<ClockState, ClockTone> = {
  running: 'run',
  warning: 'warn',
  breached: 'over',
  paused: 'hold',
  met: 'met',
  missed: 'over',
  dropped: 'quiet',
}

/** What a clock says at this moment; a running clock turns late by itself, without waiting for the server. */
export const readClock = (clock: ClockBrief, now: Date): ClockReading => {
  const stopped = clock.stoppedAt !== null
  if (stopped) return reading(clock.state, clock.countedSeconds ?? 0, clock.targetSeconds)
  if (clock.state === 'running' && clock.dueAt === null)
    return { ...reading('running', clock.targetSeconds, clock.targetSeconds), tone: 'quiet', isNeverDue: true }
  if (clock.state === 'paused' || clock.dueAt === null) {
    return reading(clock.state, clock.remainingSeconds ?? clock.targetSeconds, clock.targetSeconds)
  }
  const left = (Date.parse(clock.dueAt) - now.getTime()) / 1000
  return reading(
    left < 0 ? 'breached' : clock.state === 'breached' ? 'running' : clock.state,
    left,
    clock.targetSeconds,
  )
}

const reading = (state: ClockState, seconds: number, target: number): ClockReading => ({
  state,
  tone: tones[state],
  seconds,
  shareLeft: Math.min(1, Math.max(0, seconds / target)),
})

/** The few words of a list: "+18 min", "1 h 48", "paused", "kept". */
export const clockWords = ({ state, seconds, isNeverDue }: ClockReading): string => {
  if (isNeverDue) return t('clock.never')
  if (state === 'running' || state === 'warning') return duration(seconds)
  if (state === 'breached') return `+${duration(seconds)}`
  return t(`clock.state.${state}`)
}

/** The whole sentence, for titles and for readers of the screen. */
export const clockSentence = (measure: ClockBrief['measure'], { state, seconds, isNeverDue }: ClockReading): string => {
  if (isNeverDue) return t('clock.neverDue', { measure: t(`clock.${measure}`) })
  const words = { measure: t(`clock.${measure}`), duration: duration(seconds) }
  switch (state) {
    case 'breached':
      return t('clock.late', words)
    case 'paused':
      return t('clock.pausedWith', words)
    case 'met':
      return t('clock.keptIn', words)
    case 'missed':
      return t('clock.missedBy', words)
    case 'dropped':
      return t('clock.dropped', words)
    default:
      return t('clock.in', words)
  }
}
