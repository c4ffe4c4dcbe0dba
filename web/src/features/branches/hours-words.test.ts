import { expect, test } from 'vitest'
import { daysToCome, groupDays, spansWords } from './hours-words.ts'

test('neighbouring days with the same hours stand together', () => {
  const shop = [['09:00', '18:00']] as [string, string][]
  const groups = groupDays({ 1: shop, 2: shop, 3: shop, 4: shop, 5: shop, 6: [['10:00', '14:00']] })
  expect(groups.map(({ from, to }) => `${from}-${to}`)).toEqual(['1-5', '6-6', '7-7'])
})

test('an end on the next day is shown as the wall clock shows it', () => {
  const say = ((key: string) => key) as Parameters<typeof spansWords>[1]
  expect(spansWords([['22:00', '30:00']], say)).toBe('22:00–06:00 (hours.nextDay)')
  expect(spansWords([['18:00', '24:00']], say)).toBe('18:00–24:00')
  expect(spansWords([['00:00', '24:00']], say)).toBe('hours.allDay')
})

test('days that have passed are not told', () => {
  const days = [
    { date: '2026-12-31', spans: [] },
    { date: '2026-01-01', spans: [] },
    { date: '2026-11-22', spans: [] },
  ]
  expect(daysToCome(days, '2026-11-22').map((day) => day.date)).toEqual(['2026-11-22', '2026-12-31'])
})
