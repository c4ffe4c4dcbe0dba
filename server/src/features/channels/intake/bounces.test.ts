import * as cases from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/channels.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, officeHours } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, outboxOf, writeMail, writeReport } from '../../../../test/mails.ts'
import type { Scope } from '../../../platform/scope.ts'
import { openMailSink } from '../testing/mail-sink.ts'

let t: TestHouse
let scope: Scope
let key: string
let address: string
let sink: Awaited<ReturnType<typeof openMailSink>>
/** What happens between a mail's last byte and the word that it was taken. */
let beforeAcceptance: ((to: string) => Promise<void>) | undefined

beforeAll(async () => {
  t = await openTestHouse()
  sink = await openMailSink(async (to) => {
    await beforeAcceptance?.(to)
    return undefined
  })
  const business = await buildBusiness(t.house, { hours: officeHours })
  scope = business.scope
  key = await keyOf(t.house, business.owner)
  address = await mailAddressOf(scope)
  const { body } = await call(t.app, key, contract.listChannels)
  const id = body.items.find(({ kind }) => kind === 'mail')?.id ?? ''
  const smtp = { host: '127.0.0.1', port: sink.port, secure: false }
  await call(t.app, key, contract.updateChannel, { params: { id }, body: { smtp } })
})
afterEach(() => {
  beforeAcceptance = undefined
})
afterAll(async () => {
  await t.close()
  await sink.close()
})

let people = 0
const take = async (raw: Buffer, envelopeFrom = '') => {
  const { intakeId } = await letIn(scope, address, raw, envelopeFrom)
  await t.settle()
  return itemOf(scope, intakeId)
}
/** A case whose first answer has gone out to `recipient` as the mail `about`. */
const answered = async () => {
  const from = `person-${++people}@example.test`
  const caseId = (await take(writeMail({ from }), from)).case_id ?? ''
  await call(t.app, key, cases.answerCase, { params: { id: caseId }, body: { text: 'It is on its way.' } })
  await t.settle()
  const sent = (await outboxOf(scope, caseId)).find(({ purpose }) => purpose === 'answer')
  expect(sent?.state).toBe('sent')
  return { caseId, report: { to: address, about: sent?.mail_id, recipient: from } }
}
const standingOf = async (caseId: string) => {
  const { body } = await call(t.app, key, cases.getCase, { params: { id: caseId } })
  const timeline = (await call(t.app, key, cases.getTimeline, { params: { id: caseId } })).body.items
  const answer = timeline.findLast((entry) => entry.entry === 'message' && entry.kind === 'answer')
  return {
    isAnswered: body.firstAnswerAt !== null,
    delivery: answer?.entry === 'message' ? answer.delivery : undefined,
    events: timeline.map((entry) => (entry.entry === 'event' ? entry.type : '')),
  }
}

test('a report about our mail, to whom we sent it, shows its reason on the answer and takes the first answer back', async () => {
  const { caseId, report } = await answered()
  expect(await take(writeReport(report))).toMatchObject({
    state: 'set_aside',
    problem: 'mail.bounce',
    case_id: caseId,
  })
  const standing = await standingOf(caseId)
  expect(standing).toMatchObject({
    isAnswered: false,
    delivery: { state: 'bounced', reason: '550 5.1.1 mailbox unavailable' },
  })
  expect(standing.events).toContain('mail.bounced')
})

test('a report that overtakes the word of acceptance stands: the mail stays returned, and gives no first answer', async () => {
  const from = `person-${++people}@example.test`
  const caseId = (await take(writeMail({ from }), from)).case_id ?? ''
  const states: unknown[] = []
  beforeAcceptance = async () => {
    const sending = (await outboxOf(scope, caseId)).find(({ purpose }) => purpose === 'answer')
    const report = writeReport({ to: address, about: sending?.mail_id, recipient: from })
    const { intakeId } = await letIn(scope, address, report)
    await expect.poll(async () => (await itemOf(scope, intakeId)).problem).toBe('mail.bounce')
    states.push(sending?.state, (await standingOf(caseId)).delivery?.state)
  }
  await call(t.app, key, cases.answerCase, { params: { id: caseId }, body: { text: 'It is on its way.' } })
  await t.settle()
  expect(states).toEqual(['sending', 'bounced'])
  expect(await standingOf(caseId)).toMatchObject({ isAnswered: false, delivery: { state: 'bounced' } })
})

test('a spoken answer given while the report of an earlier answer waits stands as the first answer', async () => {
  const { caseId, report } = await answered()
  const waiting = async () => {
    const { rows } = await t.house.pool.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rows[0]?.n
  }
  const spoken = await scope.transaction(async (tx) => {
    await tx.db.selectFrom('case').select('id').where('id', '=', caseId).forUpdate().execute()
    const answering = call(t.app, key, cases.answerCase, {
      params: { id: caseId },
      body: { text: 'I said so by phone.', spoken: 'phone' },
    })
    await expect.poll(waiting).toBe(1)
    await letIn(scope, address, writeReport(report))
    await expect.poll(waiting).toBe(2)
    return { answering }
  })
  expect((await spoken.answering).status).toBe(201)
  await t.settle()
  const outbox = await outboxOf(scope, caseId)
  expect(outbox.find(({ purpose }) => purpose === 'answer')).toMatchObject({ state: 'bounced' })
  expect((await standingOf(caseId)).isAnswered).toBe(true)
})

test('a report counts however the recipient is written, and where the mail was passed on to others', async () => {
  const ways: ((recipient: string) => Partial<Parameters<typeof writeReport>[0]>)[] = [
    (recipient) => ({ recipient: `<${recipient.toUpperCase()}>` }),
    (recipient) => ({ recipient: 'passed-on@example.test', fields: [`Original-Recipient: rfc822;${recipient}`] }),
    (recipient) => ({
      recipient: 'another@example.test',
      action: 'delivered',
      fields: ['', `Final-Recipient: rfc822;${recipient}`, 'Action: failed'],
    }),
  ]
  for (const way of ways) {
    const { caseId, report } = await answered()
    await take(writeReport({ ...report, ...way(report.recipient) }))
    expect((await standingOf(caseId)).isAnswered).toBe(false)
  }
})

test.each([
  ['names another recipient', 'mail.bounce_unproven', { recipient: 'somebody@example.test' }],
  ['only says that the mail is late', 'mail.delivery_delayed', { action: 'delayed', status: '4.4.1' }],
  ['does not say that delivery failed', 'mail.bounce_unproven', { action: '' }],
  ['says that the mail arrived', 'mail.bounce_unproven', { action: 'delivered', status: '2.0.0' }],
  ['names a mail that we never sent', 'mail.bounce_unknown', { about: 'made-up@example.test' }],
])('a report that %s changes nothing', async (_how, problem, more) => {
  const { caseId, report } = await answered()
  expect(await take(writeReport({ ...report, ...more }))).toMatchObject({ state: 'set_aside', problem })
  expect(await standingOf(caseId)).toMatchObject({ isAnswered: true, delivery: { state: 'sent' } })
})

test('a report that names our mail in its own headers only changes nothing and stands with the case', async () => {
  const { caseId, report } = await answered()
  const head = [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    `In-Reply-To: <${report.about}>`,
    `References: <${report.about}>`,
  ]
  expect(await take(writeReport({ ...report, about: 'made-up@example.test', head }))).toMatchObject({
    problem: 'mail.bounce_unproven',
    case_id: caseId,
  })
  expect((await standingOf(caseId)).isAnswered).toBe(true)
})

test('a report that is not the mail itself but a part of it is a person’s mail and changes nothing', async () => {
  const { caseId, report } = await answered()
  const raw = writeReport({ ...report, head: ['Content-Type: multipart/mixed; boundary=r'] }).toString()
  const item = await take(
    Buffer.from(raw.replace(/^From: .*$/m, 'From: a@example.test').replace('Return-Path: <>\r\n', '')),
    'a@example.test',
  )
  expect(item).toMatchObject({ state: 'understood' })
  expect(item.case_id).not.toBe(caseId)
  expect((await standingOf(caseId)).isAnswered).toBe(true)
})

test.each([
  ['attaches a report as a mail', (report: string) => attached('message/rfc822', report)],
  ['forwards a report as a part', () => attached('message/delivery-status', 'Final-Recipient: rfc822; a@b.example')],
  [
    'sets X-Failed-Recipients',
    () => writeMail({ from: 'b@example.test', headers: ['X-Failed-Recipients: a@b.example'] }),
  ],
  ['writes as postmaster', () => writeMail({ from: 'Postmaster <postmaster@example.test>' })],
])('a person who %s is heard', async (_what, write) => {
  const raw = write(writeReport({ to: address, about: 'x@example.test', recipient: 'a@b.example' }).toString())
  const item = await take(raw, 'person@example.test')
  expect(item).toMatchObject({ state: 'understood', problem: null })
  expect(item.case_id).toBeTruthy()
})

function attached(type: string, content: string): Buffer {
  const head = ['From: a@example.test', `To: ${address}`, 'Subject: My mail came back', 'MIME-Version: 1.0']
  const body = [
    '--a',
    'Content-Type: text/plain',
    '',
    'What is this?',
    '--a',
    `Content-Type: ${type}`,
    '',
    content,
    '--a--',
    '',
  ]
  return Buffer.from([...head, 'Content-Type: multipart/mixed; boundary=a', '', ...body].join('\r\n'))
}

test('what a mail system says without a report opens no case and changes nothing', async () => {
  const { caseId, report } = await answered()
  const from = 'Mail Delivery System <MAILER-DAEMON@mx.example.test>'
  const headers = [`X-Failed-Recipients: ${report.recipient}`, `In-Reply-To: <${report.about}>`]
  const raw = writeMail({ from, subject: 'Mail delivery failed: returning message to sender', headers })
  expect(await take(raw)).toMatchObject({ state: 'set_aside', problem: 'mail.bounce_unproven', case_id: caseId })
  expect((await standingOf(caseId)).isAnswered).toBe(true)
})
