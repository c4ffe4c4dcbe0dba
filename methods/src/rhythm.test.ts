import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rhythmOf } from './rhythm.ts'

test('whoever comes every 30 days is late after 45 and has gone quiet after 60', () => {
  expect(rhythmOf([0, 30, 60, 90])).toEqual({ usualDays: 30, lateAfter: 45, quietAfter: 60 })
})

test('two times are no habit, and two visits on one day are one', () => {
  expect(rhythmOf([])).toBeUndefined()
  expect(rhythmOf([10, 40])).toBeUndefined()
  expect(rhythmOf([10, 40, 40, 10])).toBeUndefined()
  expect(rhythmOf([10, 40, 41])).toEqual({ usualDays: 15.5, lateAfter: 24, quietAfter: 31 })
})

test('one long absence does not change the rhythm of somebody who comes weekly', () => {
  expect(rhythmOf([0, 7, 14, 21, 200, 207])?.usualDays).toBe(7)
})

test('the order of the days changes nothing, and quiet is never before late, nor late within the usual time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (days) => {
      const rhythm = rhythmOf(days)
      expect(rhythmOf([...days].reverse())).toEqual(rhythm)
      if (!rhythm) return
      expect(rhythm.lateAfter).toBeGreaterThan(rhythm.usualDays)
      expect(rhythm.quietAfter).toBeGreaterThanOrEqual(rhythm.lateAfter)
    }),
  )
})
