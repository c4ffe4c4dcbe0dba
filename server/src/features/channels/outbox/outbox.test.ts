import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/channels.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildChannel, officeHours } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import { holdTime } from '../../../platform/clock.ts'
import { freePort } from '../../../platform/database/embedded.ts'
import { newId } from '../../../platform/ids.ts'
import { parseMail } from '../../../platform/mail/understand/parse-mail.ts'
import { readReference } from '../../../platform/mail/understand/reference.ts'
import { replyAboveLine } from '../../../platform/mail/understand/strip-quotes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { openMailSink, openSilentSink } from '../testing/mail-sink.ts'
import { lookRoundOutbox } from './look-round.ts'
import { writeTime } from './promised-time.ts'

let t: TestHouse
let scope: Scope
let key: string
let address: string
let channelId: string
let sink: Awaited<ReturnType<typeof openMailSink>>
let refusal: { code: number; text: string } | undefined

beforeAll(async () => {
  t = await openTestHouse()
  sink = await openMailSink(() => refusal)
  const business = await buildBusiness(t.house, { hours: officeHours })
  scope = business.scope
  key = await keyOf(t.house, business.owner)
  address = await mailAddressOf(scope)
  const { body } = await call(t.app, key, contract.listChannels)
  channelId = body.items.find(({ kind }) => kind === 'mail')?.id ?? ''
})
afterEach(() => {
  refusal = undefined
  holdTime()
})
afterAll(async () => {
  await t.close()
  await sink.close()
})

let people = 0
const someone = () => `person-${++people}@example.test`
const useServer = (smtp: unknown) =>
  call(t.app, key, contract.updateChannel, { params: { id: channelId }, body: { smtp } })
const local = () => ({ host: '127.0.0.1', port: sink.port, secure: false })
const open = async (mail: Parameters<typeof writeMail>[0]) => {
  const { intakeId } = await letIn(scope, address, writeMail(mail))
  await t.settle()
  return (await itemOf(scope, intakeId)).case_id ?? ''
}
const answer = async (id: string) => {
  await call(t.app, key, cases.answerCase, { params: { id }, body: { html: '<p>It is <b>on its way</b>.</p>' } })
  await t.settle()
  return (await outboxOf(scope, id)).filter(({ purpose }) => purpose === 'answer').at(-1)
}
const stateOf = async (id: string | undefined) =>
  scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .selectAll()
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow(),
  )

test('without a mail server answers are held, and go out once there is one', async () => {
  const from = someone()
  const caseId = await open({ from })
  const held = await answer(caseId)
  expect(held).toMatchObject({ state: 'held', reason: 'outbox.no_server', recipient: from })
  await useServer(local())
  await lookRoundOutbox(scope)
  await t.settle()
  expect(await stateOf(held?.id)).toMatchObject({ state: 'sent', response: expect.stringMatching(/^250/) })
  expect(sink.mails.filter(({ to }) => to === from)).toHaveLength(2) // acknowledgement and answer
})

test('an answer that cannot go says so in the very reply to whoever wrote it', async () => {
  await useServer(null)
  const id = await open({ from: someone() })
  const { body } = await call(t.app, key, cases.answerCase, { params: { id }, body: { text: 'Tomorrow.' } })
  expect(body.delivery).toMatchObject({ state: 'held', reason: 'outbox.no_server', attempts: 0 })
  await useServer(local())
  await lookRoundOutbox(scope)
  await t.settle()
})

test('mail held for a channel without a server does not stand before mail of a channel that has one', async () => {
  const branchId = (await scope.transaction((tx) => tx.db.selectFrom('branch').select('id').executeTakeFirstOrThrow()))
    .id
  const mute = newId()
  await scope.transaction((tx) =>
    tx.client.query(
      "insert into channel (id, branch_id, kind, name, address, language) values ($1, $2, 'mail', 'Mute', 'mute@shop.example', 'en')",
      [mute, branchId],
    ),
  )
  const hold = (ids: string[], channel: string, to: string) =>
    scope.transaction((tx) =>
      tx.client.query(
        `insert into outbox_message (id, branch_id, channel_id, purpose, recipient, subject, text, mail_id, state)
         select id, $2, $3, 'answer', $4, 'x', 'x', id::text, 'held' from unnest($1::uuid[]) as id`,
        [ids, branchId, channel, to],
      ),
    )
  // Older than the other, and more than a few look-rounds let go.
  const older = Array.from({ length: 1000 }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  await hold(older, mute, 'never@example.test')
  const to = someone()
  await hold([newId()], channelId, to)
  await useServer(local())
  await lookRoundOutbox(scope)
  await t.settle()
  expect(sink.mails.filter((mail) => mail.to === to)).toHaveLength(1)
  expect(sink.mails.filter((mail) => mail.to === 'never@example.test')).toHaveLength(0)
})

test('an answer threads in the customer’s mail program and leads back here', async () => {
  const from = someone()
  const caseId = await open({ from, id: `<mine-${from}>`, subject: 'Broken vase' })
  await answer(caseId)
  const mail = await parseMail(Buffer.from(sink.mails.findLast(({ to }) => to === from)?.raw ?? ''))
  expect(mail).toMatchObject({ subject: 'Re: Broken vase', from: { address, name: 'Narin' } })
  expect(mail.references[0]).toBe(`<mine-${from}>`)
  expect(mail.references).toContain(mail.inReplyTo)
  expect(readReference(t.house.secret, mail.messageId ?? '')).toMatchObject({ kind: 'message' })
  expect(readReference(t.house.secret, mail.replyTo[0]?.address ?? '')).toEqual({ kind: 'case', id: caseId })
  const { number } = (await call(t.app, key, cases.getCase, { params: { id: caseId } })).body
  const signature = `-- \nSelin Aksoy\nNarin, Kadıköy · #${number}`
  expect(mail.text).toBe(
    `${replyAboveLine('Please write your reply above this line')}\n\nIt is on its way.\n\n${signature}`,
  )
  expect(mail.html).toContain('<p>It is <b>on its way</b>.</p>')
  expect(mail.headers.has('auto-submitted')).toBe(false)
})

test.each([
  ['encoded', '=?utf-8?q?Lamp=0D=0ABcc:_everybody@evil.example=0D=0A=0D=0A<b>Body</b>?='],
  ['encoded twice over', '=?utf-8?b?TGFtcA0KQmNjOiBldmVyeWJvZHlAZXZpbC5leGFtcGxl?= =?utf-8?q?=0A=0A<b>Body</b>?='],
  ['bare', 'Lamp\rBcc: everybody@evil.example\r\r<b>Body</b>'],
])('an answer to a mail whose subject holds line ends, %s, has no header and no body by it', async (_how, subject) => {
  const from = someone()
  const caseId = await open({ from: `"Ay\rBcc: x@evil.example" <${from}>`, subject })
  await answer(caseId)
  const raw = sink.mails.findLast(({ to }) => to === from)?.raw ?? ''
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  expect(head.split(/[\r\n]+/).filter((line) => !/^[\w-]+: /.test(line) || /^bcc/i.test(line))).toEqual([])
  expect((await parseMail(Buffer.from(raw))).subject).toMatch(/^Re: Lamp ?Bcc: everybody@evil\.example ?<b>Body<\/b>$/)
  expect(await stateOf((await outboxOf(scope, caseId)).at(-1)?.id)).toMatchObject({ state: 'sent', recipient: from })
})

test('the acknowledgement says number and time in the customer’s language, marks itself automatic and repeats nothing of the sender', async () => {
  holdTime('2026-03-06T14:00:00Z') // Friday 17:00 in Istanbul, closing at 18:00
  const from = someone()
  const caseId = await open({
    from: `Buy cheap pills <${from}>`,
    subject: 'Buy cheap pills',
    text: 'Merhaba, siparişim hâlâ gelmedi. Nerede kaldı acaba?',
  })
  const { body } = await call(t.app, key, cases.getTimeline, { params: { id: caseId } })
  const note = body.items.find((entry) => entry.entry === 'message' && entry.kind === 'acknowledgement')
  const number = (await call(t.app, key, cases.getCase, { params: { id: caseId } })).body.number
  expect(note).toMatchObject({
    text: expect.stringContaining(
      `Mesajınızı aldık. Talep numaranız: #${number}. Ekibimizden biri size en geç 9 Mart Pazartesi 10:00 olmak üzere yanıt verecek`,
    ),
  })
  const mail = await parseMail(Buffer.from(sink.mails.findLast(({ to }) => to === from)?.raw ?? ''))
  expect(mail.headers.get('auto-submitted')).toEqual(['auto-replied'])
  expect(mail.subject).toBe(`Mesajınızı aldık (#${number})`)
  expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/pills|Merhaba/)
  expect(writeTime(new Date('2026-11-23T10:30:00Z'), 'az', 'Asia/Baku')).toBe('23 noyabr, bazar ertəsi, 14:30')
})

test('nobody gets more than five acknowledgements a day', async () => {
  const from = someone()
  for (let nth = 0; nth < 7; nth++) await letIn(scope, address, writeMail({ from, subject: `Number ${nth}` }))
  await t.settle()
  expect(sink.mails.filter(({ to }) => to === from)).toHaveLength(5)
})

test('a temporary refusal is tried again later, a final one is shown with the server’s reason', async () => {
  const caseId = await open({ from: someone() })
  refusal = { code: 451, text: '4.7.1 Greylisted, come back' }
  const waiting = await answer(caseId)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, reason: expect.stringContaining('Greylisted') })
  expect((waiting?.next_attempt_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000)
  refusal = { code: 550, text: '5.1.1 No such user here' }
  holdTime(new Date(Date.now() + 120_000))
  await lookRoundOutbox(scope)
  await t.settle()
  expect(await stateOf(waiting?.id)).toMatchObject({
    state: 'failed',
    attempts: 2,
    reason: '550 5.1.1 No such user here',
  })
  refusal = undefined
  const again = await call(t.app, key, contract.retryOutbox, { params: { id: waiting?.id ?? '' } })
  expect(again.body).toMatchObject({ state: 'waiting', attempts: 0 })
  await t.settle()
  expect(await stateOf(waiting?.id)).toMatchObject({ state: 'sent' })
  expect((await call(t.app, key, contract.retryOutbox, { params: { id: waiting?.id ?? '' } })).problem).toBe(
    'outbox.on_its_way',
  )
})

test('one reply is sent once, however often and in however many workers its job runs', async () => {
  const from = someone()
  const caseId = await open({ from })
  const before = sink.mails.length
  const sent = await answer(caseId)
  const { sendOne } = await import('./send-one.ts')
  await Promise.all(
    Array.from({ length: 10 }, () => sendOne.run({ outboxId: sent?.id ?? '' }, t.house.scopeOf(scope.workspaceId))),
  )
  expect(sink.mails.length).toBe(before + 1)
})

test('a mail whose server fell silent after the last byte is uncertain and not sent again by itself', async () => {
  const silent = await openSilentSink()
  const caseId = await open({ from: someone() })
  await useServer({ host: '127.0.0.1', port: silent.port, secure: false })
  const unsure = await answer(caseId)
  expect(unsure).toMatchObject({ state: 'uncertain', reason: 'smtp.no_answer' })
  holdTime(new Date(Date.now() + 3 * 86_400_000))
  await lookRoundOutbox(scope)
  await t.settle()
  expect(silent.taken()).toBe(1)
  holdTime()
  await useServer(local())
  await silent.close()
})

test('what a killed process was sending becomes uncertain, what a living one sends does not', async () => {
  const caseId = await open({ from: someone() })
  const sent = await answer(caseId)
  await scope.transaction((tx) =>
    tx.db
      .updateTable('outbox_message')
      .set({ state: 'sending' })
      .where('id', '=', sent?.id ?? '')
      .execute(),
  )
  const { ProcessLocks } = await import('../../../platform/mail/transport/process-locks.ts')
  const other = new ProcessLocks(t.house.databaseUrl, t.house.log)
  await other.tryTake(sent?.id ?? '')
  await lookRoundOutbox(scope)
  expect(await stateOf(sent?.id)).toMatchObject({ state: 'sending' })
  await other.close() // as the system does for a process that is gone
  await lookRoundOutbox(scope)
  expect(await stateOf(sent?.id)).toMatchObject({ state: 'uncertain', reason: 'outbox.process_ended' })
})

test('a wrong password makes mail wait and is told by the test of the channel', async () => {
  const caseId = await open({ from: someone() })
  await useServer({ ...local(), user: 'narin', password: 'wrong' })
  expect(await answer(caseId)).toMatchObject({ state: 'waiting', reason: expect.stringMatching(/535/) })
  expect((await call(t.app, key, contract.testChannel, { params: { id: channelId } })).body).toEqual({
    imap: null,
    smtp: { ok: false, problem: 'smtp.sign_in_refused' },
    provider: null,
  })
  await useServer({ ...local(), user: 'narin', password: 'right' })
  expect((await call(t.app, key, contract.testChannel, { params: { id: channelId } })).body.smtp).toEqual({
    ok: true,
    problem: null,
  })
  await useServer(local())
})

test('a mail server is tried as it is filled in, before it is saved', async () => {
  await useServer({ ...local(), user: 'narin', password: 'right' })
  const tryWith = (smtp: unknown) =>
    call(t.app, key, contract.testChannel, { params: { id: channelId }, body: { imap: null, smtp } })
  const signedIn = { ...local(), user: 'narin' }
  expect((await tryWith({ ...signedIn, password: 'wrong' })).body.smtp?.problem).toBe('smtp.sign_in_refused')
  expect((await tryWith({ ...signedIn, port: await freePort(), password: 'right' })).body.smtp?.problem).toBe(
    'smtp.unreachable',
  )
  expect((await tryWith(signedIn)).body.smtp, 'the saved password, for the same server').toMatchObject({ ok: true })
  expect((await tryWith({ ...signedIn, host: 'localhost' })).problem).toBe('channel.password_needed')
  const fresh = await call(t.app, key, contract.testServers, { body: { smtp: { ...signedIn, password: 'right' } } })
  expect(fresh.body).toEqual({ imap: null, smtp: { ok: true, problem: null }, provider: null })
  expect((await call(t.app, key, contract.testChannel, { params: { id: channelId } })).body.smtp?.ok).toBe(true)
  await useServer(local())
})

test('an answer stops the first-answer clock only while it is on its way or has arrived', async () => {
  const first = async (id: string) => {
    const { body } = await call(t.app, key, cases.getCase, { params: { id } })
    const clock = body.clocks.find(({ measure }) => measure === 'first_answer')
    return [clock?.state, body.firstAnswerAt]
  }
  const start = Date.parse('2026-03-09T09:00:00Z') // Monday noon in Istanbul
  const at = (minutes: number) => holdTime(new Date(start + minutes * 60_000).toISOString())
  const time = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
  at(0)
  await useServer(null)
  const heldCase = await open({ from: someone() })
  at(5)
  await answer(heldCase)
  expect(await first(heldCase)).toEqual(['running', null])
  at(10)
  await useServer(local())
  await lookRoundOutbox(scope)
  await t.settle()
  expect(await first(heldCase)).toEqual(['met', time(10)])

  at(0)
  const refusedCase = await open({ from: someone() })
  at(5)
  refusal = { code: 550, text: 'No such user' }
  const refused = await answer(refusedCase)
  expect(await stateOf(refused?.id)).toMatchObject({ state: 'failed' })
  expect(await first(refusedCase)).toEqual(['running', null])
  refusal = undefined
  at(20)
  await call(t.app, key, contract.retryOutbox, { params: { id: refused?.id ?? '' } })
  await t.settle()
  expect(await first(refusedCase)).toEqual(['met', time(20)])

  // A second answer that is refused takes nothing from the first.
  at(30)
  refusal = { code: 550, text: 'No such user' }
  await answer(refusedCase)
  expect(await first(refusedCase)).toEqual(['met', time(20)])
})

test('files of an answer travel with it', async () => {
  const from = someone()
  const caseId = await open({ from })
  const boundary = 'x'
  const upload = await t.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="fatura.txt"\r\nContent-Type: text/plain\r\n\r\nyüz lira\r\n--${boundary}--\r\n`,
  })
  await call(t.app, key, cases.answerCase, {
    params: { id: caseId },
    body: { text: 'Here.', attachmentIds: [upload.json().id] },
  })
  await t.settle()
  const mail = await parseMail(Buffer.from(sink.mails.findLast(({ to }) => to === from)?.raw ?? ''))
  expect(mail.attachments.map(({ filename, content }) => [filename, Buffer.from(content).toString()])).toEqual([
    ['fatura.txt', 'yüz lira'],
  ])
})

test('an address added to a customer later takes no answers from the one known before', async () => {
  const branchId = (await scope.transaction((tx) => tx.db.selectFrom('branch').select('id').executeTakeFirstOrThrow()))
    .id
  const to = someone()
  const channel = await buildChannel(scope, branchId)
  const { body } = await call(t.app, key, cases.createCase, {
    body: { channelId: channel.id, customer: { email: to }, subject: 'Lamp', text: 'It does not switch on.' },
  })
  await scope.transaction((tx) =>
    tx.db
      .insertInto('customer_address')
      .values({ customer_id: body.customer.id, kind: 'email', value: 'aaa@evil.example' })
      .execute(),
  )
  expect(await answer(body.id)).toMatchObject({ recipient: to })
})
