import { getToday } from '@heed/contract/actions.ts'
import { getCase } from '@heed/contract/cases.ts'
import { getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import * as contract from '@heed/contract/feedback-answers.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember, officeHours } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime, now } from '../../../platform/clock.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
let employee: { key: string; id: string }
beforeAll(async () => {
  t = await openTestHouse()
})
afterEach(() => holdTime())
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house, { hours: officeHours })
  key = await keyOf(t.house, business.owner)
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  employee = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})

let people = 0
const say = async (body: Record<string, unknown>) => {
  const item = (
    await call(t.app, key, recordFeedback, { body: { branchId: business.branchId, language: 'tr', ...body } })
  ).body
  await t.settle()
  return item.id
}
const sayKnown = (text: string, more = {}) =>
  say({ text, customer: { name: 'Ayşe Demir', email: `ayse${++people}@posta.test` }, ...more })
const owed = async (query = {}, as = key) => (await call(t.app, as, contract.listOwedAnswers, { query })).body
const answer = (id: string, body: Record<string, unknown>, as = employee.key) =>
  call(t.app, as, contract.answerFeedback, { params: { id }, body: body as never })
const thank = { way: 'thanked', place: 'mail' }
const mails = () =>
  business.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').select(['recipient', 'text']).orderBy('id').execute(),
  )

test('written words wait for an answer until the branch’s open hours are over, and only an answer takes them off the list', async () => {
  // A Friday at 16:00; eight open hours later it is Monday at 15:00 where the week ends at 17:00.
  holdTime(new Date('2026-09-04T13:00:00Z'))
  const id = await sayKnown('Kabinler soğuk')
  await say({ score: { value: 5, scale: '1-5' }, customer: { email: 'yildiz@posta.test' } })
  await say({ text: 'Kimliğini söylemeyen biri' })
  const { items, open, late, hours } = await owed()
  expect(items.map(({ feedback }) => feedback.id)).toEqual([id])
  expect({ open, late, hours }).toEqual({ open: 1, late: 0, hours: 8 })
  const due = Date.parse(items[0]?.dueAt ?? '')
  expect(new Date(due).getUTCDay()).toBe(1)
  holdTime(new Date(due + 1000))
  expect((await owed()).late).toBe(1)
  expect((await answer(id, { way: 'answered', place: 'mail', text: 'Isıtıcıyı açtık.' })).body).toMatchObject({
    way: 'answered',
    place: 'mail',
    by: expect.any(String),
  })
  expect(await owed()).toMatchObject({ items: [], open: 0, late: 0, answered: { n: 1 } })
})

test('the median answer time equals the times that are stored', async () => {
  const start = new Date('2026-09-07T08:00:00Z')
  const ids: string[] = []
  holdTime(start)
  for (const text of ['bir', 'iki', 'üç', 'dört']) ids.push(await sayKnown(text))
  for (const [index, minutes] of [10, 20, 60, 300].entries()) {
    holdTime(new Date(start.getTime() + minutes * 60_000))
    expect((await answer(ids[index] ?? '', thank)).status).toBe(200)
  }
  const stored = await Promise.all(
    ids.map(async (id) => (await call(t.app, key, getFeedback, { params: { id } })).body.answer),
  )
  const seconds = stored
    .map((one) => (Date.parse(one?.answeredAt ?? '') - Date.parse(one?.receivedAt ?? '')) / 1000)
    .sort((one, other) => one - other)
  expect(seconds).toEqual([600, 1200, 3600, 18_000])
  const { answered } = await owed()
  expect(answered).toEqual({ n: 4, medianSeconds: ((seconds[1] ?? 0) + (seconds[2] ?? 0)) / 2 })
})

test('thanks go in the customer’s language and without their words; of two who answer at once one does', async () => {
  const id = await sayKnown('Çok memnunum, teşekkürler')
  const given = await Promise.all([answer(id, thank), answer(id, thank, key)])
  expect(given.map(({ status }) => status).sort()).toEqual([200, 409])
  const sent = (await mails()).filter(({ text }) => text.includes('Sözleriniz için teşekkür ederiz'))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('Ayşe Demir')
  expect(sent[0]?.text).not.toContain('Çok memnunum')
})

test('a case is the third way: it has the words, an owner and the kind, and they stand in the record once', async () => {
  await buildChannel(business.scope, business.branchId, 'mail')
  const id = await sayKnown('Fermuar bozuk çıktı')
  const { body } = await answer(id, { way: 'case', kind: 'complaint' })
  const opened = (await call(t.app, key, getCase, { params: { id: body.case?.id ?? '' } })).body
  expect(opened).toMatchObject({ kind: 'complaint', owner: { id: employee.id }, customer: { name: 'Ayşe Demir' } })
  await t.settle()
  const { items } = (await call(t.app, key, listFeedback)).body
  expect(items.map(({ text, case: of }) => [text, of?.id])).toEqual([['Fermuar bozuk çıktı', body.case?.id]])
})

test('a bad public post is a complaint with an owner at once, whether stars or words say so, and comes once', async () => {
  await buildChannel(business.scope, business.branchId, 'mail')
  const url = 'https://reviews.example/narin/1'
  const post = {
    source: 'review',
    channel: 'Google',
    text: 'Kötü hizmet',
    url,
    customer: { name: 'M. K.' },
    origin: 'g:1',
  }
  await say({ ...post, score: { value: 1, scale: '1-5' } })
  await say({ ...post, score: { value: 1, scale: '1-5' } })
  await say({ source: 'social', channel: 'Instagram', text: 'Bir daha gelmem', unhappy: true })
  await say({ source: 'review', channel: 'Google', text: 'Harika', score: { value: 5, scale: '1-5' } })
  const cases = await business.scope.transaction((tx) =>
    tx.db.selectFrom('case').select(['kind', 'owner_id', 'subject', 'preview']).orderBy('number').execute(),
  )
  expect(cases.map(({ kind }) => kind)).toEqual(['complaint', 'complaint'])
  expect(cases.every(({ owner_id }) => owner_id !== null)).toBe(true)
  expect(cases[0]).toMatchObject({ subject: 'Google üzerindeki sözler', preview: expect.stringContaining(url) })
  expect((await owed()).items.map(({ feedback }) => feedback.text)).toEqual(['Harika'])
})

test('what everybody reads names no address, number or case; and nobody is answered where they cannot be reached', async () => {
  const id = await say({ source: 'social', channel: 'X', text: 'Kapı kapalıydı' })
  for (const text of ['Yazın: biz@narin.example', 'Arayın: 0212 555 11 22', 'Kaydınız #1042'])
    expect((await answer(id, { way: 'answered', place: 'public', text })).problem).toBe('feedback.private_in_public')
  expect((await answer(id, thank)).problem).toBe('feedback.place_unreachable')
  const everywhere = await say({ source: 'social', channel: 'X', text: 'Neden pahalısınız?', branchId: null })
  expect((await answer(everywhere, { way: 'case', kind: 'enquiry' }, key)).problem).toBe('feedback.no_door_for_case')
  const url = 'https://x.example/1'
  const text = 'Özür dileriz; bize özelden yazar mısınız?'
  expect((await answer(id, { way: 'answered', place: 'public', text, url })).body).toMatchObject({
    place: 'public',
    url,
  })
  const nobody = await say({ text: 'Adsız biri' })
  expect((await answer(nobody, { way: 'thanked', place: 'spoken' })).problem).toBe('feedback.no_answer_owed')
})

test('an address that runs something instead of leading somewhere is none, neither of a post nor of its answer', async () => {
  const body = { source: 'social', text: 'Kapı kapalıydı', branchId: business.branchId }
  for (const url of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'ftp://x.example/1']) {
    expect((await call(t.app, key, recordFeedback, { body: { ...body, url } as never })).status).toBe(400)
    const id = await say(body)
    expect((await answer(id, { way: 'answered', place: 'public', text: 'Özür dileriz', url })).status).toBe(400)
  }
})

test('unhappy words and public ones stand on Today until they are answered; a history and a case’s own words never do', async () => {
  const id = await sayKnown('Pantolon kötü dikilmiş', { score: { value: 1, scale: '1-5' } })
  await sayKnown('Güzeldi', { score: { value: 5, scale: '1-5' } })
  await sayKnown('Geçen yıl kötüydü', {
    score: { value: 1, scale: '1-5' },
    saidAt: new Date(now().getTime() - 100 * 86_400_000).toISOString(),
  })
  const waiting = async () =>
    (await call(t.app, employee.key, getToday)).body.items.filter(({ kind }) => kind === 'answer_words')
  expect((await waiting()).map(({ words }) => words)).toEqual(['Pantolon kötü dikilmiş'])
  expect((await owed()).open).toBe(2)
  await answer(id, thank)
  expect(await waiting()).toEqual([])
})

test('the hours are the business’s own, and words of another branch are out of sight', async () => {
  const hours = { body: { hours: 24 } }
  expect((await call(t.app, employee.key, contract.setAnswerHours, hours)).status).toBe(403)
  expect((await call(t.app, key, contract.setAnswerHours, hours)).body).toEqual({ hours: 24 })
  expect((await owed()).hours).toBe(24)
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const id = await sayKnown('Orada', { branchId: elsewhere })
  expect((await answer(id, thank)).status).toBe(404)
  expect((await owed({}, employee.key)).open).toBe(0)
  expect((await owed()).open).toBe(1)
})
