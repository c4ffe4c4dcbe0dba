import type { RemedyPolicy } from '@heed/contract/remedies.ts'
import { expect, test } from 'vitest'
import { draftOf, policyOf } from './policy-draft.ts'

const policy: RemedyPolicy = {
  rules: [{ kind: 'coupon', allowed: true, words: { en: 'A code' }, validDays: 180, notYetYours: true }],
  limits: [
    { role: 'employee', currency: 'TRY', kind: null, amount: 500, notYetYours: true },
    { role: 'lead', currency: 'TRY', kind: 'refund', amount: null, notYetYours: true },
    { role: 'employee', currency: 'AZN', kind: null, amount: 0, notYetYours: false },
  ],
  decideMinutes: 15,
}

test('the table says what the policy says, and saving it unchanged keeps every limit', () => {
  const draft = draftOf(policy, ['TRY'])
  expect(draft.rows.map(({ currency, kind }) => [currency, kind])).toEqual([
    ['AZN', null],
    ['TRY', null],
    ['TRY', 'refund'],
  ])
  const saved = policyOf(draft)
  expect(saved.limits).toHaveLength(3)
  expect(saved.limits).toEqual(expect.arrayContaining(policy.limits.map(({ notYetYours: _, ...limit }) => limit)))
  expect(saved.rules).toEqual([{ kind: 'coupon', allowed: true, words: { en: 'A code' }, validDays: 180 }])
})

test('a currency that branches pay in has its row, and an empty cell is no limit of its own', () => {
  const draft = draftOf({ ...policy, limits: [] }, ['IDR'])
  expect(draft.rows).toHaveLength(1)
  const [row] = draft.rows
  if (row) row.cells.lead = { as: 'amount', amount: '' }
  expect(policyOf(draft).limits).toEqual([])
})
