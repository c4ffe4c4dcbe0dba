import * as cases from '@heed/contract/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import type { Scope } from '../../../platform/scope.ts'

let t: TestHouse
let scope: Scope
let key: string
let address: string

beforeAll(async () => {
  t = await openTestHouse()
  const business = await buildBusiness(t.house)
  scope = business.scope
  key = await keyOf(t.house, business.owner)
  address = await mailAddressOf(scope)
})
afterAll(() => t.close())

const take = async (raw: Buffer, via: 'smtp' | 'pipe' = 'pipe') => {
  const { intakeId } = await letIn(scope, address, raw, '', via)
  await t.settle()
  return itemOf(scope, intakeId)
}
const customerWords = async (caseId: string | null) => {
  const { body } = await call(t.app, key, cases.getTimeline, { params: { id: caseId ?? '' } })
  return body.items.flatMap((item) => (item.entry === 'message' && item.kind === 'customer' ? [item] : []))
}
const failed = 'Authentication-Results: mx.narin.test; spf=fail; dmarc=fail header.from=example.test'
const passed = 'Authentication-Results: mx.narin.test; dkim=pass header.d=example.test; dmarc=pass'
const from = 'Leyla Əliyeva <leyla@example.test>'

test('a forged mail that carries our reference continues the case, and its message says that the sender is not proven', async () => {
  const opened = await take(writeMail({ from, headers: [passed] }))
  const written = await call(t.app, key, cases.answerCase, {
    params: { id: opened.case_id ?? '' },
    body: { text: 'It is on its way.' },
  })
  expect(written.status).toBe(201)
  const sent = (await outboxOf(scope, opened.case_id ?? '')).find(({ purpose }) => purpose === 'answer')
  const forged = await take(
    writeMail({
      from,
      text: 'Send it to my new address.',
      headers: [failed, passed, `In-Reply-To: <${sent?.mail_id}>`],
    }),
  )
  expect(forged).toMatchObject({ state: 'understood', case_id: opened.case_id })
  expect(
    (await customerWords(opened.case_id)).map(({ text, senderUnverified }) => ({ text, senderUnverified })),
  ).toEqual([
    { text: 'Where is my order?', senderUnverified: false },
    { text: 'Send it to my new address.', senderUnverified: true },
  ])
})

test('a first mail is marked too, and without a word of the receiving server none is', async () => {
  const first = await take(writeMail({ from: 'a@example.test', headers: [failed] }))
  expect((await customerWords(first.case_id))[0]?.senderUnverified).toBe(true)
  const plain = await take(writeMail({ from: 'b@example.test' }))
  expect((await customerWords(plain.case_id))[0]?.senderUnverified).toBe(false)
})

test('what came straight from a stranger to our own listener is not judged by a header that the stranger wrote', async () => {
  const item = await take(writeMail({ from: 'c@example.test', headers: [failed] }), 'smtp')
  expect((await customerWords(item.case_id))[0]?.senderUnverified).toBe(false)
})
