import { testChannel } from '@heed/contract/channels.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../../../test/api.ts'
import { openMessaging } from '../../../../../../test/messaging.ts'
import { now } from '../../../../../platform/clock.ts'

let m: Awaited<ReturnType<typeof openMessaging>>
const picture = Buffer.from('a picture')
beforeAll(async () => {
  m = await openMessaging(
    'telegram',
    () => ({ credentials: { token: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw' } }),
    ({ path }) =>
      path.includes('/getFile')
        ? { json: { ok: true, result: { file_id: 'AgAD-large', file_path: 'photos/file_7.jpg' } } }
        : path.startsWith('/file/')
          ? { content: picture }
          : { json: { ok: true, result: { message_id: 365 } } },
  )
})
afterAll(() => m.close())
beforeEach(() => m.provider.take())

let updates = 10_000
const update = (from: number, more: object) => ({
  update_id: ++updates,
  message: {
    message_id: updates,
    from: {
      id: from,
      is_bot: false,
      first_name: 'Leyla',
      last_name: 'Əliyeva',
      username: 'leyla_e',
      language_code: 'az',
    },
    chat: { id: from, first_name: 'Leyla', last_name: 'Əliyeva', username: 'leyla_e', type: 'private' },
    date: Math.floor(now().getTime() / 1000),
    ...more,
  },
})
async function tell(body: object, secret = m.secret) {
  const answer = await m.post(JSON.stringify(body), { 'x-telegram-bot-api-secret-token': secret })
  await m.t.settle()
  return answer.statusCode
}

test('a message opens a case of its writer, and the answer goes to the chat it came from', async () => {
  expect(await tell(update(8_123_456_789, { text: 'Salam, sifarişim haradadır?' }))).toBe(200)
  const [item] = await m.cases()
  expect(item).toMatchObject({
    subject: 'Salam, sifarişim haradadır?',
    customer: { name: 'Leyla Əliyeva' },
    channel: { kind: 'telegram' },
  })
  await m.answer(item?.id ?? '', { html: '<p>Sabah <b>çatdırılır</b>.</p>' })
  await m.t.settle()
  const [sent] = m.provider.take()
  expect(sent).toMatchObject({
    path: '/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage',
    json: { chat_id: '8123456789', text: 'Sabah çatdırılır.' },
  })
  expect((await m.messages(item?.id ?? '')).at(-1)?.delivery).toMatchObject({ state: 'sent' })
})

test('a call without the secret or with another is refused and leaves nothing', async () => {
  const before = (await m.ledger()).length
  expect(await tell(update(1, { text: 'x' }), 'another')).toBe(401)
  expect((await m.post(JSON.stringify(update(1, { text: 'x' })), {})).statusCode).toBe(401)
  expect(await m.ledger()).toHaveLength(before)
})

test('the same update twice is taken once, and a kind that is not known is quarantined', async () => {
  const once = update(77, { text: 'Bir dəfə' })
  await tell(once)
  await tell(once)
  await tell({ update_id: ++updates, poll_answer: { poll_id: '1' } })
  await tell({ hello: 'world' })
  expect((await m.ledger()).slice(0, 4)).toMatchObject([
    { state: 'quarantined', problem: 'hook.unreadable' },
    { state: 'quarantined', problem: 'hook.unknown_type' },
    { state: 'duplicate' },
    { state: 'understood' },
  ])
})

test('a picture is fetched in its largest size, and a file goes out as a document', async () => {
  await tell(
    update(55, {
      caption: 'Belə gəldi',
      photo: [
        { file_id: 'AgAD-small', file_unique_id: 's', width: 90, height: 90 },
        { file_id: 'AgAD-large', file_unique_id: 'l', width: 1280, height: 1280 },
      ],
    }),
  )
  expect(m.provider.take().map(({ path }) => path)).toEqual([
    '/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getFile?file_id=AgAD-large',
    '/file/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/photos/file_7.jpg',
  ])
  const [item] = (await m.cases()).filter(({ subject }) => subject === 'Belə gəldi')
  const [message] = await m.messages(item?.id ?? '')
  expect(message?.attachments).toMatchObject([{ filename: 'file_7.jpg', mimeType: 'image/jpeg', size: picture.length }])
  const file = await m.upload('təlimat.pdf', Buffer.from('%PDF-1.4'))
  await m.answer(item?.id ?? '', { text: 'Təlimat əlavədədir.', attachmentIds: [file.id] })
  await m.t.settle()
  const sent = m.provider.take().find(({ path }) => path.endsWith('/sendDocument'))
  expect(sent?.raw.toString()).toContain('%PDF-1.4')
})

test('when its file server is away, the words wait in the ledger and come in later', async () => {
  m.provider.answerNext('hang_up')
  await m.post(JSON.stringify(update(56, { caption: 'Sonra gəlir', photo: [{ file_id: 'AgAD-large' }] })), {
    'x-telegram-bot-api-secret-token': m.secret,
  })
  await m.t.settle()
  expect((await m.ledger())[0]).toMatchObject({ state: 'received' })
  await m.t.house.pool.query('update graphile_worker._private_jobs set run_at = now(), attempts = 0')
  await m.t.settle()
  expect((await m.ledger())[0]).toMatchObject({ state: 'understood' })
})

test('too many at once waits as long as Telegram says; a bot that was blocked says so', async () => {
  await tell(update(91, { text: 'Tez olun' }))
  const [item] = (await m.cases()).filter(({ subject }) => subject === 'Tez olun')
  m.provider.answerNext({
    status: 429,
    json: {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 35',
      parameters: { retry_after: 35 },
    },
  })
  await m.answer(item?.id ?? '', { text: 'Gəlirik' })
  await m.t.settle()
  const waiting = (await m.messages(item?.id ?? '')).at(-1)?.delivery
  expect(waiting).toMatchObject({ state: 'waiting', reason: 'messaging.rate_limited' })
  const seconds = (new Date(waiting?.nextAttemptAt ?? 0).getTime() - now().getTime()) / 1000
  expect(seconds).toBeGreaterThan(20)
  expect(seconds).toBeLessThanOrEqual(35)
  await m.business.scope.transaction((tx) => tx.db.updateTable('channel').set({ send_after: null }).execute())
  m.provider.answerNext({
    status: 403,
    json: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' },
  })
  await m.answer(item?.id ?? '', { text: 'Gəldik' })
  await m.t.settle()
  expect((await m.messages(item?.id ?? '')).at(-1)?.delivery).toMatchObject({
    state: 'failed',
    reason: 'messaging.blocked',
  })
})

test('a trial asks who the bot is and tells Telegram our address with the secret', async () => {
  const tried = await call(m.t.app, m.key, testChannel, { params: { id: m.channel.id }, body: {} })
  expect(tried.body.provider).toEqual({ ok: true, problem: null })
  expect(m.provider.take().map(({ path, json }) => [path.split('/').at(-1), json])).toEqual([
    ['getMe', undefined],
    [
      'setWebhook',
      {
        url: m.channel.messaging?.hookUrl,
        secret_token: m.secret,
        allowed_updates: ['message', 'edited_message'],
      },
    ],
  ])
  m.provider.answerNext({ status: 401, json: { ok: false, error_code: 401, description: 'Unauthorized' } })
  const refused = await call(m.t.app, m.key, testChannel, { params: { id: m.channel.id }, body: {} })
  expect(refused.body.provider).toEqual({ ok: false, problem: 'messaging.token_refused' })
})
