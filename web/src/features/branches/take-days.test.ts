import { expect, test } from 'vitest'
import { comparedWith, takeDays } from './take-days.ts'

test('a day that is taken replaces the one of its date, and all stand in their order', () => {
  const before = [
    { date: '2027-05-01', spans: [], note: 'May' },
    { date: '2027-01-01', spans: [['10:00', '14:00'] as [string, string]] },
  ]
  expect(
    takeDays(before, [
      { date: '2027-03-09', spans: [], note: '' },
      { date: '2027-01-01', spans: [], note: 'Yılbaşı' },
    ]),
  ).toEqual([
    { date: '2027-01-01', spans: [], note: 'Yılbaşı' },
    { date: '2027-03-09', spans: [] },
    { date: '2027-05-01', spans: [], note: 'May' },
  ])
})

test('days are compared with what was taken a moment ago, saved or not', () => {
  const day = {
    date: '2027-01-01',
    spans: [],
    note: 'Yılbaşı',
    kind: 'closed' as const,
    change: 'new' as const,
    before: null,
    checkDate: false,
  }
  const changeOf = (note: string) => comparedWith(takeDays([], [{ ...day, note }]), [day])[0]
  expect(changeOf('Yılbaşı')).toMatchObject({ change: 'same', before: null })
  expect(changeOf('New Year')).toMatchObject({ change: 'replaces', before: { spans: [], note: 'New Year' } })
  expect(comparedWith([], [{ ...day, change: 'same' }])[0]).toMatchObject({ change: 'new' })
})
