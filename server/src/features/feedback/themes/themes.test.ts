import { getToday } from '@heed/contract/actions.ts'
import { createCase } from '@heed/contract/cases.ts'
import { changeDecision } from '@heed/contract/decisions.ts'
import { getFeedback, listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import * as contract from '@heed/contract/themes.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let ownerId: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  ownerId = business.owner.actor?.id ?? ''
})

const words = { said: { en: 'The rooms are dark' }, did: { en: 'Each has two lamps now' } }
const complain = async (email: string, text: string, more: object = {}) => {
  const customer = { name: email.split('@')[0] ?? '', email, language: 'en' }
  const body = { customer, subject: 'Words', text, kind: 'complaint', acknowledge: false, ...more }
  const { id } = (await call(t.app, owner, createCase, { body })).body
  await t.settle()
  return (await call(t.app, owner, listFeedback, { query: { caseId: id } })).body.items[0]?.id ?? ''
}
const make = async (feedbackIds: string[], more: object = {}) =>
  call(t.app, owner, contract.makeTheme, {
    body: { name: 'Dark rooms', kind: 'problem', ownerId, dueOn: '2099-01-01', feedbackIds, ...more },
  })
const act = {
  decide: (id: string) => call(t.app, owner, contract.decideTheme, { params: { id }, body: words }),
  finish: (id: string) => call(t.app, owner, contract.finishTheme, { params: { id } }),
  tell: (id: string) => call(t.app, owner, contract.tellThemeCustomers, { params: { id } }),
  put: (id: string, feedbackIds: string[], belongs = true) =>
    call(t.app, owner, contract.putIntoTheme, { params: { id }, body: { feedbackIds, belongs } }),
}
const people = async (id: string) =>
  (await call(t.app, owner, contract.getTheme, { params: { id } })).body.people.map(
    ({ customer, telling }) => `${customer.name} ${telling}`,
  )
const mailed = () =>
  business.scope.transaction(async (tx) =>
    (
      await tx.db.selectFrom('outbox_message').select('recipient').where('purpose', '=', 'told').orderBy('id').execute()
    ).map(({ recipient }) => recipient),
  )
const onToday = async () =>
  (await call(t.app, owner, getToday, { query: {} })).body.items.filter(({ kind }) => kind === 'theme')

test('done, a theme drafts mails to exactly the customers linked to it, and they go once', async () => {
  const linked = [
    await complain('ada@mail.test', 'The fitting room is dark'),
    await complain('ada@mail.test', 'Still dark'),
    await complain('ben@mail.test', 'I could not see myself'),
    (await call(t.app, owner, recordFeedback, { body: { text: 'Said at the till' } })).body.id,
  ]
  await complain('other@mail.test', 'The queue is long')
  const theme = (await make(linked)).body
  expect(theme).toMatchObject({ state: 'open', items: 4, complaints: 3, customers: 2, told: 0 })
  expect(await people(theme.id)).toEqual(['ada waiting', 'ben waiting'])
  const { body: list } = await call(t.app, owner, listFeedback, { query: { themeId: theme.id, source: 'case' } })
  expect(list.items).toHaveLength(theme.complaints)

  expect((await act.finish(theme.id)).problem).toBe('theme.not_decided')
  expect((await act.decide(theme.id)).body.state).toBe('decided')
  expect((await act.decide(theme.id)).problem).toBe('theme.decided')
  const { telling, theme: done } = (await act.finish(theme.id)).body
  expect(done).toMatchObject({ state: 'done', toTell: 4 })
  expect(telling).toMatchObject({ items: 4, mails: 2, withoutMail: 1 })
  expect(telling.samples[0]?.text).toContain('Each has two lamps now')
  expect(await people(theme.id)).toEqual(['ada drafted', 'ben drafted'])
  expect(await mailed()).toEqual([])
  expect((await act.finish(theme.id)).problem).toBe('theme.done')

  const told = await Promise.all([act.tell(theme.id), act.tell(theme.id)])
  expect(told.map(({ body }) => body.mails).sort()).toEqual([0, 2])
  await t.settle()
  expect((await act.tell(theme.id)).body.mails).toBe(0)
  await t.settle()
  expect((await mailed()).sort()).toEqual(['ada@mail.test', 'ben@mail.test'])
  expect(await people(theme.id)).toEqual(['ada mailed', 'ben mailed'])
})

test('what comes later is answered by the same decision; what it answers cannot be taken out', async () => {
  const [first, wrong] = [await complain('ada@mail.test', 'Dark'), await complain('eve@mail.test', 'About prices')]
  const theme = (await make([first, wrong])).body
  expect((await act.put(theme.id, [wrong], false)).body).toMatchObject({ changed: 1, theme: { items: 1 } })
  await act.decide(theme.id)
  await act.finish(theme.id)
  await act.tell(theme.id)
  const later = await complain('ben@mail.test', 'Dark too')
  const missing = '019ab000-0000-7000-8000-000000000000'
  expect((await act.put(theme.id, [later, missing])).body).toMatchObject({ changed: 1, notFound: [missing] })
  expect((await call(t.app, owner, getFeedback, { params: { id: later } })).body).toMatchObject({
    state: 'done',
    theme: { id: theme.id },
  })
  expect((await act.put(theme.id, [later], false)).body.changed).toBe(0)
  expect((await act.tell(theme.id)).body.mails).toBe(1)
  await t.settle()
  expect(await mailed()).toEqual(['ada@mail.test', 'ben@mail.test'])
})

test('somebody told before, for another reason, stays as they were and is not written to again', async () => {
  const [before, ada] = [await complain('eve@mail.test', 'Dark'), await complain('ada@mail.test', 'Dark')]
  const other = (await make([before])).body
  await act.decide(other.id)
  await act.finish(other.id)
  await act.tell(other.id)
  const theme = (await make([before, ada])).body
  await act.decide(theme.id)
  expect((await act.finish(theme.id)).body.telling.mails).toBe(1)
  await act.tell(theme.id)
  await t.settle()
  expect(await mailed()).toEqual(['eve@mail.test', 'ada@mail.test'])
})

test('a theme stands on its owner’s Today until what was decided is done, wherever that is said', async () => {
  const theme = (await make([])).body
  expect(await onToday()).toMatchObject([{ words: 'Dark rooms', facts: { themeId: theme.id } }])
  const colleague = await buildMember(business.scope, 'lead', [business.branchId])
  const change = (body: object) => call(t.app, owner, contract.changeTheme, { params: { id: theme.id }, body })
  expect((await change({ ownerId: colleague.actor?.id })).body.owner.id).toBe(colleague.actor?.id)
  expect((await change({ dueOn: '2020-01-01' })).problem).toBe('theme.in_past')
  const { decision } = (await act.decide(theme.id)).body
  const { body } = await call(t.app, owner, contract.getTheme, { params: { id: theme.id } })
  await call(t.app, owner, changeDecision, { params: { id: decision?.id ?? '' }, body: { doneOn: today() } })
  expect(await onToday()).toEqual([])
  expect(body.state).toBe('decided')
  const list = async (show: string) =>
    (await call(t.app, owner, contract.listThemes, { query: { show } })).body.items.map(({ id }) => id)
  expect([await list('open'), await list('done')]).toEqual([[], [theme.id]])
})
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Istanbul' }).format(new Date())

test('a lead of one branch leads its themes, and does not touch one of the whole business', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  const whole = (await make([])).body
  const ofBaku = (await make([], { branchId: baku })).body
  const decide = (id: string) => call(t.app, lead, contract.decideTheme, { params: { id }, body: words })
  expect((await decide(whole.id)).problem).toBe('decision.beyond_branches')
  expect((await decide(ofBaku.id)).status).toBe(404)
  const own = (await make([], { branchId: business.branchId })).body
  expect((await decide(own.id)).status).toBe(200)
})

test('a theme is handed to nobody who does not exist', async () => {
  const { body } = await make([await complain('ayse@example.test', 'It was dark')])
  const to = { ownerId: '019ab000-0000-7000-8000-000000000000' }
  const changed = await call(t.app, owner, contract.changeTheme, { params: { id: body.id }, body: to })
  expect(changed.problem).toBe('case.owner_unknown')
})

test('a theme on which nothing is decided is taken away, its words stay under none, and nobody is reminded of it', async () => {
  const item = await complain('ada@mail.test', 'The fitting room is dark')
  const { id } = (await make([item])).body
  expect(await onToday()).toHaveLength(1)
  const remove = (themeId: string, key = owner) => call(t.app, key, contract.removeTheme, { params: { id: themeId } })
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect((await remove(id, employee)).status).toBe(403)
  expect((await remove(id)).status).toBe(204)
  expect((await call(t.app, owner, contract.getTheme, { params: { id } })).status).toBe(404)
  const { items } = (await call(t.app, owner, listFeedback, { query: {} })).body
  expect(items).toMatchObject([{ id: item, theme: null }])
  expect(await onToday()).toEqual([])
  expect((await remove(id)).status).toBe(404)
})

test('a theme that has its decision stays: customers are told by it', async () => {
  const { id } = (await make([await complain('ada@mail.test', 'The fitting room is dark')])).body
  await act.decide(id)
  expect((await call(t.app, owner, contract.removeTheme, { params: { id } })).problem).toBe('theme.decided')
})
