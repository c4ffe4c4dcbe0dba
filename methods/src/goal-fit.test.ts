import { expect, test } from 'vitest'
import { goalFit } from './goal-fit.ts'

test('a goal fits where it is hard and can be reached', () => {
  for (const [difficulty, chance] of [
    [3, 3],
    [4, 3],
    [5, 3],
    [4, 5],
    [5, 5],
    [3, 4],
    [3, 2],
    [2, 3],
  ] as const)
    expect(goalFit({ difficulty, chance }), `${difficulty} ${chance}`).toBe('fits')
})

test('what is easy or certain is too easy, and what has hardly a chance is out of reach', () => {
  for (const [difficulty, chance] of [
    [1, 5],
    [1, 2],
    [2, 4],
    [2, 5],
    [3, 5],
  ] as const)
    expect(goalFit({ difficulty, chance }), `${difficulty} ${chance}`).toBe('too_easy')
  for (const [difficulty, chance] of [
    [5, 1],
    [1, 1],
    [4, 2],
    [5, 2],
  ] as const)
    expect(goalFit({ difficulty, chance }), `${difficulty} ${chance}`).toBe('out_of_reach')
})
