import { expect, test } from 'vitest'
import { deviceWords, isHandheld } from './device-words.ts'

test('a browser that also names others is called by its own name', () => {
  expect(
    deviceWords('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0'),
  ).toBe('Edge, Windows')
})

test('a phone is known as one', () => {
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Mobile Safari/604'
  expect(deviceWords(agent)).toBe('Safari, iPhone')
  expect(isHandheld(agent)).toBe(true)
})

test('an unknown device has no words', () => {
  expect(deviceWords('')).toBeUndefined()
})
