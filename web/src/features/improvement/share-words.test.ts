import { expect, test } from 'vitest'
import { readShare } from './share-words.ts'

const share = (good: number, n: number, interval: [number, number] | null = [20, 100]) => ({
  good,
  n,
  sharePercent: n === 0 ? null : (100 * good) / n,
  interval: n === 0 ? null : interval,
})

test('one of one is no hundred per cent: a handful is counted and not read as a share', () => {
  expect(readShare(share(1, 1))).toEqual({ kind: 'few', good: 1, n: 1 })
  expect(readShare(share(9, 9))).toEqual({ kind: 'few', good: 9, n: 9 })
})

test('from ten on a share stands with its counts and its interval', () => {
  expect(readShare(share(9, 10, [60, 98]))).toEqual({
    kind: 'share',
    good: 9,
    n: 10,
    sharePercent: 90,
    low: 60,
    high: 98,
  })
})

test('where nothing is counted nothing is said', () => {
  expect(readShare(share(0, 0))).toEqual({ kind: 'none' })
})
