import * as cases from '@heed/contract/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, messagesOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import { makeReplyAddress } from '../../../platform/mail/understand/reference.ts'
import type { Scope } from '../../../platform/scope.ts'
import { findMailChannel } from '../channel.queries.ts'
import { receiveMail } from './receive-mail.ts'

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

test('a reply continues its case by our id, although the mail program rewrote References and the subject', async () => {
  const from = someone()
  const opened = await take(writeMail({ from }))
  const sent = await answer(opened.case_id)
  const reply = await take(
    writeMail({
      from,
      subject: 'AW: something new',
      text: 'Thanks!\n\nOn Mon, Nov 2, 2026 at 9:30 AM Narin <help@narin.test> wrote:\n> It is on its way.',
      headers: [`In-Reply-To: <${sent?.mail_id.toUpperCase()}>`, 'References: <rewritten@mail.apple.example>'],
    }),
  )
  expect(reply.case_id).toBe(opened.case_id)
  expect((await messagesOf(scope, opened.case_id ?? '')).at(-1)).toMatchObject({
    text: 'Thanks!',
    quoted: expect.stringContaining('It is on its way.'),
  })
})

test('a reply without any of our ids finds its case by the reply address', async () => {
  const from = someone()
  const opened = await take(writeMail({ from }))
  const plus = makeReplyAddress(t.house.secret, 'case', opened.case_id ?? '', address)
  const reply = await take(writeMail({ from, to: plus, subject: 'No prefix' }), plus)
  expect(reply.case_id).toBe(opened.case_id)
  const forgedPlus = plus.replace(/\.[0-9a-v]{16}@/, '.0000000000000000@')
  expect((await take(writeMail({ from, to: forgedPlus, subject: 'Guessing' }), forgedPlus)).case_id).not.toBe(
    opened.case_id,
  )
})

test('a reply with neither finds it by subject only for the same customer and only as a reply', async () => {
  const from = someone()
  const opened = await take(writeMail({ from, subject: 'Kırık vazo' }))
  expect((await take(writeMail({ from, subject: 'Ynt: RE: Kırık vazo', text: 'Bir ek daha.' }))).case_id).toBe(
    opened.case_id,
  )
  expect((await take(writeMail({ from: someone(), subject: 'Re: Kırık vazo' }))).case_id).not.toBe(opened.case_id)
  expect((await take(writeMail({ from, subject: 'Kırık vazo', text: 'Yeni bir sipariş.' }))).case_id).not.toBe(
    opened.case_id,
  )
})

test('a second mail of the customer to their own mail joins the case, also when both arrive at once', async () => {
  const from = someone()
  const first = writeMail({ from, id: `<a-${from}>` })
  const second = writeMail({ from, id: `<b-${from}>`, subject: 'Re: My order', headers: [`In-Reply-To: <a-${from}>`] })
  const [one, two] = [await letIn(scope, address, first), await letIn(scope, address, second)]
  await t.settle()
  expect((await itemOf(scope, two.intakeId)).case_id).toBe((await itemOf(scope, one.intakeId)).case_id)
})

test('a stranger who answers in someone’s thread gets a case of their own, marked', async () => {
  const opened = await take(writeMail({ from: someone() }))
  const sent = await answer(opened.case_id)
  const stranger = await take(writeMail({ from: someone(), headers: [`In-Reply-To: <${sent?.mail_id}>`] }))
  expect(stranger.case_id).not.toBe(opened.case_id)
  expect((await caseOf(stranger.case_id)).tags).toEqual(['other-sender'])
})

test('an id of another business leads nowhere', async () => {
  const other = await buildBusiness(t.house)
  const opened = await take(writeMail({ from: someone() }))
  const sent = await answer(opened.case_id)
  const { intakeId } = await letIn(
    other.scope,
    await mailAddressOf(other.scope),
    writeMail({ from: someone(), headers: [`In-Reply-To: <${sent?.mail_id}>`] }),
  )
  await t.settle()
  const item = await itemOf(other.scope, intakeId)
  expect(item.state).toBe('understood')
  expect(item.case_id).not.toBe(opened.case_id)
})

test.each(['waiting', 'solved'] as const)(
  'words that were in the mailbox before their case became %s open it again and end that state where it began',
  async (state) => {
    const from = someone()
    const opened = await take(writeMail({ from }))
    const before = new Date()
    const sent = await answer(opened.case_id)
    const params = { id: opened.case_id ?? '' }
    await call(t.app, key, cases.changeCaseState, { params, body: { state } })
    const raw = writeMail({ from, text: 'And the cushions?', headers: [`In-Reply-To: <${sent?.mail_id}>`] })
    const channel = await findMailChannel(t.house, address)
    if (!channel) throw new Error('There is no channel of mail')
    const source = { arrivedAt: before.toISOString() }
    const { intakeId } = await receiveMail(t.house, channel, { via: 'imap', raw, source })
    await t.settle()
    expect(await itemOf(scope, intakeId)).toMatchObject({ state: 'understood', case_id: opened.case_id })
    expect((await caseOf(opened.case_id)).state).toBe('open')
    expect((await messagesOf(scope, opened.case_id ?? '')).at(-1)).toMatchObject({ text: 'And the cushions?' })
    const solution = (await caseOf(opened.case_id)).clocks.find(({ measure }) => measure === 'solution')
    expect(solution).toMatchObject({ stoppedAt: null, pausedFor: null })
    expect(solution?.intervals.filter(({ kind }) => kind === 'paused').every(({ seconds }) => seconds === 0)).toBe(true)
  },
)
