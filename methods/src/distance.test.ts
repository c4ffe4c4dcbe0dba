import { expect, test } from 'vitest'
import { kilometresBetween } from './distance.ts'

const istanbul = { latitude: 41.0082, longitude: 28.9784 }
const ankara = { latitude: 39.9334, longitude: 32.8597 }

test('Istanbul and Ankara are about 350 km apart, both ways', () => {
  expect(kilometresBetween(istanbul, ankara)).toBeGreaterThan(348)
  expect(kilometresBetween(istanbul, ankara)).toBeLessThan(352)
  expect(kilometresBetween(ankara, istanbul)).toBeCloseTo(kilometresBetween(istanbul, ankara))
})

test('a place is nowhere but where it is, and half the earth is the longest way, across the day line, too', () => {
  expect(kilometresBetween(istanbul, istanbul)).toBe(0)
  expect(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20_015.1, 0)
  expect(kilometresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 1)
})
