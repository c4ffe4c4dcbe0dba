import { expect, test } from 'vitest'
import { makeMessageId, makeReplyAddress, readReference } from './reference.ts'

const secret = 'a secret of this installation'
const id = '019a0c2e-7b1f-7c3d-8e4f-0123456789ab'

test('a message id and a reply address are read back, whatever was done to their case', () => {
  for (const kind of ['case', 'message'] as const) {
    const messageId = makeMessageId(secret, kind, id, 'shop.example')
    const address = makeReplyAddress(secret, kind, id, 'support@shop.example')
    expect(messageId).toMatch(/^<heed\.[cm]\.[0-9a-v]{26}\.[0-9a-v]{16}@shop\.example>$/)
    for (const value of [messageId, messageId.toUpperCase(), messageId.slice(1, -1), address, address.toUpperCase()]) {
      expect(readReference(secret, value)).toEqual({ kind, id })
    }
  }
})

test('small and large ids survive', () => {
  for (const edge of ['00000000-0000-0000-0000-000000000001', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) {
    expect(readReference(secret, makeMessageId(secret, 'case', edge, 'x.example'))?.id).toBe(edge)
  }
})

test('a reply address that mail servers would refuse is not made', () => {
  expect(makeReplyAddress(secret, 'case', id, 'support@shop.example').indexOf('@')).toBeLessThanOrEqual(64)
  const long = 'our-large-service-department@shop.example'
  expect(makeReplyAddress(secret, 'case', id, long)).toBe(long)
})

test('nothing is read from what is not ours, changed or signed with another secret', () => {
  const messageId = makeMessageId(secret, 'case', id, 'shop.example')
  const changed = [...messageId].map((character, index) => {
    const other = character === '0' ? '1' : '0'
    return messageId.slice(0, index) + other + messageId.slice(index + 1)
  })
  const wrong = changed.slice(0, messageId.indexOf('@') + 1)
  for (const value of [
    '',
    '<>',
    '<abc@shop.example>',
    'support@shop.example',
    'support+c.short.sig@shop.example',
    messageId.replace('.c.', '.m.'),
    `<heed.c.${'v'.repeat(26)}.${'v'.repeat(16)}@shop.example>`,
    `x${messageId}`,
    'a'.repeat(100_000),
    ...wrong,
  ]) {
    expect(readReference(secret, value), value.slice(0, 80)).toBeUndefined()
  }
  expect(readReference('another secret', messageId)).toBeUndefined()
})
