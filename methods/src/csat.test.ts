import { expect, test } from 'vitest'
import { customerSatisfaction, type SatisfactionCounts } from './csat.ts'
import vectors from './vectors.json' with { type: 'json' }

test.each(vectors.csat_top2)('satisfaction: $id', ({ input, expected, tolerance }) => {
  const satisfaction = customerSatisfaction(input.counts_5to1 as unknown as SatisfactionCounts)
  const { value, low, high } = satisfaction?.share ?? {}
  expect(Math.abs(Number(value) - expected.csat)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(low) - Number(expected.wilson[0]))).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(high) - Number(expected.wilson[1]))).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(Number(satisfaction?.mean) - expected.mean)).toBeLessThanOrEqual(tolerance)
})

test('no answers give no satisfaction', () => {
  expect(customerSatisfaction([0, 0, 0, 0, 0])).toBeUndefined()
})
