import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import { answerCase, changeCaseState, createCase, getCase, getTimeline, updateCase } from '@heed/contract/cases.ts'
import { listOpenThings } from '@heed/contract/closing.ts'
import { followUpAnger, judgeComplaint, markAngry } from '@heed/contract/complaints.ts'
import { keepPromise, makePromise } from '@heed/contract/promises.ts'
import { fulfilRemedy, giveRemedies } from '@heed/contract/remedies.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let owner: string
let mert: { key: string; id: string }

beforeAll(async () => {
  t = await openTestHouse()
  const business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  mert = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})
afterAll(() => t.close())

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const promiseIn = async (id: string) =>
  (
    await call(t.app, mert.key, makePromise, {
      params: { id },
      body: { words: 'Yeni gömlek gönderilir', memberId: mert.id, dueAt: tomorrow() },
    })
  ).body.id
const end = (id: string, state: 'solved' | 'closed', leavingOpen?: string) =>
  call(t.app, owner, changeCaseState, { params: { id }, body: { state, ...(leavingOpen ? { leavingOpen } : {}) } })
const open = async (id: string, to: 'solved' | 'closed' = 'solved') =>
  (await call(t.app, mert.key, listOpenThings, { params: { id }, query: { to } })).body.items
const stateOf = async (id: string) => (await call(t.app, owner, getCase, { params: { id } })).body.state

test('a complaint with a promise running is not solved silently: it says which, and the reason stays in the case', async () => {
  const { id } = await complain(t, owner)
  await promiseIn(id)
  expect(await open(id)).toMatchObject([{ kind: 'promise', words: 'Yeni gömlek gönderilir', remedyKind: null }])
  expect((await end(id, 'solved')).problem).toBe('complaint.things_open')
  expect(await stateOf(id)).toBe('open')
  expect((await end(id, 'solved', 'The shirt is on its way')).status).toBe(200)
  const { items } = (await call(t.app, owner, getTimeline, { params: { id } })).body
  expect(items).toContainEqual(
    expect.objectContaining({
      type: 'case.state_changed',
      details: expect.objectContaining({ to: 'solved', leavingOpen: 'The shirt is on its way' }),
    }),
  )
})

test('what is kept is no longer open, and then nothing is asked', async () => {
  const { id } = await complain(t, owner)
  const promiseId = await promiseIn(id)
  await call(t.app, mert.key, keepPromise, { params: { id: promiseId }, body: {} })
  expect(await open(id)).toEqual([])
  expect((await end(id, 'solved')).status).toBe(200)
})

test('a remedy asked for or granted is open until it is given; a coupon is given with its code', async () => {
  const { id } = await complain(t, owner)
  const give = (key: string, kind: 'refund' | 'coupon', amount: number) =>
    call(t.app, key, giveRemedies, { params: { id }, body: { reason: 'x', items: [{ kind, amount }] } })
  await give(owner, 'coupon', 100)
  expect(await open(id)).toEqual([])
  const granted = (await give(owner, 'refund', 200)).body.items.find(({ kind }) => kind === 'refund')
  await give(mert.key, 'refund', 100_000)
  expect(await open(id)).toMatchObject([
    { kind: 'remedy_granted', remedyKind: 'refund' },
    { kind: 'remedy_asked', remedyKind: 'refund' },
  ])
  await call(t.app, owner, fulfilRemedy, { params: { id: granted?.id ?? '' }, body: { proof: '4711' } })
  expect((await open(id)).map(({ kind }) => kind)).toEqual(['remedy_asked'])
  expect((await end(id, 'solved')).problem).toBe('complaint.things_open')
})

test('the call to an angry customer is owed when the complaint is closed, not when it is solved', async () => {
  const { id } = await complain(t, owner)
  await call(t.app, owner, markAngry, { params: { id }, body: {} })
  expect((await end(id, 'solved')).status).toBe(200)
  await call(t.app, owner, judgeComplaint, { params: { id }, body: { satisfied: true } })
  expect(await open(id, 'closed')).toMatchObject([{ kind: 'follow_up', words: null }])
  expect((await end(id, 'closed')).problem).toBe('complaint.things_open')
  await call(t.app, owner, followUpAnger, { params: { id }, body: { words: 'All is well' } })
  expect((await end(id, 'closed')).status).toBe(200)
})

test('many at once and an answer that solves obey it as well, and a refused answer is not sent', async () => {
  const { id } = await complain(t, owner, { email: 'ayse@customer.test' })
  await promiseIn(id)
  const bulk = await call(t.app, owner, bulkChangeCases, { body: { ids: [id], state: 'solved' } })
  expect(bulk.body.refused).toEqual([{ id, code: 'complaint.things_open' }])
  const answer = (leavingOpen?: string) =>
    call(t.app, owner, answerCase, {
      params: { id },
      body: { text: 'Geçmiş olsun', thenState: 'solved', ...(leavingOpen ? { leavingOpen } : {}) },
    })
  expect((await answer()).problem).toBe('complaint.things_open')
  const answers = async () =>
    (await call(t.app, owner, getTimeline, { params: { id } })).body.items.filter(
      (entry) => entry.entry === 'message' && entry.kind === 'answer',
    )
  expect(await answers()).toEqual([])
  expect((await answer('Sent tomorrow')).status).toBe(201)
  expect(await answers()).toHaveLength(1)
  expect(await stateOf(id)).toBe('solved')
})

test('what was promised stays owed where the complaint is called something else, and a reason that nobody can see is none', async () => {
  const { id } = await complain(t, owner)
  await promiseIn(id)
  await call(t.app, owner, updateCase, { params: { id }, body: { kind: 'enquiry' } })
  expect((await end(id, 'closed')).problem).toBe('complaint.things_open')
  const leave = (leavingOpen: string) =>
    call(t.app, owner, changeCaseState, { params: { id }, body: { state: 'closed', leavingOpen } })
  expect((await leave('\u200b')).problem).toBe('request.invalid')
  expect((await leave('…')).problem).toBe('request.invalid')
  expect((await leave('They found it themselves')).status).toBe(200)
})

test('a case that is no complaint ends as before, and one out of sight is not found', async () => {
  const { body } = await call(t.app, owner, createCase, {
    body: { customer: { name: 'Ayşe' }, subject: 'Hours', text: 'When?', kind: 'enquiry' },
  })
  await promiseIn(body.id)
  expect(await open(body.id)).toEqual([])
  expect((await end(body.id, 'solved')).status).toBe(200)
  const other = await buildBusiness(t.house)
  const stranger = await keyOf(t.house, other.owner)
  const { status } = await call(t.app, stranger, listOpenThings, { params: { id: body.id }, query: { to: 'solved' } })
  expect(status).toBe(404)
})
