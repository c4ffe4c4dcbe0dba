import * as cases from '@heed/contract/cases.ts'
import { listChannels, updateChannel } from '@heed/contract/channels.ts'
import { languages } from '@heed/contract/primitives.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { letIn, mailAddressOf, outboxOf, writeMail } from '../../../../test/mails.ts'
import type { Scope } from '../../../platform/scope.ts'
import { formTexts } from './form-texts.ts'

let t: TestHouse
let scope: Scope
let key: string
beforeAll(async () => {
  t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })
  const business = await buildBusiness(t.house, { name: 'Narin & Söhne <b>' })
  scope = business.scope
  key = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const page = '/f/narin-sohne-b'
let visitors = 0
type File = { name: string; type: string; content: Buffer }
const post = (
  fields: Record<string, string>,
  files: File[] = [],
  ip = `203.0.113.${++visitors}`,
  query = '?lang=en',
) => {
  const boundary = 'heed'
  const part = (head: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
    ...files.map((file) => part(`name="files"; filename="${file.name}"\r\nContent-Type: ${file.type}`, file.content)),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return t.app.inject({
    method: 'POST',
    url: page + query,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-forwarded-for': ip },
    payload,
  })
}
const items = () =>
  scope.transaction((tx) =>
    tx.db.selectFrom('intake_item').selectAll().where('via', '=', 'form').orderBy('id').execute(),
  )
const words = {
  name: 'Ayşe',
  email: 'Ayse@Example.test',
  subject: 'Perde',
  message: 'Perdeler ne zaman gelir, bekliyorum?',
}

test('the form speaks five languages, needs no script and is small', async () => {
  for (const language of languages) {
    const { body, headers, statusCode } = await t.app.inject({ method: 'GET', url: `${page}?lang=${language}` })
    expect(statusCode).toBe(200)
    expect(body).toContain(`<html lang="${language}">`)
    expect(body).toContain(formTexts[language].title)
    expect(body).toContain('Narin &#38; Söhne &#60;b&#62;')
    expect(body).not.toContain('<script')
    expect(Buffer.byteLength(body)).toBeLessThan(14_000)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(Object.keys(formTexts[language])).toEqual(Object.keys(formTexts.en))
  }
  expect(
    (await t.app.inject({ method: 'GET', url: page, headers: { 'accept-language': 'de,az;q=0.8,en;q=0.5' } })).body,
  ).toContain('<html lang="az">')
  expect((await t.app.inject({ method: 'GET', url: '/f/nobody' })).statusCode).toBe(404)
})

test('a sent form is in the ledger, becomes a case with its files, and the page says what to expect', async () => {
  const sent = await post({ ...words, once: 'abc' }, [
    { name: '../../ölçü.txt', type: 'text/plain', content: Buffer.from('2 × 3 m') },
  ])
  expect(sent.statusCode).toBe(303)
  await t.settle()
  const [item] = await items()
  expect(item).toMatchObject({ state: 'understood', sender: 'ayse@example.test', subject: 'Perde' })
  const found = (await call(t.app, key, cases.getCase, { params: { id: item?.case_id ?? '' } })).body
  expect(found).toMatchObject({
    subject: 'Perde',
    language: 'tr',
    channel: { kind: 'form' },
    customer: { name: 'Ayşe' },
  })
  const { body } = await call(t.app, key, cases.getTimeline, { params: { id: found.id } })
  expect(body.items.flatMap((entry) => (entry.entry === 'message' ? entry.attachments : []))).toMatchObject([
    { filename: 'ölçü.txt', size: 8 },
  ])
  const after = await t.app.inject({ method: 'GET', url: String(sent.headers.location) })
  expect(after.body).toContain(`Case number: #${found.number}`)
  expect(after.body).toMatch(/href="\?m=[^"]+&#38;lang=tr"/)
  const guessed = await t.app.inject({
    method: 'GET',
    url: String(sent.headers.location).replace(/m=[^&]+/, `m=${item?.id}.aaaaaaaaaaaaaaaaaaaaaa`),
  })
  expect(guessed.statusCode).toBe(303)
})

test('the way to a person stands on the form, beside what is wrong with it, on the page after it and in the automatic letter', async () => {
  const { items: channels } = (await call(t.app, key, listChannels)).body
  const phone = channels.find(({ kind }) => kind === 'phone')?.id ?? ''
  const setPhone = (number: string | null) =>
    call(t.app, key, updateChannel, { params: { id: phone }, body: { phone: number } })
  const form = async (language: string) => (await t.app.inject({ method: 'GET', url: `${page}?lang=${language}` })).body
  // Where nobody answers a telephone, none is promised.
  expect(await form('en')).not.toContain(formTexts.en.person)
  await setPhone('+90 216 555 01 02')
  for (const language of languages) {
    expect(await form(language)).toContain(formTexts[language].person)
    expect(await form(language)).toContain('<a href="tel:+902165550102">+90 216 555 01 02</a>')
  }
  expect((await post({ ...words, email: '' })).body).toContain('tel:+902165550102')
  const sent = await post({ ...words, email: 'kisi@example.test', once: 'person' })
  expect((await t.app.inject({ method: 'GET', url: String(sent.headers.location) })).body).toContain(
    'tel:+902165550102',
  )
  await t.settle()
  const [receipt] = await outboxOf(scope, (await items()).at(-1)?.case_id ?? '')
  expect(receipt).toMatchObject({ purpose: 'acknowledgement' })
  expect(receipt?.text).toContain('+90 216 555 01 02')
  // The letter is a machine's: whoever waits still waits for a person.
  const { body } = await call(t.app, key, cases.getCase, { params: { id: (await items()).at(-1)?.case_id ?? '' } })
  expect(body.clocks.find(({ measure }) => measure === 'first_answer')).toMatchObject({ state: 'running' })
  await setPhone(null)
})

test('a mail that answers within a case of the form came by mail', async () => {
  await post({ ...words, email: 'later@example.test', once: 'later' })
  await t.settle()
  const caseId = (await items()).at(-1)?.case_id ?? ''
  const [receipt] = await outboxOf(scope, caseId)
  await letIn(
    scope,
    await mailAddressOf(scope),
    writeMail({ from: 'later@example.test', text: 'One more thing.', headers: [`In-Reply-To: <${receipt?.mail_id}>`] }),
  )
  await t.settle()
  const { body } = await call(t.app, key, cases.getTimeline, { params: { id: caseId } })
  const said = body.items.flatMap((entry) => (entry.entry === 'message' && entry.kind === 'customer' ? [entry] : []))
  expect(said.map(({ cameByMail }) => cameByMail)).toEqual([false, true])
})

test('a name and a subject that hold line ends become one line, however long they are', async () => {
  const name = `Ayşe\r\nBcc: x@evil.example ${'🦁'.repeat(300)}`
  await post({ ...words, email: 'lines@example.test', name, subject: 'Perde\n\n<b>Body</b>' })
  await t.settle()
  const item = (await items()).find(({ sender }) => sender === 'lines@example.test')
  const { body } = await call(t.app, key, cases.getCase, { params: { id: item?.case_id ?? '' } })
  expect(body.subject).toBe('Perde <b>Body</b>')
  expect(body.customer.name).toMatch(/^Ayşe Bcc: x@evil\.example 🦁+$/u)
})

test('pressed twice it is one message', async () => {
  await post({ ...words, email: 'twice@example.test', once: 'same' })
  await post({ ...words, email: 'twice@example.test', once: 'same' })
  expect(
    (await items())
      .filter(({ sender }) => sender === 'twice@example.test')
      .map(({ state }) => state)
      .sort(),
  ).toContain('duplicate')
})

test('what was typed is kept when something is wrong with it, and is never read as HTML', async () => {
  const nasty = '"><script>alert(1)</script>'
  const wrong = await post({ ...words, name: nasty, email: 'not an address' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain(formTexts.en.email_invalid)
  expect(wrong.body).toContain(words.message)
  expect(wrong.body).not.toContain('<script')
  expect((await post({ ...words, message: '   ' })).body).toContain(formTexts.en.message_missing)
  const large = await post(words, [{ name: 'film.mp4', type: 'video/mp4', content: Buffer.alloc(9 * 1024 * 1024) }])
  expect(large.statusCode).toBe(413)
  expect(large.body).toContain(words.message)
  const many = await post(
    words,
    Array.from({ length: 4 }, (_, n) => ({ name: `${n}.txt`, type: 'text/plain', content: Buffer.from('x') })),
  )
  expect(many.body).toContain(formTexts.en.files_many)
})

test('an empty form says everything that is missing at once', async () => {
  const { body, statusCode } = await post({ ...words, email: '', message: '' })
  expect(statusCode).toBe(400)
  expect(body).toContain(`id="email-error">${formTexts.en.email_missing}`)
  expect(body).toContain(`id="message-error">${formTexts.en.message_missing}`)
  expect(body.match(/autofocus/g)).toHaveLength(1)
})

test('a form filled by a robot is accounted for and bothers nobody', async () => {
  expect((await post({ ...words, email: 'robot@example.test', website: 'http://spam.example' })).statusCode).toBe(303)
  await t.settle()
  expect((await items()).at(-1)).toMatchObject({ state: 'set_aside', problem: 'form.trapped', case_id: null })
})

test('one connection cannot flood a business, and keeps what it typed', async () => {
  const answers = []
  for (let nth = 0; nth < 10; nth++)
    answers.push(await post({ ...words, message: `Number ${nth}` }, [], '198.51.100.7'))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(8).fill(303), 429, 429])
  expect(answers.at(-1)?.body).toContain('Number 9')
  expect((await post(words, [], '198.51.100.8')).statusCode).toBe(303)
})

test('a simple post without files works too', async () => {
  const answer = await t.app.inject({
    method: 'POST',
    url: `${page}?lang=zh`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email: 'li@example.test', message: '请问什么时候发货？' }).toString(),
  })
  expect(answer.statusCode).toBe(303)
  await t.settle()
  const item = (await items()).at(-1)
  expect((await call(t.app, key, cases.getCase, { params: { id: item?.case_id ?? '' } })).body).toMatchObject({
    language: 'zh',
    subject: '请问什么时候发货？',
  })
})
