import { expect, test } from 'vitest'
import { asStep, emptyStep, isWhole, lackOf } from './plan-draft.ts'

const now = new Date('2026-11-25T09:00:00Z')
const whole = { ...emptyStep('mert', '2026-11-26T07:00:00Z'), words: ' Sew a new one ' }

test('a step without words, a person or a moment to come is not whole', () => {
  expect(isWhole(whole, now)).toBe(true)
  expect(lackOf(emptyStep('mert'), now)).toEqual({ words: true, memberId: false, dueAt: 'missing' })
  expect(isWhole({ ...whole, memberId: null }, now)).toBe(false)
  expect(lackOf({ ...whole, dueAt: '2026-11-25T09:00:00Z' }, now).dueAt).toBe('past')
})

test('a step is sent without spare spaces, and without a visitor when nobody is named', () => {
  expect(asStep({ ...whole, visitor: ' ' })).toEqual({
    words: 'Sew a new one',
    memberId: 'mert',
    visitor: null,
    dueAt: '2026-11-26T07:00:00Z',
  })
})
