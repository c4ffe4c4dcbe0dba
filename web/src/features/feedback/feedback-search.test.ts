import { expect, test } from 'vitest'
import { filterOf, periodOf, readFeedbackSearch } from './feedback-search.ts'

test('an address that was changed by hand gives a filter that the server takes', () => {
  expect(readFeedbackSearch({ state: ['done', 'odd'], branch: "'--", from: '2026-13-01', source: 'paper' })).toEqual({
    state: ['done'],
    source: 'paper',
  })
})

test('ninety days unless something else is chosen, and dates in the order of time', () => {
  expect(periodOf({}, '2026-11-25')).toEqual({ from: '2026-08-28', to: '2026-11-25' })
  expect(periodOf({ period: 'all' }, '2026-11-25')).toEqual({})
  expect(periodOf({ period: 'own', from: '2026-02-01', to: '2026-01-01' }, '2026-11-25')).toEqual({
    from: '2026-01-01',
    to: '2026-02-01',
  })
  expect(filterOf({ state: ['done', 'told'], period: 'all' }, '2026-11-25').state).toEqual(['done', 'told'])
})
