import * as cases from '@heed/contract/cases.ts'
import { languages } from '@heed/contract/primitives.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, messagesOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import { replyAboveLine } from '../../../platform/mail/understand/strip-quotes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { readMailTexts } from '../outbox/mail-texts.ts'

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

const take = async (mail: Parameters<typeof writeMail>[0]) => {
  const { intakeId } = await letIn(scope, address, writeMail(mail), 'someone@example.test')
  await t.settle()
  return (await itemOf(scope, intakeId)).case_id ?? ''
}
const found = async (search: string) =>
  (await call(t.app, key, cases.listCases, { query: { search } })).body.items.map(({ id }) => id)
const sentTo = async (caseId: string) => {
  await call(t.app, key, cases.answerCase, { params: { id: caseId }, body: { text: 'It is on its way.' } })
  return (await outboxOf(scope, caseId)).find(({ purpose }) => purpose === 'answer')?.mail_id
}
let people = 0
const someone = () => `someone-${++people}@example.test`
const headerBlock = 'From: Kargo <kargo@example.test>\nSent: Monday, 2 November 2026 10:00\nTo: Leyla\nSubject: Parcel'

test.each([
  ['a made-up separator', '##-----------##'],
  ['our own separator', replyAboveLine('Please write your reply above this line')],
  ['a line of mail programs', '-----Original Message-----'],
  ['a line that introduces words', 'On Mon, 2 Nov 2026 at 10:00, Ali <ali@example.test> wrote:'],
  ['a quoted header', headerBlock],
  ['a forwarded mail', `---------- Forwarded message ---------\n${headerBlock}`],
])('of a first mail nothing is hidden: %s', async (_what, mark) => {
  const word = `zarathustra${++people}`
  const text = `Please read this.\n\n${mark}\n\nThe parcel ${word} never came.`
  const caseId = await take({ from: someone(), text })
  expect((await messagesOf(scope, caseId))[0]).toMatchObject({ text, quoted: null })
  expect(await found(word)).toEqual([caseId])
})

test('a mail that passes on words of another language is answered in the language of its writer', async () => {
  const own = 'Merhaba, kargodan gelen yanıt aşağıda, bu konuda ne yapmam gerekiyor?'
  const passedOn = 'Dear customer, we are sorry to say that your parcel was lost on its way to you. '.repeat(9)
  const caseId = await take({
    from: someone(),
    subject: 'Fwd: Parcel',
    text: `${own}\n\n${headerBlock}\n\n${passedOn}`,
  })
  expect((await call(t.app, key, cases.getCase, { params: { id: caseId } })).body.language).toBe('tr')
})

test('a mail forwarded to us shows its words, although mail programs name the forwarded mail as the one replied to', async () => {
  const text = `See below\n\n---------- Forwarded message ---------\n${headerBlock}\n\nWe lost it.`
  const headers = ['In-Reply-To: <kargo-1@example.test>', 'References: <kargo-1@example.test>']
  const caseId = await take({ from: someone(), subject: 'Fwd: Parcel', text, headers })
  expect((await messagesOf(scope, caseId))[0]).toMatchObject({ text, quoted: null })
})

test.each(['Fwd: My order', 'FW: My order', 'İlt: My order', 'Trs: My order', 'Yön: My order', '转发：My order'])(
  'forwarded into a known case, "%s" shows its words too',
  async (subject) => {
    const from = someone()
    const caseId = await take({ from })
    const text = `From the courier:\n\n${headerBlock}\n\nWe lost it.`
    expect(await take({ from, subject, text, headers: [`In-Reply-To: <${await sentTo(caseId)}>`] })).toBe(caseId)
    expect((await messagesOf(scope, caseId)).at(-1)).toMatchObject({ text, quoted: null })
  },
)

test.each(languages)('a reply is cut at the line that we put above our mails: %s', async (language) => {
  const from = someone()
  const caseId = await take({ from })
  const quoted = `> ${replyAboveLine(readMailTexts(language).replyAbove)}\n> It is on its way.\nSelin`
  const headers = [`In-Reply-To: <${await sentTo(caseId)}>`]
  expect(await take({ from, text: `Thanks!\n\n${quoted}`, headers })).toBe(caseId)
  expect((await messagesOf(scope, caseId)).at(-1)).toMatchObject({ text: 'Thanks!', quoted })
})

test('a reply is not cut at a line of other words that looks like ours', async () => {
  const from = someone()
  const caseId = await take({ from })
  const text = 'My list:\n##- lamps -##\ntwo of them'
  await take({ from, text, headers: [`In-Reply-To: <${await sentTo(caseId)}>`] })
  expect((await messagesOf(scope, caseId)).at(-1)).toMatchObject({ text, quoted: null })
})

test('a stranger’s words in someone’s thread are a first mail: nothing of them is hidden', async () => {
  const caseId = await take({ from: someone() })
  const text = 'Please read.\n\n-----Original Message-----\nIt is broken.'
  const own = await take({ from: someone(), text, headers: [`In-Reply-To: <${await sentTo(caseId)}>`] })
  expect(own).not.toBe(caseId)
  expect((await messagesOf(scope, own))[0]).toMatchObject({ text, quoted: null })
})
