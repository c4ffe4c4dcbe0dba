import { expect, test } from 'vitest'
import { heldSeconds, runningSeconds } from './timer-reading.ts'

const timer = {
  startedAt: '2026-03-03T18:00:00Z',
  firstAnswerSeconds: null,
  solvedSeconds: null,
  stoppedSeconds: 600,
  heldSeconds: 60,
  heldSince: '2026-03-03T19:00:00Z',
}
const now = new Date('2026-03-03T19:30:00Z')

test('a running timer shows the time since the first contact without the time it stood still', () => {
  expect(runningSeconds(timer, now)).toBe(4800)
  // A clock of this device that goes behind the server's shows no time below nothing.
  expect(runningSeconds(timer, new Date('2026-03-03T17:00:00Z'))).toBe(0)
})

test('the hold that lasts counts as held', () => {
  expect(heldSeconds(timer, now)).toBe(1860)
  expect(heldSeconds({ ...timer, heldSince: null }, now)).toBe(60)
})
