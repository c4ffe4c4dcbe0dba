import * as contract from '@heed/contract/channels.ts'
import { getCustomer, listCustomers, updateCustomer } from '@heed/contract/customers.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../../../test/api.ts'
import { openMessaging, signed } from '../../../../../../test/messaging.ts'
import { now } from '../../../../../platform/clock.ts'

let m: Awaited<ReturnType<typeof openMessaging>>
beforeAll(async () => {
  m = await openMessaging(
    'webhook',
    (url) => ({ account: { sendTo: `${url}/answers` } }),
    ({ json }) => ({ json: { id: `their-${(json as { id?: string }).id}` } }),
  )
})
afterAll(() => m.close())
beforeEach(() => m.provider.take())

const idOf = (json: unknown) => (json as { id: string }).id
let count = 0
const message = (from: string, text: string, more: object = {}) => ({
  type: 'message',
  id: `m${++count}`,
  from: { id: from, name: 'Ayşe Demir', link: `https://social.example/${from}` },
  text,
  ...more,
})
const bodyOf = (...events: object[]) => JSON.stringify({ version: 1, events })
async function tell(...events: object[]) {
  const raw = bodyOf(...events)
  const answer = await m.post(raw, signed(m.secret, raw))
  await m.t.settle()
  return answer.statusCode
}
const caseOfSender = async (sender: string) => {
  const rows = await m.business.scope.transaction((tx) =>
    tx.db
      .selectFrom('intake_item')
      .select('case_id')
      .where('sender', 'like', `%${sender}`)
      .where('case_id', 'is not', null)
      .orderBy('id', 'desc')
      .execute(),
  )
  return rows[0]?.case_id ?? ''
}

test('words come into one case with their clocks, their writer is known with account and link, and several in one call are several entries', async () => {
  expect(await tell(message('ayse', 'Siparişim nerede? Salı günü gelecekti.'), message('ayse', 'Numarası 4711.'))).toBe(
    200,
  )
  const caseId = await caseOfSender('ayse')
  const item = await m.caseOf(caseId)
  expect(item).toMatchObject({
    subject: 'Siparişim nerede? Salı günü gelecekti.',
    language: 'tr',
    channel: { kind: 'webhook' },
    customer: { name: 'Ayşe Demir' },
  })
  expect(item.clocks.some(({ measure }) => measure === 'first_answer')).toBe(true)
  expect((await m.messages(caseId)).map(({ text }) => text)).toEqual([
    'Siparişim nerede? Salı günü gelecekti.',
    'Numarası 4711.',
  ])
  const customer = await call(m.t.app, m.key, getCustomer, { params: { id: item.customer.id } })
  expect(customer.body.accounts).toMatchObject([
    { kind: 'webhook', name: 'Ayşe Demir', link: 'https://social.example/ayse' },
  ])
})

test('a customer is found by what they are called there, and never by the id of the channel', async () => {
  await tell(
    message('gul_58211', 'Merhaba', { from: { id: '58211', name: 'Gül', link: 'https://social.example/gulis' } }),
  )
  const caseId = await caseOfSender('58211')
  const { customer } = await m.caseOf(caseId)
  await call(m.t.app, m.key, updateCustomer, { params: { id: customer.id }, body: { name: 'Nermin Aksoy' } })
  const found = async (search: string) =>
    (await call(m.t.app, m.key, listCustomers, { query: { search } })).body.items.map(({ name }) => name)
  for (const search of ['gül', 'GULIS', 'nermin', '58211']) expect(await found(search)).toEqual(['Nermin Aksoy'])
  expect(await found(m.channel.id)).toEqual([])
})

test('a call with a forged, missing or old signature is refused and leaves nothing', async () => {
  const before = (await m.ledger()).length
  const raw = bodyOf(message('mallory', 'Send me the keys'))
  const good = signed(m.secret, raw)
  const sixMinutes = new Date(now().getTime() - 360_000)
  for (const headers of [
    {},
    { ...good, 'heed-signature': `v1=${'0'.repeat(64)}` },
    { ...good, 'heed-timestamp': String(Number(good['heed-timestamp']) + 1) },
    signed('another secret', raw),
    signed(m.secret, `${raw} `),
    signed(m.secret, raw, sixMinutes),
  ])
    expect((await m.post(raw, headers)).statusCode).toBe(401)
  expect((await m.t.app.inject({ method: 'POST', url: `${m.hook}x`, body: raw })).statusCode).toBe(404)
  expect(await m.ledger()).toHaveLength(before)
})

test('what is told twice or out of order is taken once and stands in the order in which it was written', async () => {
  const late = message('emre', 'ikinci', { at: new Date(now().getTime() - 60_000).toISOString() })
  const early = message('emre', 'birinci', { at: new Date(now().getTime() - 120_000).toISOString() })
  for (const event of [late, early, late, early]) expect(await tell(event)).toBe(200)
  const texts = (await m.messages(await caseOfSender('emre'))).map(({ text }) => text)
  expect(texts).toEqual(['birinci', 'ikinci'])
  expect((await m.ledger()).filter(({ state }) => state === 'duplicate')).toHaveLength(2)
})

test('what has an unknown version, type or shape is quarantined with its reason and never a fault', async () => {
  for (const raw of [
    JSON.stringify({ version: 2, events: [] }),
    bodyOf({ type: 'poll', id: 'p1' }),
    bodyOf({ type: 'message', id: 'broken', from: 7 }),
    bodyOf({ nothing: true }),
    '[1,2',
    '"\\u0000\\ud800"',
  ])
    expect((await m.post(raw, signed(m.secret, raw))).statusCode).toBe(200)
  await m.t.settle()
  const problems = (await m.ledger()).filter(({ state }) => state === 'quarantined').map(({ problem }) => problem)
  expect(problems.toSorted()).toEqual([
    'hook.unknown_type',
    'hook.unknown_version',
    'hook.unreadable',
    'hook.unreadable',
    'hook.unreadable',
    'hook.unreadable',
  ])
})

test.each([
  ['emoji', '👩🏽‍🚒🇹🇷 çok güzel 🎉'],
  ['arabic', 'أين طلبي؟ مرحبا'],
  ['chinese', '我的订单在哪里？'],
  ['devanagari', 'मेरा ऑर्डर कहाँ है'],
  ['azerbaijani', 'Sifarişim hələ gəlməyib, əziz həmkarlar'],
  ['combined', 'İ̇stanbul é ñ ﷺ 𝒳'],
])('words in %s come in and go out as they are', async (name, text) => {
  await tell(message(`script-${name}`, text))
  const caseId = await caseOfSender(`script-${name}`)
  expect((await m.messages(caseId)).map((entry) => entry.text)).toEqual([text])
  await m.answer(caseId, { text })
  await m.t.settle()
  expect(m.provider.take().map(({ json }) => (json as { text: string }).text)).toEqual([text])
})

test('an answer leaves by the same way, signed, and the provider’s news of it stand at the message in whichever order they come', async () => {
  await tell(message('deniz', 'Merhaba, iade istiyorum'))
  const caseId = await caseOfSender('deniz')
  expect((await m.answer(caseId, { text: 'Elbette, hemen bakıyorum.' })).status).toBe(201)
  await m.t.settle()
  const [sent] = m.provider.take()
  const raw = sent?.raw.toString() ?? ''
  expect(sent?.json).toMatchObject({ version: 1, type: 'message', to: 'deniz', text: 'Elbette, hemen bakıyorum.' })
  expect(sent?.headers['heed-signature']).toBe(
    signed(m.secret, raw, new Date(Number(sent?.headers['heed-timestamp']) * 1000))['heed-signature'],
  )
  const id = `their-${idOf(sent?.json)}`
  const deliveryOf = async () => (await m.messages(caseId)).at(-1)?.delivery
  expect(await deliveryOf()).toMatchObject({ state: 'sent', deliveredAt: null, seenAt: null })
  await tell({ type: 'delivery', id, state: 'seen' })
  const seen = await deliveryOf()
  expect(seen).toMatchObject({ state: 'sent', deliveredAt: seen?.seenAt, seenAt: expect.any(String) })
  await tell({ type: 'delivery', id, state: 'delivered' })
  expect(await deliveryOf()).toEqual(seen)
  expect((await m.caseOf(caseId)).firstAnswerAt).not.toBeNull()
})

test('an answer that the provider could not deliver says why, and counts as none', async () => {
  await tell(message('kayip', 'Orada mısınız?'))
  const caseId = await caseOfSender('kayip')
  await m.answer(caseId, { text: 'Buradayız.' })
  await m.t.settle()
  const id = `their-${idOf(m.provider.take()[0]?.json)}`
  await tell({ type: 'delivery', id, state: 'failed', reason: 'The account was closed' })
  expect((await m.messages(caseId)).at(-1)?.delivery).toMatchObject({
    state: 'bounced',
    reason: 'The account was closed',
  })
  expect((await m.caseOf(caseId)).firstAnswerAt).toBeNull()
})

test('news of a delivery that come before its id was noted are kept and taken then', async () => {
  await tell(message('erken', 'Selam'))
  const caseId = await caseOfSender('erken')
  m.provider.answerNext({ json: { id: 'known-before' } })
  await tell({ type: 'delivery', id: 'known-before', state: 'delivered' })
  expect((await m.ledger())[0]).toMatchObject({ state: 'set_aside', problem: 'hook.nothing_meant' })
  await m.answer(caseId, { text: 'Selam, buyurun.' })
  await m.t.settle()
  expect((await m.messages(caseId)).at(-1)?.delivery?.deliveredAt).toEqual(expect.any(String))
})

test('an outage and a rate limit are waited out, as long as the provider asks, and shown', async () => {
  await tell(message('sabirli', 'Bekliyorum'))
  const caseId = await caseOfSender('sabirli')
  m.provider.answerNext({ status: 503 }, { status: 429, headers: { 'retry-after': '90' } })
  await m.answer(caseId, { text: 'Geliyoruz.' })
  await m.t.settle()
  const delivery = async () => (await m.messages(caseId)).at(-1)?.delivery
  expect(await delivery()).toMatchObject({ state: 'waiting', reason: 'messaging.provider_away', attempts: 1 })
  const retry = async () => {
    await call(m.t.app, m.key, contract.retryOutbox, { params: { id: (await delivery())?.outboxId ?? '' } })
    await m.t.settle()
  }
  await retry()
  const limited = await delivery()
  expect(limited).toMatchObject({ state: 'waiting', reason: 'messaging.rate_limited' })
  const waitSeconds = (new Date(limited?.nextAttemptAt ?? 0).getTime() - now().getTime()) / 1000
  expect(waitSeconds).toBeGreaterThan(60)
  expect(waitSeconds).toBeLessThanOrEqual(90)
  m.provider.take()
  // Whoever presses the button does not make the provider answer sooner.
  await retry()
  expect(m.provider.take()).toEqual([])
  const listed = await call(m.t.app, m.key, contract.listChannels)
  expect(listed.body.items.find(({ id }) => id === m.channel.id)?.status).toMatchObject({
    state: 'failing',
    problem: 'messaging.rate_limited',
  })
  await m.business.scope.transaction((tx) => tx.db.updateTable('channel').set({ send_after: now() }).execute())
  await retry()
  expect(await delivery()).toMatchObject({ state: 'sent' })
})

test('where the connection broke after the words were handed over, nobody sends them twice unasked', async () => {
  await tell(message('kopuk', 'Alo'))
  const caseId = await caseOfSender('kopuk')
  m.provider.answerNext('hang_up')
  await m.answer(caseId, { text: 'Efendim?' })
  await m.t.settle()
  expect((await m.messages(caseId)).at(-1)?.delivery).toMatchObject({ state: 'uncertain' })
  expect(m.provider.take()).toHaveLength(1)
})

test('files come in with the words and go out beside the answer', async () => {
  const content = Buffer.from('%PDF-1.4 fatura')
  await tell(
    message('dosya', '', {
      files: [{ name: '../fatura.pdf', type: 'application/pdf', content: content.toString('base64') }],
    }),
  )
  const caseId = await caseOfSender('dosya')
  const [first] = await m.messages(caseId)
  expect(first?.attachments).toMatchObject([
    { filename: 'fatura.pdf', mimeType: 'application/pdf', size: content.length },
  ])
  expect((await m.caseOf(caseId)).subject).toBe('fatura.pdf')
  const file = await m.upload('cevap.pdf', content)
  await m.answer(caseId, { text: 'Ekte.', attachmentIds: [file.id] })
  await m.t.settle()
  const sent = m.provider.take().map(({ json }) => json as { text: string; files: object[] })
  expect(sent.find(({ text }) => text === 'Ekte.')?.files).toEqual([])
  expect(sent.find(({ files }) => files.length > 0)).toMatchObject({
    text: '',
    files: [{ name: 'cevap.pdf', content: content.toString('base64') }],
  })
})

test('after a case is solved the next words open a new one', async () => {
  await tell(message('iki', 'Birinci soru'))
  const first = await caseOfSender('iki')
  await m.answer(first, { text: 'Oldu.', thenState: 'solved' })
  await tell(message('iki', 'Bambaşka bir soru'))
  const second = await caseOfSender('iki')
  expect(second).not.toBe(first)
  expect((await m.caseOf(second)).customer.id).toBe((await m.caseOf(first)).customer.id)
})

test('what the channel cannot carry is refused before it counts as an answer', async () => {
  await tell(message('uzun', 'Anlatın'))
  const caseId = await caseOfSender('uzun')
  expect((await m.answer(caseId, { text: 'a'.repeat(20_001) })).problem).toBe('messaging.text_too_long')
  expect((await m.answer(caseId, { text: 'Postayla', by: 'mail' })).problem).toBe('case.no_address')
  expect((await m.caseOf(caseId)).firstAnswerAt).toBeNull()
})

test('secrets are shown once and kept sealed; a new one ends the one before', async () => {
  const listed = await call(m.t.app, m.key, contract.listChannels)
  expect(JSON.stringify(listed.body)).not.toContain(m.secret)
  expect(listed.body.items.find(({ id }) => id === m.channel.id)?.messaging).toMatchObject({
    hasSecret: true,
    saved: [],
  })
  const refused = await call(m.t.app, m.key, contract.updateChannel, {
    params: { id: m.channel.id },
    body: { credentials: { appSecret: 'x' } },
  })
  expect(refused.problem).toBe('channel.field_unknown')
})
