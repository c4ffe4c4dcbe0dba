import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCase } from '@heed/contract/cases.ts'
import { getCustomer, listCustomers } from '@heed/contract/customers.ts'
import { getAnswerWay } from '@heed/contract/messaging.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../../../test/api.ts'
import { openMessaging } from '../../../../../../test/messaging.ts'
import { now } from '../../../../../platform/clock.ts'

const fixture = readFileSync(join(import.meta.dirname, 'fixtures/text.json'), 'utf8')
const picture = Buffer.from('a photo of half a duvet cover')
let m: Awaited<ReturnType<typeof openMessaging>>
let sentCount = 0
beforeAll(async () => {
  m = await openMessaging(
    'whatsapp',
    () => ({
      account: { phoneNumberId: '106540352242922' },
      credentials: { accessToken: 'EAAJB-token', appSecret: 'a-secret-of-the-app' },
    }),
    ({ path, headers }) =>
      path.startsWith('/v23.0/1003383421387256')
        ? { json: { url: `http://${headers.host}/lookaside/1003383421387256`, mime_type: 'image/jpeg' } }
        : path.startsWith('/lookaside/')
          ? { content: picture }
          : path.endsWith('/media')
            ? { json: { id: '4490709327384033' } }
            : {
                json: {
                  messaging_product: 'whatsapp',
                  contacts: [{ input: '905321112233', wa_id: '905321112233' }],
                  messages: [{ id: `wamid.sent-${++sentCount}` }],
                },
              },
  )
})
afterAll(() => m.close())
beforeEach(() => m.provider.take())

async function tellRaw(raw: string, appSecret = 'a-secret-of-the-app') {
  const signature = createHmac('sha256', appSecret).update(raw).digest('hex')
  const answer = await m.post(raw, { 'x-hub-signature-256': `sha256=${signature}` })
  await m.t.settle()
  return answer.statusCode
}
const envelope = (value: object, field = 'messages') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '215589313241560883',
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '902165550101', phone_number_id: '106540352242922' },
              ...value,
            },
            field,
          },
        ],
      },
    ],
  })
let ids = 0
const text = (from: string, body: string, at = now()) =>
  envelope({
    contacts: [{ profile: { name: `Customer ${from}` }, wa_id: from }],
    messages: [
      { from, id: `wamid.${++ids}`, timestamp: String(Math.floor(at.getTime() / 1000)), type: 'text', text: { body } },
    ],
  })
const status = (id: string, state: string, more: object = {}) =>
  envelope({
    statuses: [
      {
        id,
        status: state,
        timestamp: String(Math.floor(now().getTime() / 1000)),
        recipient_id: '905321112233',
        ...more,
      },
    ],
  })
const caseWith = async (subject: string) => (await m.cases()).find((item) => item.subject === subject)?.id ?? ''

test('Meta’s question is answered only where it knows the secret', async () => {
  const ask = (token: string) =>
    m.t.app.inject({
      url: `${m.hook}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
    })
  const answer = await ask(m.secret)
  expect([answer.statusCode, answer.body]).toEqual([200, '1158201444'])
  expect((await ask('guess')).statusCode).toBe(403)
})

test('a forged signature is refused and leaves nothing', async () => {
  expect(await tellRaw(fixture, 'another secret')).toBe(401)
  expect((await m.post(fixture, {})).statusCode).toBe(401)
  expect(await m.ledger()).toEqual([])
})

test('messages as documented come in with picture and name, and find the customer of that number', async () => {
  // Known from a call, with the number as people write it.
  const called = await call(m.t.app, m.key, createCase, {
    body: { customer: { name: 'Murat Y.', phone: '0532 111 22 33' }, subject: 'Aradı', text: 'Sordu' },
  })
  expect(await tellRaw(fixture)).toBe(200)
  const caseId = await caseWith('Nevresim takımı eksik geldi')
  const item = await m.caseOf(caseId)
  expect(item).toMatchObject({ channel: { kind: 'whatsapp' }, language: 'tr', customer: called.body.customer })
  expect(await m.messages(caseId)).toMatchObject([
    { text: 'Nevresim takımı eksik geldi', at: '2025-06-08T20:59:43.000Z' },
    { text: 'Kutudan çıkan bu', attachments: [{ mimeType: 'image/jpeg', size: picture.length }] },
  ])
  const customer = await call(m.t.app, m.key, getCustomer, { params: { id: item.customer.id } })
  expect(customer.body.accounts).toMatchObject([
    { kind: 'whatsapp', name: 'Murat Yılmaz', link: 'https://wa.me/905321112233' },
  ])
  expect(await tellRaw(fixture)).toBe(200)
  expect(await m.messages(caseId)).toHaveLength(2)
})

test('a number that nobody had becomes a customer who is found by phone from then on', async () => {
  await tellRaw(text('994501234567', 'Salam, mağaza açıqdır?'))
  const found = await call(m.t.app, m.key, listCustomers, { query: { search: '+994 50 123 45 67' } })
  expect(found.body.items).toMatchObject([{ name: 'Customer 994501234567', phones: ['+994501234567'] }])
})

test('an answer goes out to the number, and sent, delivered and read stand at it', async () => {
  await tellRaw(text('905001112233', 'Kargom nerede?'))
  const caseId = await caseWith('Kargom nerede?')
  const file = await m.upload('kargo.pdf', Buffer.from('%PDF-1.4'))
  await m.answer(caseId, { text: 'Yarın sizde 🎁', attachmentIds: [file.id] })
  await m.t.settle()
  const calls = m.provider.take()
  expect(calls.every(({ headers }) => headers.authorization === 'Bearer EAAJB-token')).toBe(true)
  const sent = calls.filter(({ path }) => path.endsWith('/106540352242922/messages')).map(({ json }) => json)
  expect(sent).toContainEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '905001112233',
    type: 'text',
    text: { preview_url: false, body: 'Yarın sizde 🎁' },
  })
  expect(sent).toContainEqual(
    expect.objectContaining({ type: 'document', document: { id: '4490709327384033', filename: 'kargo.pdf' } }),
  )
  const ofText = await m.business.scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select('provider_id')
      .where('case_id', '=', caseId)
      .where('attachment_id', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  for (const state of ['read', 'sent', 'delivered']) await tellRaw(status(ofText.provider_id ?? '', state))
  expect((await m.messages(caseId)).at(-1)?.delivery).toMatchObject({
    state: 'sent',
    deliveredAt: expect.any(String),
    seenAt: expect.any(String),
  })
  await tellRaw(
    status(ofText.provider_id ?? '', 'failed', {
      errors: [{ code: 131026, title: 'Message undeliverable', error_data: { details: 'Unable to deliver message' } }],
    }),
  )
  expect((await m.messages(caseId)).at(-1)?.delivery).toMatchObject({
    state: 'bounced',
    reason: 'Unable to deliver message',
  })
})

test('a day after the last words a free answer is refused before it counts; said, or mailed where there is an address, it goes', async () => {
  const from = '905009998877'
  await tellRaw(text(from, 'Dünden beri bekliyorum', new Date(now().getTime() - 25 * 3_600_000)))
  const caseId = await caseWith('Dünden beri bekliyorum')
  const way = async () => (await call(m.t.app, m.key, getAnswerWay, { params: { id: caseId } })).body.way
  expect(await way()).toMatchObject({ kind: 'whatsapp', isOpen: false, canMail: false, longestText: 4096 })
  expect(await m.answer(caseId, { text: 'Özür dileriz' })).toMatchObject({
    status: 409,
    problem: 'messaging.window_closed',
  })
  expect((await m.caseOf(caseId)).firstAnswerAt).toBeNull()
  expect(m.provider.take()).toEqual([])
  await m.business.scope.transaction(async (tx) => {
    const { customer_id } = await tx.db
      .selectFrom('case')
      .select('customer_id')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    await tx.db.insertInto('customer_address').values({ kind: 'email', value: 'm@x.test', customer_id }).execute()
  })
  expect(await way()).toMatchObject({ canMail: true })
  expect((await m.answer(caseId, { text: 'Özür dileriz', by: 'mail' })).status).toBe(201)
  expect((await m.answer(caseId, { text: 'Özür dileriz', spoken: 'phone' })).status).toBe(201)
  // They write again, and the hours begin anew.
  await tellRaw(text(from, 'Orada mısınız?'))
  expect(await way()).toMatchObject({ isOpen: true })
  expect((await m.answer(caseId, { text: 'Buradayız' })).status).toBe(201)
  await m.t.settle()
  expect(m.provider.take()).toHaveLength(1)
})

test('what Meta refuses by its own numbers is waited out or said plainly', async () => {
  await tellRaw(text('905007776655', 'Hızlı olun'))
  const caseId = await caseWith('Hızlı olun')
  const refuse = async (code: number) => {
    m.provider.answerNext({ status: 400, json: { error: { message: `(#${code})`, type: 'OAuthException', code } } })
    await m.answer(caseId, { text: `Yanıt ${code}` })
    await m.t.settle()
    await m.business.scope.transaction((tx) => tx.db.updateTable('channel').set({ send_after: null }).execute())
    const delivery = (await m.messages(caseId)).at(-1)?.delivery
    return [delivery?.state, delivery?.reason]
  }
  expect(await refuse(131047)).toEqual(['failed', 'messaging.window_closed'])
  expect(await refuse(190)).toEqual(['failed', 'messaging.token_refused'])
  expect(await refuse(130429)).toEqual(['waiting', 'messaging.rate_limited'])
})

test('what is of another kind is quarantined, a reaction is set aside', async () => {
  await tellRaw(envelope({ event: 'APPROVED' }, 'message_template_status_update'))
  await tellRaw(JSON.stringify({ object: 'page', entry: [] }))
  const one = (type: string) =>
    envelope({ messages: [{ from: '905000000001', id: `wamid.${++ids}`, timestamp: '1749416383', type }] })
  await tellRaw(one('hologram'))
  await tellRaw(one('reaction'))
  expect((await m.ledger()).slice(0, 4)).toMatchObject([
    { state: 'set_aside', problem: 'hook.reaction' },
    { state: 'quarantined', problem: 'hook.unknown_type' },
    { state: 'quarantined', problem: 'hook.unreadable' },
    { state: 'quarantined', problem: 'hook.unknown_type' },
  ])
})
