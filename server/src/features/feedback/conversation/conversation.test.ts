import { recordOccasion } from '@heed/contract/asking.ts'
import { getCase } from '@heed/contract/cases.ts'
import { getComplaint } from '@heed/contract/complaints.ts'
import { getConversationGuide } from '@heed/contract/conversation-guide.ts'
import { getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
let employee: { key: string; id: string }
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  employee = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})

const record = (body: Record<string, unknown>, as = employee.key) => call(t.app, as, recordFeedback, { body })
const list = async (query: Record<string, string> = {}) => {
  await t.settle()
  return (await call(t.app, key, listFeedback, { query })).body.items
}
const buy = async (words: string | undefined, branchId = business.branchId, at?: string) =>
  (
    await call(t.app, key, recordOccasion, {
      body: {
        kind: 'purchase',
        branchId,
        words,
        at,
        customer: { email: 'meryem@posta.test', name: 'Meryem Aydın', language: 'tr' },
      },
    })
  ).body
const guide = (query: Record<string, string> = {}, as = employee.key) =>
  call(t.app, as, getConversationGuide, { query })

test('what a customer said is written down in two steps and is a remark that an employee heard', async () => {
  await record({ text: 'Akşamları daha geç kapatsanız' })
  const [heard] = await list()
  expect(heard).toMatchObject({ source: 'remark', text: 'Akşamları daha geç kapatsanız', kind: null, product: null })
  expect(heard?.recordedBy).toBeTruthy()
})

test('words are a wish, praise, a problem or a question, and only those asked for are shown', async () => {
  for (const kind of ['wish', 'praise', 'problem', 'question']) await record({ text: `Words of a ${kind}`, kind })
  await record({ text: 'Of no kind' })
  expect((await list({ kind: 'wish' })).map(({ text }) => text)).toEqual(['Words of a wish'])
  expect(await list({ kind: 'praise,question' })).toHaveLength(2)
  expect(await list()).toHaveLength(5)
  expect((await record({ text: 'x', kind: 'rumour' })).problem).toBe('request.invalid')
})

test('the name of a product finds what was said about it in every language, in the words it was said in', async () => {
  const said = [
    ['tr', 'Bu gömlek ilk yıkamada çekti'],
    ['zh', '洗了一次就缩水了'],
    ['az', 'Köynəyin rəngi gözəldir'],
    ['id', 'Ukurannya pas'],
    ['en', 'Sleeves are too long'],
  ] as const
  for (const [language, text] of said) await record({ language, text, product: 'Ege Gömlek' })
  await record({ language: 'en', text: 'The fitting room is cold', product: 'Kanvas Çanta' })
  await complain(t, key, { email: 'sena@posta.test', item: 'Ege Gömlek' })
  const found = await list({ search: 'ege' })
  expect(found).toHaveLength(6)
  for (const [language, text] of said) expect(found).toContainEqual(expect.objectContaining({ language, text }))
  expect(await list({ search: 'ege', kind: 'problem' })).toHaveLength(1)
  expect((await list({ search: 'ÇANTA' })).map(({ product }) => product)).toEqual(['Kanvas Çanta'])
})

test('the guide asks about what the customer bought last, in their language', async () => {
  await buy('mavi gömlek', business.branchId, '2026-01-05T10:00:00Z')
  const last = await buy('kanvas çanta', business.branchId, '2026-02-01T10:00:00Z')
  const { body } = await guide({ customerId: last.customerId })
  expect(body.language).toBe('tr')
  expect(body.purchase).toMatchObject({ id: last.id, bought: 'kanvas çanta' })
  expect(body.openers[0]).toBe('Geçen sefer aldığınız kanvas çanta nasıldı?')
  expect(body.openers.length).toBeGreaterThan(2)
  expect((await guide({ language: 'zh' })).body).toMatchObject({ customer: null, purchase: null, language: 'zh' })
  await buy(undefined, business.branchId, '2026-03-01T10:00:00Z')
  const unnamed = (await guide({ customerId: last.customerId })).body
  expect(unnamed.purchase?.bought).toBeNull()
  expect(unnamed.openers[0]).toBe('Geçen sefer aldıklarınızdan memnun kaldınız mı?')
})

test('purchases of a branch out of sight are not spoken about, and strangers are nobody’s', async () => {
  const { customerId } = await buy('palto', await buildBranch(business.scope, 'İzmir'))
  expect((await guide({ customerId }, key)).body.purchase).toMatchObject({ bought: 'palto', branchName: 'İzmir' })
  expect((await guide({ customerId })).body.purchase).toBeNull()
  const other = await buildBusiness(t.house, { name: 'Other' })
  expect((await guide({ customerId }, await keyOf(t.house, other.owner))).problem).toBe('feedback.customer_unknown')
})

test('a problem with the last purchase is a complaint of whoever heard it, at once', async () => {
  const bought = await buy('kanvas çanta')
  const { body, status } = await record({
    text: 'Askısı ilk gün koptu',
    kind: 'problem',
    product: 'kanvas çanta',
    occasionId: bought.id,
    opensCase: true,
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ kind: 'problem', product: 'kanvas çanta', customer: { id: bought.customerId } })
  const opened = (await call(t.app, key, getCase, { params: { id: body.case?.id ?? '' } })).body
  expect(opened).toMatchObject({
    kind: 'complaint',
    owner: { id: employee.id },
    customer: { id: bought.customerId },
  })
  // What it is about was written down already.
  expect((await call(t.app, key, getComplaint, { params: { id: body.case?.id ?? '' } })).body.purchase.item).toBe(
    'kanvas çanta',
  )
  // The words stand in the record once, and nobody is told to answer what is a case already.
  expect(await list()).toHaveLength(1)
  expect((await call(t.app, key, getFeedback, { params: { id: body.id } })).body.answer).toMatchObject({ way: 'case' })
})

test('words that name a purchase of another business are refused, and so is a case that no branch could take', async () => {
  const other = await buildBusiness(t.house, { name: 'Other' })
  const bought = await buy('palto')
  expect((await record({ text: 'x', occasionId: bought.id }, await keyOf(t.house, other.owner))).status).toBe(404)
  const somebody = (await record({ text: 'Hello', customer: { email: 'sena@posta.test' } }, key)).body
  const theirs = { text: 'x', occasionId: bought.id, customerId: somebody.customer?.id }
  expect((await record(theirs)).status).toBe(404)
  expect((await record({ text: 'x', branchId: null, opensCase: true }, key)).problem).toBe('feedback.no_door_for_case')
  expect((await list()).map(({ text }) => text)).toEqual(['Hello'])
})

test('long words with a product are kept whole and exported with their kind', async () => {
  const text = 'uzun '.repeat(15_000).trim()
  await record({ text, kind: 'wish', product: 'Ege Gömlek' })
  const [item] = await list({ search: 'gömlek' })
  expect(item?.text).toBe(text)
  const { body: csv } = await t.app.inject({
    method: 'GET',
    url: '/api/v1/feedback.csv',
    headers: { authorization: `Bearer ${key}` },
  })
  expect(csv.trimEnd().endsWith(',wish,Ege Gömlek')).toBe(true)
})
