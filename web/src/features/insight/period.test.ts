import { expect, test } from 'vitest'
import { commonDay, daysBetween, filterBehind, filterOf, latestDay } from './period.ts'

test('a month is thirty whole days that end today', () => {
  const { from, to } = filterOf({}, '2026-11-22')
  expect([from, to, daysBetween(from, to)]).toEqual(['2026-10-24', '2026-11-22', 30])
})

test('own dates count only when both are there', () => {
  expect(filterOf({ period: 'own', from: '2026-01-01', to: '2026-01-31' }, '2026-11-22').to).toBe('2026-01-31')
  expect(filterOf({ period: 'own', from: '2026-01-01' }, '2026-11-22').from).toBe('2026-10-24')
})

test('own dates the wrong way round are turned', () => {
  const turned = filterOf({ period: 'own', from: '2026-02-01', to: '2026-01-01' }, '2026-11-22')
  expect([turned.from, turned.to]).toEqual(['2026-01-01', '2026-02-01'])
})

test('a week behind a figure is cut to the period', () => {
  const filter = filterOf({}, '2026-11-22')
  expect(filterBehind(filter, { figure: 'csat', week: '2026-10-19' })).toMatchObject({
    from: '2026-10-24',
    to: '2026-10-25',
  })
})

test('the day that has begun furthest east counts as today', () => {
  expect(latestDay(['Europe/Istanbul', 'Asia/Jakarta'], new Date('2026-11-22T18:00:00Z'))).toBe('2026-11-23')
})

test('figures end with the day that most branches have; the reader decides a tie', () => {
  const evening = new Date('2026-11-22T18:00:00Z')
  const [istanbul, jakarta] = ['Europe/Istanbul', 'Asia/Jakarta']
  expect(commonDay([istanbul, 'Asia/Baku', jakarta], evening)).toBe('2026-11-22')
  expect(commonDay([jakarta], evening, istanbul)).toBe('2026-11-23')
  expect(commonDay([istanbul, jakarta], evening, istanbul)).toBe('2026-11-22')
  expect(commonDay([istanbul, jakarta], evening, jakarta)).toBe('2026-11-23')
})
