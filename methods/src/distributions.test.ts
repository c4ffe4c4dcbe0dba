import { expect, test } from 'vitest'
import { incompleteBeta, normalBeyond, normalTwoSided, studentBeyond, studentTwoSided } from './distributions.ts'

test('values of the tables: normal, Student, and the beta function behind the binomial', () => {
  expect(normalBeyond(0.05)).toBeCloseTo(1.959963984540054, 10)
  expect(normalBeyond(0.002)).toBeCloseTo(3.090232306167813, 10)
  expect(normalTwoSided(0)).toBe(1)
  expect(normalTwoSided(-6)).toBeCloseTo(1.9731752898e-9, 17)
  expect(normalTwoSided(1)).toBeCloseTo(0.31731050786291415, 12)
  expect(normalTwoSided(Number.POSITIVE_INFINITY)).toBe(0)
  expect(studentBeyond(0.05, 1)).toBeCloseTo(12.706204736174698, 6)
  expect(studentBeyond(0.05, 10)).toBeCloseTo(2.2281388519649385, 9)
  expect(studentTwoSided(2, 1e9)).toBeCloseTo(normalTwoSided(2), 8)
  // P(X ≤ 4) of ten trials at 0.7.
  expect(incompleteBeta(0.3, 6, 5)).toBeCloseTo(0.047348987, 9)
  expect(incompleteBeta(0.25, 1, 1)).toBeCloseTo(0.25, 12)
})
