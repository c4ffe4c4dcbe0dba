import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import { answerCase, changeCaseState, createCase, getCase, updateCase } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/complaints.ts'
import { givePlan, keepPromise } from '@heed/contract/promises.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { outboxOf } from '../../../test/mails.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { tellComplaint } from './letters.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let mert: { key: string; id: string }
let manager: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house, { hours: officeHours })
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  mert = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
  manager = (await buildMember(business.scope, 'manager', [business.branchId])).actor?.id ?? ''
})
afterEach(() => holdTime())
afterAll(() => t.close())

const complain = async (more: Record<string, unknown> = {}) => {
  const { status, body } = await call(t.app, mert.key, createCase, {
    body: {
      branchId: business.branchId,
      customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
      subject: 'Gömlek ilk yıkamada yırtıldı',
      text: 'İki gün önce aldım, fişi de yanımda.',
      kind: 'complaint',
      ...more,
    },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const read = async (id: string) => (await call(t.app, mert.key, contract.getComplaint, { params: { id } })).body
const step = (id: string, body: unknown) => call(t.app, mert.key, contract.takeComplaintStep, { params: { id }, body })
const setState = (id: string, state: string) =>
  call(t.app, mert.key, changeCaseState, { params: { id }, body: { state } })
const judge = (id: string, body: unknown) => call(t.app, mert.key, contract.judgeComplaint, { params: { id }, body })
const review = (id: string, body: unknown) => call(t.app, mert.key, contract.reviewCause, { params: { id }, body })
const waysOf = ({ stages }: contract.Complaint) => stages.map(({ way }) => way).join(' ')
const listened = { stage: 'listened', way: 'done', words: 'The shirt tore at the seam in the first wash' }
const apologised = { stage: 'apologised', way: 'done', words: 'We are sorry' }
const plan = (id: string) =>
  call(t.app, mert.key, givePlan, {
    params: { id },
    body: {
      problem: 'Yırtılan gömlek',
      steps: [
        { words: 'Yeni gömlek hazır', memberId: mert.id, dueAt: new Date(Date.now() + 86_400_000).toISOString() },
      ],
      told: 'mail',
    },
  })

test('a complaint goes through each stage in its order, to a satisfied customer and a prevented cause', async () => {
  const id = await complain()
  const first = await read(id)
  expect(waysOf(first)).toBe('done open open open open open open')
  expect(first.next).toBe('listened')
  expect((await step(id, apologised)).problem).toBe('complaint.listen_first')
  expect((await plan(id)).problem).toBe('complaint.listen_first')
  expect((await step(id, listened)).status).toBe(200)
  expect((await step(id, listened)).problem).toBe('complaint.step_taken')
  expect((await step(id, apologised)).body.stages[2]).toMatchObject({
    way: 'done',
    words: 'We are sorry',
    by: { id: mert.id },
  })
  const planned = await plan(id)
  expect(planned.status).toBe(201)
  expect((await judge(id, { satisfied: true })).problem).toBe('complaint.not_solved_yet')
  await call(t.app, mert.key, keepPromise, { params: { id: planned.body.steps[0]?.id ?? '' }, body: {} })
  await setState(id, 'solved')
  expect(waysOf(await read(id))).toBe('done done done done done open open')
  expect((await judge(id, { satisfied: true, words: 'Very pleased' })).body.judgement).toMatchObject({ by: 'employee' })
  const answers = { cause: 'A bad seam', prevention: 'Each lot is washed once', kind: 'systems' }
  expect((await review(id, { ...answers, prevention: '  ' })).status).toBe(400)
  expect((await read(id)).next).toBe('prevented')
  const reviewed = await review(id, answers)
  expect(waysOf(reviewed.body)).toBe('done done done done done done done')
  expect(reviewed.body).toMatchObject({ next: null, review: { ...answers, by: { id: mert.id } } })
})

test('what is passed over keeps its reason, and solving without the stages records that they were passed over', async () => {
  const id = await complain()
  expect((await step(id, { stage: 'listened', way: 'skipped' })).status).toBe(400)
  await step(id, { stage: 'listened', way: 'skipped', words: 'They wrote it all down already' })
  await setState(id, 'solved')
  const { stages } = await read(id)
  expect(stages.map(({ way }) => way)).toEqual(['done', 'skipped', 'skipped', 'skipped', 'done', 'open', 'open'])
  expect(stages[1]?.words).toBe('They wrote it all down already')
  expect(stages[2]).toMatchObject({ words: null, by: { id: mert.id } })
})

test('a plan counts as one only when given: planned cannot be ticked by hand', async () => {
  const id = await complain()
  await step(id, listened)
  await step(id, apologised)
  expect((await step(id, { stage: 'planned', way: 'done', words: 'x' })).status).toBe(400)
  expect((await step(id, { stage: 'planned', way: 'skipped', words: 'Exchanged at once' })).status).toBe(200)
})

test('the plan clock runs from the words of the complaint; reopening makes another plan owed', async () => {
  holdTime('2026-11-25T09:00:00Z')
  const id = await complain()
  const clockOf = async () =>
    (await call(t.app, mert.key, getCase, { params: { id } })).body.clocks.find(({ measure }) => measure === 'plan')
  // Eight working hours of nine: tomorrow at 11:00 in Istanbul.
  expect(await clockOf()).toMatchObject({ state: 'running', dueAt: '2026-11-26T08:00:00.000Z' })
  holdTime('2026-11-25T10:00:00Z')
  await setState(id, 'solved')
  expect(await clockOf()).toMatchObject({ state: 'met', countedSeconds: 3600 })
  holdTime('2026-11-25T12:00:00Z')
  await setState(id, 'open')
  expect(waysOf(await read(id))).toBe('done skipped skipped open open open open')
  expect(await clockOf()).toMatchObject({ state: 'running', dueAt: '2026-11-26T10:00:00.000Z' })
})

test('a case that becomes a complaint later owes a plan since the customer wrote, and one that is none owes nothing', async () => {
  holdTime('2026-11-25T09:00:00Z')
  const id = await complain({ kind: 'enquiry' })
  expect((await call(t.app, mert.key, contract.getComplaint, { params: { id } })).status).toBe(404)
  holdTime('2026-11-25T11:00:00Z')
  const change = (kind: string) => call(t.app, mert.key, updateCase, { params: { id }, body: { kind } })
  const planOf = (body: { clocks: { measure: string; state: string; startedAt: string }[] }) =>
    body.clocks.find(({ measure }) => measure === 'plan')
  expect(planOf((await change('complaint')).body)).toMatchObject({
    state: 'running',
    startedAt: '2026-11-25T09:00:00.000Z',
  })
  expect((await read(id)).receivedAt).toBe('2026-11-25T09:00:00.000Z')
  expect(planOf((await change('enquiry')).body)?.state).toBe('dropped')
  expect((await call(t.app, mert.key, contract.getComplaint, { params: { id } })).status).toBe(404)
  expect(planOf((await change('complaint')).body)?.state).toBe('running')
  expect(waysOf(await read(id))).toBe('done open open open open open open')
})

test('whom a person answered is not told afterwards that their complaint is here and will be looked into', async () => {
  const lettersAfter = async (answered: boolean) => {
    const id = await complain({ kind: 'enquiry' })
    await call(t.app, mert.key, updateCase, { params: { id }, body: { kind: 'complaint' } })
    if (answered) await call(t.app, mert.key, answerCase, { params: { id }, body: { text: 'Paranızı geri verdik.' } })
    // The job that waits two minutes, as it runs then.
    await tellComplaint.run({ caseId: id }, business.scope)
    return (await outboxOf(business.scope, id)).filter(({ purpose }) => purpose === 'complaint').length
  }
  expect(await lettersAfter(true)).toBe(0)
  expect(await lettersAfter(false)).toBe(1)
})

test('it is closed only when somebody knows whether the customer left satisfied', async () => {
  const id = await complain()
  await setState(id, 'solved')
  expect((await setState(id, 'closed')).problem).toBe('complaint.judgement_needed')
  const bulk = await call(t.app, await keyOf(t.house, business.owner), bulkChangeCases, {
    body: { ids: [id], state: 'closed' },
  })
  expect(bulk.body).toEqual({ changed: [], refused: [{ id, code: 'complaint.judgement_needed' }] })
  await judge(id, { satisfied: false, words: 'Wants the money' })
  expect((await setState(id, 'closed')).status).toBe(200)
  // Another solution, another judgement.
  await setState(id, 'open')
  await setState(id, 'solved')
  expect((await read(id)).judgement).toBeNull()
})

test('days since the purchase are computed, and a missing receipt stops nothing', async () => {
  holdTime('2026-11-25T09:00:00Z')
  const id = await complain()
  const change = (body: unknown) => call(t.app, mert.key, contract.updateComplaint, { params: { id }, body })
  const { body } = await change({
    asked: 'The money back',
    item: 'Linen shirt, size 42',
    boughtOn: '2026-11-23',
    price: 1249.9,
    hasProof: false,
  })
  expect(body).toMatchObject({
    asked: 'The money back',
    purchase: { daysSincePurchase: 2, price: 1249.9, currency: 'TRY', hasProof: false },
  })
  expect((await change({ price: 1.001 })).problem).toBe('amount.not_payable')
  expect((await change({ boughtOn: '2026-11-26' })).problem).toBe('complaint.bought_in_future')
  expect((await change({ price: -1 })).status).toBe(400)
  expect((await change({})).status).toBe(200)
  expect((await step(id, listened)).status).toBe(200)
})

test('a very angry customer gets the manager and is called again on the first open moment a week later', async () => {
  // A Sunday a week later: the branch opens on Monday.
  holdTime('2026-11-22T09:00:00Z')
  const id = await complain()
  const mark = (body: unknown) => call(t.app, mert.key, contract.markAngry, { params: { id }, body })
  expect((await mark({ seniorId: mert.id })).problem).toBe('complaint.not_senior')
  const { body } = await mark({})
  expect(body.anger).toMatchObject({
    senior: { id: manager },
    followUpAt: '2026-11-30T06:00:00.000Z',
    followedUpAt: null,
  })
  expect((await mark({})).problem).toBe('complaint.anger_noted')
  const told = await call(t.app, mert.key, contract.followUpAnger, { params: { id }, body: { words: 'Calm again' } })
  expect(told.body.anger).toMatchObject({ words: 'Calm again', followedUpAt: '2026-11-22T09:00:00.000Z' })
})

test('who sees another branch sees nothing of it', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const key = await keyOf(t.house, await buildMember(business.scope, 'manager', [elsewhere]))
  const id = await complain()
  expect((await call(t.app, key, contract.getComplaint, { params: { id } })).status).toBe(404)
  expect((await call(t.app, key, contract.takeComplaintStep, { params: { id }, body: listened })).status).toBe(404)
})

test('a complaint that its customer calls unsolved is not called something else, and so not closed over their head', async () => {
  const id = await complain()
  for (const body of [listened, apologised]) await step(id, body)
  await setState(id, 'solved')
  await judge(id, { satisfied: false, words: 'Yine yırtıldı' })
  const callIt = (kind: string) => call(t.app, mert.key, updateCase, { params: { id }, body: { kind } as never })
  expect((await callIt('enquiry')).problem).toBe('complaint.customer_unsolved')
  expect((await read(id)).judgement).toMatchObject({ satisfied: false })
  await setState(id, 'open')
  expect((await callIt('enquiry')).problem).toBe('complaint.customer_unsolved')
  expect((await setState(id, 'closed')).problem).toBe('complaint.customer_unsolved')
  // Solved anew they are asked anew, and it may turn out to be none.
  await setState(id, 'solved')
  expect((await callIt('enquiry')).status).toBe(200)
})
