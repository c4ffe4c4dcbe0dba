import type { Channel } from '@heed/contract/channels.ts'
import { expect, test } from 'vitest'
import { asNewCase, type ContactDraft, describe } from './contact-draft.ts'

const draft: ContactDraft = {
  channelId: 'c',
  kind: 'enquiry',
  known: null,
  isNew: true,
  name: ' Ayşe ',
  email: '',
  phone: '0532 111 22 33',
  language: 'tr',
  subject: 'Perde',
  text: 'Nerede?',
  isAnswered: true,
  told: 'Yarın.',
  isSolved: false,
  acknowledge: true,
}
const channel = (kind: Channel['kind']) => ({ kind }) as Channel

test('what was typed to find somebody is kept as what it is', () => {
  expect(describe('0532 111')).toEqual({ name: '', email: '', phone: '0532 111' })
  expect(describe('a@b.test')).toEqual({ name: '', email: 'a@b.test', phone: '' })
  expect(describe('Ayşe 2')).toEqual({ name: 'Ayşe 2', email: '', phone: '' })
})

test('a receipt goes only to an address and only when nobody answered at once', () => {
  expect(asNewCase(draft, channel('phone'))).toMatchObject({
    acknowledge: false,
    answeredOnTheSpot: { text: 'Yarın.', solved: false },
    customer: { name: 'Ayşe', phone: '0532 111 22 33' },
  })
  expect(asNewCase({ ...draft, isAnswered: false }, channel('phone')).acknowledge).toBe(false)
  expect(asNewCase({ ...draft, isAnswered: false, email: 'a@b.test' }, channel('phone')).acknowledge).toBe(true)
  expect(asNewCase(draft, channel('api')).answeredOnTheSpot).toBeUndefined()
})
