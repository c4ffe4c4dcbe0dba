import { expect, test } from 'vitest'
import { auditScore, isLowAnswer } from './audit-score.ts'

test('a score is the mean of what applies', () => {
  expect(auditScore(['yes', 'no'])).toBe(50)
  expect(auditScore(['1', '3', '5'])).toBe(50)
  expect(auditScore(['yes', 'none', '4'])).toBe(87.5)
  expect(auditScore(['none'])).toBeUndefined()
  expect(auditScore([])).toBeUndefined()
})

test('no, 1 and 2 are low, and what does not apply is not', () => {
  const answers = ['yes', 'no', 'none', '1', '2', '3', '4', '5'] as const
  expect(answers.filter(isLowAnswer)).toEqual(['no', '1', '2'])
})
