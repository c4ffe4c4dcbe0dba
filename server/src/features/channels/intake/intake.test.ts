import * as cases from '@heed/contract/cases.ts'
import { countIntake, listIntake, replayIntake } from '@heed/contract/channels.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, messagesOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import type { Scope } from '../../../platform/scope.ts'

let t: TestHouse
let scope: Scope
let key: string
let address: string
let business: Awaited<ReturnType<typeof buildBusiness>>

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  scope = business.scope
  key = await keyOf(t.house, business.owner)
  address = await mailAddressOf(scope)
})
afterAll(() => t.close())

const take = async (raw: Buffer, to = address) => {
  const { intakeId } = await letIn(scope, to, raw)
  await t.settle()
  return itemOf(scope, intakeId)
}
const caseOf = async (caseId: string | null) =>
  (await call(t.app, key, cases.getCase, { params: { id: caseId ?? '' } })).body
const answer = async (caseId: string | null, text = 'It is on its way.') => {
  const written = await call(t.app, key, cases.answerCase, { params: { id: caseId ?? '' }, body: { text } })
  expect(written.status, JSON.stringify(written.body)).toBe(201)
  return outboxOf(scope, caseId ?? '').then((rows) => rows.find((row) => row.purpose === 'answer'))
}
let people = 0
const someone = () => `someone-${++people}@example.test`

test('a mail becomes a case in the customer’s language, with cleaned HTML and its files', async () => {
  const raw = Buffer.from(
    [
      'From: =?utf-8?q?Ay=C5=9Fe_Demir?= <Ayse@Example.test>',
      `To: ${address}`,
      'Subject: =?utf-8?b?U2lwYXJpxZ9pbQ==?=',
      'Message-ID: <first@example.test>',
      'Date: Mon, 02 Nov 2026 09:30:00 +0300',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Siparişim nerede kaldı, hâlâ gelmedi?</p><img src=x onerror=alert(1)><img src="https://t.example/p.gif">',
      '--b',
      'Content-Type: image/png; name="foto.png"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="foto.png"',
      '',
      'iVBORw0KGgo=',
      '--b--',
      '',
    ].join('\r\n'),
  )
  const item = await take(raw)
  expect(item).toMatchObject({ state: 'understood', sender: 'ayse@example.test', subject: 'Siparişim', via: 'smtp' })
  const found = await caseOf(item.case_id)
  expect(found).toMatchObject({ subject: 'Siparişim', language: 'tr', customer: { name: 'Ayşe Demir' } })
  const [message] = await messagesOf(scope, found.id)
  expect(message).toMatchObject({
    kind: 'customer',
    text: 'Siparişim nerede kaldı, hâlâ gelmedi?',
    has_remote_images: true,
  })
  expect(message?.html).not.toMatch(/onerror|\ssrc=/)
  const { body } = await call(t.app, key, cases.getTimeline, { params: { id: found.id } })
  expect(body.items.flatMap((entry) => (entry.entry === 'message' ? entry.attachments : []))).toMatchObject([
    { filename: 'foto.png', size: 8 },
  ])
})

test('imported twice is one case; a used id above other words is not a duplicate', async () => {
  const from = someone()
  const mail = { from, id: `<same-${from}>`, text: 'Please call me back.' }
  const first = await take(writeMail(mail))
  const again = await take(Buffer.concat([Buffer.from('Received: from another way\r\n'), writeMail(mail)]))
  expect(again).toMatchObject({ state: 'duplicate', case_id: first.case_id })
  expect(await messagesOf(scope, first.case_id ?? '')).toHaveLength(2) // words and acknowledgement
  const other = await take(writeMail({ ...mail, text: 'Something else entirely.' }))
  expect(other.state).toBe('understood')
  const { body } = await call(t.app, key, listIntake, { query: { state: 'duplicate' } })
  expect(body.items.map(({ id }) => id)).toContain(again.id)
})

test('thirty arrivals of one mail at the same time make one case', async () => {
  const raw = writeMail({ from: someone() })
  const arrivals = await Promise.all(
    Array.from({ length: 30 }, () => letIn(t.house.scopeOf(scope.workspaceId), address, raw)),
  )
  await t.settle()
  expect(arrivals.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
})

test('an empty Message-ID swallows nothing: two mails without ids are two cases', async () => {
  const one = await take(
    writeMail({
      from: someone(),
      id: '',
      subject: 'Question',
      headers: ['Message-ID: <>', 'In-Reply-To: <>', 'References: <>'],
    }),
  )
  const two = await take(
    writeMail({ from: someone(), id: '', subject: 'Question', headers: ['Message-ID: <>', 'In-Reply-To: <>'] }),
  )
  expect(one.case_id).toBeTruthy()
  expect(two.case_id).toBeTruthy()
  expect(two.case_id).not.toBe(one.case_id)
})

test('one bad mail is quarantined with its reason and what follows goes on', async () => {
  const deep = Array.from(
    { length: 60 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  ).join('')
  const bad = await take(Buffer.from(`From: x@example.test\r\n${deep}Content-Type: text/plain\r\n\r\nx`))
  expect(bad).toMatchObject({ state: 'quarantined', problem: 'mail.too_deep', case_id: null })
  expect(await take(Buffer.from('\r\n\r\nno header at all'))).toMatchObject({ state: 'quarantined' })
  expect(await take(Buffer.from('Subject: nobody\r\n\r\nwords'))).toMatchObject({
    state: 'quarantined',
    problem: 'mail.no_sender',
  })
  expect((await take(writeMail({ from: someone() }))).state).toBe('understood')
  const counts = await call(t.app, key, countIntake)
  expect(counts.body.quarantined).toBe(3)
  const again = await call(t.app, key, replayIntake, { params: { id: bad.id } })
  expect(again.body.state).toBe('received')
  await t.settle()
  expect(await itemOf(scope, bad.id)).toMatchObject({ state: 'quarantined', attempts: 2 })
})

test('loops between auto-repliers end here: no case, no acknowledgement, and an absence note reopens nothing', async () => {
  const from = someone()
  const away = await take(writeMail({ from, subject: 'Out of office', headers: ['Auto-Submitted: auto-replied'] }))
  expect(away).toMatchObject({ state: 'set_aside', problem: 'mail.auto_reply', case_id: null })
  expect(
    await take(writeMail({ from, headers: ['List-Unsubscribe: <mailto:x@y.test>', 'Precedence: bulk'] })),
  ).toMatchObject({ state: 'set_aside', problem: 'mail.bulk' })
  const opened = await take(writeMail({ from }))
  const sent = await answer(opened.case_id)
  await call(t.app, key, cases.changeCaseState, { params: { id: opened.case_id ?? '' }, body: { state: 'solved' } })
  const note = await take(
    writeMail({
      from,
      subject: 'Automatic reply: Re: My order',
      text: 'I am away.',
      headers: [`In-Reply-To: <${sent?.mail_id}>`, 'Auto-Submitted: auto-replied'],
    }),
  )
  expect(note).toMatchObject({ state: 'understood', case_id: opened.case_id })
  expect((await caseOf(opened.case_id)).state).toBe('solved')
  expect((await messagesOf(scope, opened.case_id ?? '')).at(-1)).toMatchObject({
    kind: 'automatic',
    text: 'I am away.',
  })
  expect(await outboxOf(scope, opened.case_id ?? '')).toHaveLength(2)
})

test('what was set aside can be taken as a person’s words by a colleague', async () => {
  const away = await take(writeMail({ from: someone(), headers: ['Precedence: bulk'] }))
  await call(t.app, key, replayIntake, { params: { id: away.id } })
  await t.settle()
  const item = await itemOf(scope, away.id)
  expect(item.state).toBe('understood')
  expect(await outboxOf(scope, item.case_id ?? '')).toEqual([])
  expect((await call(t.app, key, replayIntake, { params: { id: away.id } })).problem).toBe('intake.understood')
})

test('a forged mail from an employee or from ourselves reaches nobody', async () => {
  const member = await buildMember(scope, 'employee')
  const { email } = await scope.transaction((tx) =>
    tx.db
      .selectFrom('member')
      .select('email')
      .where('id', '=', member.actor?.id ?? '')
      .executeTakeFirstOrThrow(),
  )
  const opened = await take(writeMail({ from: someone() }))
  const sent = await answer(opened.case_id)
  expect(
    await take(writeMail({ from: `Boss <${email}>`, headers: [`In-Reply-To: <${sent?.mail_id}>`] })),
  ).toMatchObject({ state: 'set_aside', problem: 'mail.from_employee', case_id: null })
  expect(await take(writeMail({ from: address.replace('@', '+x@') }))).toMatchObject({
    state: 'set_aside',
    problem: 'mail.from_ourselves',
  })
  expect(await messagesOf(scope, opened.case_id ?? '')).toHaveLength(3)
})

test('a mail to two of our addresses is one case', async () => {
  const second = `sales-${address}`
  await scope.transaction((tx) =>
    tx.db
      .insertInto('channel')
      .values({
        id: crypto.randomUUID(),
        branch_id: business.branchId,
        kind: 'mail',
        name: 'Sales',
        address: second,
        language: 'en',
      })
      .execute(),
  )
  const raw = writeMail({ from: someone(), to: `${address}, ${second}` })
  const one = await take(raw)
  expect(await take(raw, second)).toMatchObject({ state: 'duplicate', case_id: one.case_id })
})

test('a colleague of another branch sees neither the ledger nor the case', async () => {
  const other = await buildMember(scope, 'lead', [crypto.randomUUID()])
  const otherKey = await keyOf(t.house, other)
  const item = await take(writeMail({ from: someone() }))
  expect((await call(t.app, otherKey, listIntake)).body.items).toEqual([])
  expect((await call(t.app, otherKey, replayIntake, { params: { id: item.id } })).status).toBe(404)
})
