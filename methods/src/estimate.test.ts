import { expect, test } from 'vitest'
import { roundHalfAway } from './estimate.ts'

test.each([
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [-0.4, 0, 0],
  [1.005, 2, 1.01],
  [-33.333, 0, -33],
  [0.285, 2, 0.29],
])('%s rounded to %s digits is %s', (value, digits, expected) => {
  expect(Object.is(roundHalfAway(value, digits), expected)).toBe(true)
})
