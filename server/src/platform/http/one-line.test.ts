import { saveView } from '@heed/contract/case-views.ts'
import { createCase, updateCase } from '@heed/contract/cases.ts'
import { createChannel, listChannels, updateChannel } from '@heed/contract/channels.ts'
import { updateCustomer } from '@heed/contract/customers.ts'
import type { Endpoint } from '@heed/contract/endpoint.ts'
import { recordFeedback } from '@heed/contract/feedback.ts'
import { createApiKey, updateBranch, updateMe, updateWorkspace } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildChannel } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
let key: string
let branchId: string
let opened: Record<string, string>

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  const business = await buildBusiness(t.house)
  branchId = business.branchId
  await buildChannel(business.scope, branchId)
  key = await keyOf(t.house, business.owner)
  const channels = await call(t.app, key, listChannels)
  const { body } = await call(t.app, key, createCase, { body: caseOf({}) })
  opened = { case: body.id, customer: body.customer.id, branch: branchId, channel: channels.body.items[0]?.id ?? '' }
})
afterAll(() => t.close())

const hostile = 'Narin\r\nBcc: everybody@evil.example'
const caseOf = (more: object) => ({ customer: { email: 'ayse@example.test' }, subject: 'Lamp', text: 'a\nb', ...more })
const phone = () => ({ branchId, language: 'en', kind: 'phone', name: 'Desk' })
const attempts: [string, Endpoint, string | undefined, () => object][] = [
  ['channel', createChannel, undefined, () => ({ ...phone(), name: hostile })],
  ['channel, changed', updateChannel, 'channel', () => ({ name: hostile })],
  ['mail server', updateChannel, 'channel', () => ({ smtp: { host: hostile, port: 25, secure: false } })],
  ['number', createChannel, undefined, () => ({ ...phone(), address: '0216\r\n345 67 89' })],
  ['business', updateWorkspace, undefined, () => ({ name: hostile })],
  ['branch', updateBranch, 'branch', () => ({ name: hostile })],
  ['member', updateMe, undefined, () => ({ name: hostile })],
  ['key', createApiKey, undefined, () => ({ name: hostile, permissions: ['case:read'] })],
  ['subject', createCase, undefined, () => caseOf({ subject: hostile })],
  ['subject, changed', updateCase, 'case', () => ({ subject: hostile })],
  ['tag', updateCase, 'case', () => ({ tags: [hostile] })],
  ['customer', createCase, undefined, () => caseOf({ customer: { name: hostile } })],
  ['customer, changed', updateCustomer, 'customer', () => ({ name: hostile })],
  ['customer of a remark', recordFeedback, undefined, () => ({ text: 'a', customer: { name: hostile } })],
  ['view', saveView, undefined, () => ({ name: hostile, filter: {} })],
]

test.each(attempts)('a line end in the name of a %s is refused', async (_what, endpoint, of, body) => {
  const answer = await call(t.app, key, endpoint, { ...(of ? { params: { id: opened[of] ?? '' } } : {}), body: body() })
  expect(answer).toMatchObject({ status: 422, problem: 'text.not_one_line' })
  expect((answer.body as { fields: unknown }).fields).toEqual([{ path: expect.any(String), rule: 'text.not_one_line' }])
})

test('what breaks other rules too does not fit the contract, and each field says which it breaks', async () => {
  const answer = await call(t.app, key, createCase, { body: { ...caseOf({ subject: hostile }), priority: 'odd' } })
  expect(answer).toMatchObject({ status: 400, problem: 'request.invalid' })
  expect((answer.body as unknown as { fields: unknown }).fields).toEqual(
    expect.arrayContaining([
      { path: 'subject', rule: 'text.not_one_line' },
      { path: 'priority', rule: 'invalid_value' },
    ]),
  )
})

test('words of several lines stay as they are', async () => {
  const { status } = await call(t.app, key, createCase, { body: caseOf({ text: 'one\r\n\ttwo' }) })
  expect(status).toBe(201)
})
