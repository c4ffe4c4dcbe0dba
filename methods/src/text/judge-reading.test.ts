import { expect, test } from 'vitest'
import { howWell, meanF1 } from './judge-reading.ts'

const judged = [
  ...Array.from({ length: 6 }, () => ({ said: 'a', is: 'a' })),
  ...Array.from({ length: 2 }, () => ({ said: 'a', is: 'b' })),
  { said: 'b', is: 'a' },
  { said: 'b', is: 'b' },
]

test('accuracy and macro-F1 are those that are reckoned by hand', () => {
  // a: 6 right, 3 wrong, 12/15; b: 1 right, 3 wrong, 2/5.
  expect(meanF1(judged, ['a', 'b'])).toBeCloseTo((12 / 15 + 2 / 5) / 2, 12)
  const well = howWell(judged)
  expect(well?.accuracy.value).toBe(0.7)
  expect(well?.macroF1.value).toBeCloseTo(0.6, 12)
  expect(well?.macroF1.low).toBeLessThan(0.6)
  expect(well?.macroF1.high).toBeGreaterThan(0.6)
})

test('the interval is the same each time, and narrows with more of the same', () => {
  const width = (times: number) => {
    const { low = 0, high = 0 } = howWell(Array.from({ length: times }, () => judged).flat())?.macroF1 ?? {}
    return high - low
  }
  expect(width(1)).toBe(width(1))
  expect(width(20)).toBeLessThan(width(1) / 2)
  expect(howWell([])).toBeUndefined()
})
