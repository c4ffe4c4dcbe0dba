import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import { changeCaseState, createCase, getCase } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/closing.ts'
import { getComplaint, judgeComplaint } from '@heed/contract/complaints.ts'
import { getMe } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let mert: string
let manager: string

beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  business = await buildBusiness(t.house)
  mert = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  manager = await keyOf(t.house, await buildMember(business.scope, 'manager'))
})
afterEach(() => holdTime())
afterAll(() => t.close())

const rule = (key: string, byCustomer: boolean) => call(t.app, key, contract.setClosingRule, { body: { byCustomer } })
const enquire = async () =>
  (
    await call(t.app, mert, createCase, {
      body: { customer: { name: 'Ayşe Demir', language: 'tr' }, subject: 'Hours', text: 'When?', kind: 'enquiry' },
    })
  ).body.id
const setState = (id: string, state: 'solved' | 'closed' | 'open') =>
  call(t.app, mert, changeCaseState, { params: { id }, body: { state } })
const confirm = (id: string) =>
  call(t.app, mert, contract.confirmSpoken, { params: { id }, body: { saidBy: 'Ayşe Demir', words: 'All is well' } })
const closing = async (id: string) => (await call(t.app, mert, contract.getClosing, { params: { id } })).body
const stateOf = async (id: string) => (await call(t.app, mert, getCase, { params: { id } })).body.state

test('with the rule on, a case without the customer’s word stays solved and waits, and closes with it', async () => {
  const id = await enquire()
  await rule(manager, true)
  await setState(id, 'solved')
  expect(await closing(id)).toEqual({ byCustomer: true, confirmation: null })
  expect((await setState(id, 'closed')).problem).toBe('case.customer_not_confirmed')
  expect(await stateOf(id)).toBe('solved')
  expect((await confirm(id)).body.confirmation).toMatchObject({
    by: 'spoken',
    saidBy: 'Ayşe Demir',
    words: 'All is well',
  })
  expect((await setState(id, 'closed')).status).toBe(200)
})

test('many at once and programs obey it as well, and what is refused is not half changed', async () => {
  const [first, second] = [await enquire(), await enquire()]
  await rule(manager, true)
  await setState(first, 'solved')
  await setState(second, 'solved')
  await confirm(second)
  const owner = await keyOf(t.house, business.owner)
  const bulk = await call(t.app, owner, bulkChangeCases, {
    body: { ids: [first, second], state: 'closed', addTags: ['done'] },
  })
  expect(bulk.body).toEqual({
    changed: [second],
    refused: [{ id: first, code: 'case.customer_not_confirmed' }],
  })
  expect((await call(t.app, mert, getCase, { params: { id: first } })).body).toMatchObject({
    state: 'solved',
    tags: [],
  })
  expect(await stateOf(second)).toBe('closed')
})

test('the customer’s word is of the solution before it: another solution needs another word', async () => {
  const id = await enquire()
  expect((await confirm(id)).problem).toBe('complaint.not_solved_yet')
  await setState(id, 'solved')
  await confirm(id)
  await rule(manager, true)
  await setState(id, 'open')
  expect((await setState(id, 'closed')).problem).toBe('case.customer_not_confirmed')
  await setState(id, 'solved')
  expect((await closing(id)).confirmation).toBeNull()
})

test('a survey that says solved closes it, one that does not or rates it low does not', async () => {
  await rule(manager, true)
  const answer = async (solved: string, satisfaction: number) => {
    const id = await enquire()
    await setState(id, 'solved')
    await business.scope.transaction(async (tx) => {
      const { customer_id } = await tx.db
        .selectFrom('case')
        .select('customer_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const survey = await tx.db.selectFrom('survey').selectAll().executeTakeFirstOrThrow()
      const invitationId = newId()
      await tx.db
        .insertInto('survey_invitation')
        .values({
          id: invitationId,
          branch_id: business.branchId,
          case_id: id,
          survey_id: survey.id,
          customer_id,
          token_hash: Buffer.from(invitationId),
          language: 'tr',
          state: 'answered',
          sent_at: now(),
          send_at: now(),
          expires_at: new Date('2099-01-01'),
        })
        .execute()
      await tx.db
        .insertInto('survey_response')
        .values({
          id: newId(),
          branch_id: business.branchId,
          case_id: id,
          customer_id,
          survey_id: survey.id,
          day: now().toISOString().slice(0, 10),
          invitation_id: invitationId,
          solved,
          satisfaction,
          language: 'tr',
          answered_at: new Date(now().getTime() + 1000),
        })
        .execute()
    })
    return id
  }
  const answered = async (solved: string, satisfaction: number) =>
    (await setState(await answer(solved, satisfaction), 'closed')).problem
  expect(await answered('partly', 5)).toBe('case.customer_not_confirmed')
  expect(await answered('yes', 2)).toBe('case.customer_not_confirmed')
  expect(await answered('yes', 4)).toBeUndefined()

  // Nobody talks a customer's own no away; another solution has another word.
  const refused = await answer('no', 1)
  expect((await confirm(refused)).problem).toBe('complaint.customer_said_no')
  expect((await closing(refused)).confirmation).toBeNull()
  holdTime(new Date(now().getTime() + 5000))
  await setState(refused, 'open')
  await setState(refused, 'solved')
  expect((await confirm(refused)).status).toBe(201)
  expect((await setState(refused, 'closed')).status).toBe(200)
})

test('in a complaint the spoken word is its judgement, and a colleague’s guess closes nothing', async () => {
  const { id } = await complain(t, mert)
  await rule(manager, true)
  await setState(id, 'solved')
  await call(t.app, mert, judgeComplaint, { params: { id }, body: { satisfied: true } })
  expect((await setState(id, 'closed')).problem).toBe('case.customer_not_confirmed')
  await confirm(id)
  expect((await call(t.app, mert, getComplaint, { params: { id } })).body.judgement).toMatchObject({ satisfied: true })
  expect((await setState(id, 'closed')).status).toBe(200)
})

test('whoever manages the whole business sets it, and everybody sees it; off is as before', async () => {
  expect((await rule(mert, true)).status).toBe(403)
  const ofOneBranch = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await rule(ofOneBranch, true)).problem).toBe('branch.beyond')
  const id = await enquire()
  expect((await rule(manager, true)).body).toEqual({ byCustomer: true })
  expect((await call(t.app, mert, getMe, {})).body.workspace.closesByCustomer).toBe(true)
  await rule(manager, false)
  expect((await setState(id, 'closed')).status).toBe(200)
})
