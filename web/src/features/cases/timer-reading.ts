import type { Timer } from '@heed/contract/cases.ts'

const since = (start: string, now: Date) => Math.max(0, (now.getTime() - Date.parse(start)) / 1000)

/** What a running timer shows, in seconds. */
export const runningSeconds = ({ startedAt, stoppedSeconds }: Timer, now: Date) =>
  Math.max(0, since(startedAt, now) - stoppedSeconds)

/** Of that, how long the case waited for the customer or was put off, the hold that lasts included. */
export const heldSeconds = ({ heldSeconds: over, heldSince }: Timer, now: Date) =>
  over + (heldSince ? since(heldSince, now) : 0)
