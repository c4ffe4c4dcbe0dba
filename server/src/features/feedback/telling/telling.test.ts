import { createCase } from '@heed/contract/cases.ts'
import {
  changeDecision,
  linkFeedback,
  makeDecision,
  previewItemTelling,
  previewTelling,
  tellCustomer,
  tellCustomers,
} from '@heed/contract/decisions.ts'
import { getFeedback, listFeedback, moveFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const complain = async (email: string | undefined, language: string, text: string, name = 'Ayşe Demir') => {
  const customer = { name, email, language, ...(email ? {} : { phone: '+905321112233' }) }
  const body = { customer, subject: 'Words', text, kind: 'complaint', acknowledge: false }
  const { id } = (await call(t.app, owner, createCase, { body })).body
  await t.settle()
  return (await call(t.app, owner, listFeedback, { query: { caseId: id } })).body.items[0]?.id ?? ''
}
const decide = async (feedbackIds: string[], more = {}) =>
  (
    await call(t.app, owner, makeDecision, {
      body: {
        said: { en: 'The fitting rooms are dark', tr: 'Kabinler karanlık' },
        did: { en: 'Each has two lamps now', tr: 'Artık her birinde iki lamba var' },
        feedbackIds,
        ...more,
      },
    })
  ).body
const mails = () =>
  business.scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select(['recipient', 'subject', 'text', 'case_id'])
      .where('purpose', '=', 'told')
      .orderBy('id')
      .execute(),
  )
const states = async (decisionId: string) =>
  (await call(t.app, owner, listFeedback, { query: { decisionId } })).body.items.map(({ state }) => state)

test('customers are told what was done, each once, in their language, after a preview that says how many it reaches', async () => {
  const ids = [
    await complain('ayse@posta.test', 'tr', 'Kabin karanlık'),
    await complain('ayse@posta.test', 'tr', 'Kabin hâlâ karanlık'),
    await complain('john@mail.test', 'en', 'I could not see myself', 'John Fox'),
    await complain(undefined, 'tr', 'Telefonla söyledim', 'Arayan'),
    (await call(t.app, owner, recordFeedback, { body: { text: 'Said at the till' } })).body.id,
  ]
  const decision = await decide(ids)
  expect((await call(t.app, owner, previewTelling, { params: { id: decision.id } })).body.items).toBe(0)
  await call(t.app, owner, changeDecision, { params: { id: decision.id }, body: { doneOn: decision.decidedOn } })
  expect(new Set(await states(decision.id))).toEqual(new Set(['done']))
  const { body: preview } = await call(t.app, owner, previewTelling, { params: { id: decision.id } })
  expect(preview).toMatchObject({ items: 5, mails: 2, withoutMail: 2 })
  expect(preview.samples.map(({ language, mails }) => [language, mails])).toEqual([
    ['tr', 1],
    ['en', 1],
  ])
  expect(await mails()).toEqual([])

  const tell = () => call(t.app, owner, tellCustomers, { params: { id: decision.id } })
  const told = await Promise.all([tell(), tell()])
  expect(told.map(({ body }) => body.mails).sort()).toEqual([0, 2])
  expect((await tell()).body).toMatchObject({ items: 0, mails: 0 })
  await t.settle()
  const sent = await mails()
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual(['ayse@posta.test', 'john@mail.test'])
  const turkish = sent.find(({ recipient }) => recipient.startsWith('ayse'))
  expect(turkish?.text).toContain('Sayın Ayşe Demir,')
  expect(turkish?.text).toContain('Artık her birinde iki lamba var')
  expect(turkish?.text).not.toContain('Kabin hâlâ')
  expect(preview.samples[0]?.subject).toBe(turkish?.subject)
  expect(new Set(await states(decision.id))).toEqual(new Set(['told']))
})

test('moved back and told again, nobody is written to twice', async () => {
  const id = await complain('once@posta.test', 'tr', 'Su sıcak')
  await call(t.app, owner, moveFeedback, { params: { id }, body: { state: 'done', text: 'Yeni sebil geldi' } })
  expect((await call(t.app, owner, getFeedback, { params: { id } })).body.canTell).toBe('yes')
  const { body: preview } = await call(t.app, owner, previewItemTelling, { params: { id } })
  expect(preview.samples[0]?.text).toContain('Yeni sebil geldi')
  await call(t.app, owner, tellCustomer, { params: { id } })
  await call(t.app, owner, moveFeedback, { params: { id }, body: { state: 'done', text: 'Told the wrong one' } })
  expect((await call(t.app, owner, tellCustomer, { params: { id } })).body).toMatchObject({ items: 1, mails: 0 })
  await t.settle()
  expect(await mails()).toHaveLength(1)
})

test('an item linked later is told later, and its customer only if they were not told about this before', async () => {
  const first = await complain('a@posta.test', 'tr', 'Bir')
  const decision = await decide([first], { doneOn: null })
  await call(t.app, owner, changeDecision, { params: { id: decision.id }, body: { doneOn: decision.decidedOn } })
  await call(t.app, owner, tellCustomers, { params: { id: decision.id } })
  const later = [await complain('a@posta.test', 'tr', 'İki'), await complain('b@posta.test', 'tr', 'Üç')]
  const { body } = await call(t.app, owner, linkFeedback, {
    params: { id: decision.id },
    body: { feedbackIds: [...later, '019ab000-0000-7000-8000-000000000000'] },
  })
  expect(body).toMatchObject({ linked: 2, notFound: ['019ab000-0000-7000-8000-000000000000'] })
  expect((await call(t.app, owner, tellCustomers, { params: { id: decision.id } })).body).toMatchObject({
    items: 2,
    mails: 1,
  })
  await t.settle()
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(['a@posta.test', 'b@posta.test'])
})

test('what holds for the whole business is decided by someone who sees every branch, and nothing is done before it is decided', async () => {
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  const body = { said: { en: 'x' }, did: { en: 'y' } }
  expect((await call(t.app, lead, makeDecision, { body })).problem).toBe('decision.beyond_branches')
  expect((await call(t.app, lead, makeDecision, { body: { ...body, branchId: business.branchId } })).status).toBe(201)
  const make = (more: object) => call(t.app, owner, makeDecision, { body: { ...body, ...more } })
  expect((await make({ doneOn: '2100-01-01' })).problem).toBe('feedback.done_in_future')
  expect((await make({ decidedOn: '2026-02-02', doneOn: '2026-02-01' })).problem).toBe('decision.done_before')
  expect((await make({ said: {} })).status).toBe(400)
  expect((await make({ branchId: '019ab000-0000-7000-8000-000000000000' })).problem).toBe('branch.unknown')
})
