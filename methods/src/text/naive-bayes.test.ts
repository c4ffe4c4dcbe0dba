import { expect, test } from 'vitest'
import { bestTemperature, classify, knowing, learn } from './naive-bayes.ts'

const documents = [
  { label: 'glad', features: ['x', 'y', 'x', 'once'] },
  { label: 'glad', features: ['x'] },
  { label: 'unhappy', features: ['y'] },
  { label: 'unhappy', features: ['y'] },
]
const learned = learn(knowing(['glad', 'unhappy']), documents)

test('the shares are those that are reckoned by hand', () => {
  // Of x: (2+1)/(3+2) against (0+1)/(2+2); both labels have three documents with the one that each begins with.
  expect(classify(learned, ['x'])?.[0]).toBeCloseTo(0.6 / 0.85, 12)
  // Of y: (1+1)/5 against (2+1)/4.
  expect(classify(learned, ['y'])?.[0]).toBeCloseTo(0.4 / 1.15, 12)
  expect(classify(learned, ['x', 'y', 'y'])?.[0]).toBeCloseTo((0.6 * 0.4) / (0.6 * 0.4 + 0.25 * 0.75), 12)
})

test('what stood in one document only, and words that nobody knows, say nothing', () => {
  expect(classify(learned, ['once', 'new', 'toString', '__proto__'])).toBeUndefined()
  expect(classify(learned, ['x', 'new'])).toEqual(classify(learned, ['x']))
})

test('given words count before anything is learned, and learning adds to them', () => {
  const given = knowing(['glad', 'unhappy'], { '+glad': [8, 1] })
  expect(classify(given, ['+glad'])?.[0]).toBeCloseTo(9 / 9 / (9 / 9 + 2 / 2), 12)
  const more = learn(given, [{ label: 'glad', features: ['+glad'] }])
  expect(more.features['+glad']).toEqual([9, 1])
  expect(more.documents).toEqual([2, 1])
})

test('a higher temperature is less sure of the same, and is chosen where the sums were wrong', () => {
  const sure = classify(learned, ['x'])?.[0] ?? 0
  const calm = classify({ ...learned, temperature: 4 }, ['x'])?.[0] ?? 0
  expect(calm).toBeGreaterThan(0.5)
  expect(calm).toBeLessThan(sure)
  expect(bestTemperature(learned, [{ label: 'unhappy', features: ['x'] }])).toBe(8)
  expect(bestTemperature(learned, [{ label: 'glad', features: ['x'] }])).toBe(1)
  expect(bestTemperature(learned, [])).toBe(1)
})
