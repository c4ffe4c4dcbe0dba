import { expect, test } from 'vitest'
import { isDrawn } from './draw-share.ts'

const ids = Array.from({ length: 20_000 }, (_, n) => `customer-${n}`)
const drawn = (seed: string, percent: number) => ids.filter((id) => isDrawn(seed, id, percent))

test('a share is drawn as large as asked, the same each time, another by another seed', () => {
  const tenth = drawn('a', 10)
  // Four standard deviations of a draw of 20,000 at a tenth.
  expect(Math.abs(tenth.length - 2000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.1 * 0.9))
  expect(drawn('a', 10)).toEqual(tenth)
  expect(drawn('b', 10)).not.toEqual(tenth)
  expect([drawn('a', 0).length, drawn('a', 100).length]).toEqual([0, 20_000])
})
test('a larger share holds the smaller one', () => {
  const larger = new Set(drawn('a', 30))
  expect(drawn('a', 10).every((id) => larger.has(id))).toBe(true)
})
