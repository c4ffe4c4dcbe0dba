import { expect, test } from 'vitest'
import { filterOf, readCaseSearch } from './case-search.ts'

test('an address says which cases are listed', () => {
  const search = readCaseSearch({ view: 'mine', kind: 'complaint,praise', search: 'çarşab', sort: 'due' })
  expect(search).toMatchObject({ view: 'mine', kind: ['complaint', 'praise'], search: 'çarşab', sort: 'due' })
  expect(filterOf(search)).toMatchObject({ view: 'mine', kind: ['complaint', 'praise'], search: 'çarşab' })
})

test('what an address cannot mean is left out', () => {
  expect(readCaseSearch({ view: 'secret', kind: ['enquiry', 'x'], state: 7, sort: 'up' })).toMatchObject({
    view: undefined,
    kind: ['enquiry'],
    state: undefined,
    sort: undefined,
  })
})

test('without a view the open cases are listed, unless states are asked for', () => {
  expect(filterOf(readCaseSearch({})).view).toBe('open')
  expect(filterOf(readCaseSearch({ state: 'solved' })).view).toBeUndefined()
})
