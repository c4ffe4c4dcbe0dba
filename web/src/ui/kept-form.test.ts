import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetForm, isHalfWritten, keepField, readKept } from './kept-form.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('what was written in a form is there again, each field of each case by itself, until it is forgotten', () => {
  expect(isHalfWritten('plan.1')).toBe(false)
  keepField('plan.1', 'problem', 'Yırtılan gömlek')
  keepField('plan.1', 'steps', [{ words: 'Yenisi dikilir' }])
  keepField('plan.2', 'problem', 'Başka')
  expect(readKept('plan.1', 'problem')).toBe('Yırtılan gömlek')
  expect(readKept('plan.1', 'steps')).toEqual([{ words: 'Yenisi dikilir' }])
  expect(isHalfWritten('plan.1')).toBe(true)
  forgetForm('plan.1')
  expect(readKept('plan.1', 'problem')).toBeUndefined()
  expect(isHalfWritten('plan.1')).toBe(false)
  expect(readKept('plan.2', 'problem')).toBe('Başka')
})

test('what is kept and cannot be read counts as nothing, and without storage nothing breaks', () => {
  sessionStorage.setItem('heed.form.plan.1', '{broken')
  expect(isHalfWritten('plan.1')).toBe(false)
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('denied')
    },
    setItem: () => {
      throw new Error('denied')
    },
  })
  keepField('plan.1', 'problem', 'x')
  expect(readKept('plan.1', 'problem')).toBeUndefined()
})
