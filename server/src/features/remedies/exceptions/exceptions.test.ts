import { listActions, settleAction } from '@heed/contract/actions.ts'
import { getTimeline } from '@heed/contract/cases.ts'
import { updateComplaint } from '@heed/contract/complaints.ts'
import * as contract from '@heed/contract/exceptions.ts'
import { getRule, listRules, makeRule, reviewRule } from '@heed/contract/rules.ts'
import { setSkills } from '@heed/contract/skills.ts'
import { beforeEach, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { buildBranch, buildChannel } from '../../../../test/build.ts'
import { holdTime } from '../../../platform/clock.ts'
import {
  business,
  complain,
  give,
  hire,
  lead,
  manager,
  mert,
  owner,
  type Person,
  t,
  useRemedyDesk,
} from '../testing/remedy-desk.ts'
import { watchExceptions } from './decide-exception.ts'

useRemedyDesk()

let ruleId: string
beforeEach(async () => {
  ruleId = await rule('No return after 14 days')
})

const rule = async (name: string) =>
  (
    await call(t.app, owner, makeRule, {
      body: { name, text: 'Words', forWhom: 'comfort', ownerId: lead.id, reviewOn: '2099-01-01' },
    })
  ).body.id

const ask = (who: Person, caseId: string, more: Record<string, unknown> = {}) =>
  call(t.app, who.key, contract.askException, {
    params: { id: caseId },
    body: { ruleId, gives: 'A return within 14 days', needs: 'A return on day 16', why: 'In hospital', ...more },
  })
const decide = (key: string, id: string, body: Record<string, unknown> = { grant: true }) =>
  call(t.app, key, contract.decideException, { params: { id }, body: body as { grant: boolean } })
const actionsOf = async (caseId: string) =>
  (await call(t.app, owner, listActions, { query: { caseId } })).body.items.filter(
    ({ kind }) => kind === 'decide_exception',
  )

test('an employee makes an exception inside their limit at once, and asks above it', async () => {
  const id = await complain()
  const inside = await ask(mert, id, { cost: 500 })
  expect(inside.status, JSON.stringify(inside.body)).toBe(201)
  expect(inside.body).toMatchObject({
    rule: { id: ruleId },
    needs: 'A return on day 16',
    cost: 500,
    currency: 'TRY',
    state: 'granted',
    decidedBy: { id: mert.id },
  })
  const other = await complain()
  const above = (await ask(mert, other, { cost: 500.01 })).body
  expect(above).toMatchObject({ state: 'asked', approver: { id: lead.id }, decidedAt: null, mayDecide: false })
  const [action] = await actionsOf(other)
  expect(action).toMatchObject({ owner: { id: lead.id }, words: 'A return on day 16', facts: { amount: 500.01 } })
  expect(
    (await call(t.app, lead.key, settleAction, { params: { id: action?.id ?? '' }, body: { as: 'done' } })).status,
  ).toBe(409)
  expect((await decide(mert.key, above.id)).problem).toBe('remedy.own')
  expect((await decide(lead.key, above.id, { grant: false })).status).toBe(400)
  expect((await decide(lead.key, above.id)).body).toMatchObject({ state: 'granted', decidedBy: { id: lead.id } })
  expect((await decide(manager.key, above.id)).problem).toBe('exception.decided')
  expect(await actionsOf(other)).toEqual([])
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id: other } })).body
  expect(
    items.flatMap((entry) => (entry.entry === 'event' && /^exception/.test(entry.type) ? entry.type : [])),
  ).toEqual(['exception.asked', 'exception.decided'])
})

test('exceptions and remedies of a case are held against one limit, and only who may decide as much does', async () => {
  const id = await complain()
  expect((await give(mert, id, [{ kind: 'refund', amount: 300 }])).body.items[0]?.state).toBe('granted')
  const asked = (await ask(mert, id, { cost: 300 })).body
  expect(asked.state).toBe('asked')
  const another = await complain()
  await ask(mert, another, { cost: 300 })
  expect((await give(mert, another, [{ kind: 'refund', amount: 300 }])).body.items[0]?.state).toBe('asked')
  const large = await complain()
  const { id: largeId } = (await ask(mert, large, { cost: 1500.01 })).body
  expect((await decide(lead.key, largeId)).problem).toBe('remedy.beyond_limit')
  expect((await decide(manager.key, largeId)).status).toBe(200)
  // What costs nothing needs nobody's limit.
  expect((await ask(mert, large, { cost: 0 })).body.state).toBe('granted')
})

test('whom the complaint is about neither makes an exception in it nor decides one', async () => {
  const id = await complain()
  await call(t.app, lead.key, updateComplaint, { params: { id }, body: { aboutMemberId: mert.id } })
  expect((await ask(mert, id, { cost: 10 })).body.state).toBe('asked')
  const other = await complain()
  await call(t.app, owner, updateComplaint, { params: { id: other }, body: { aboutMemberId: lead.id } })
  const asked = (await ask(mert, other, { cost: 600 })).body
  expect(asked.approver?.id).toBe(manager.id)
  expect((await decide(lead.key, asked.id)).problem).toBe('remedy.about_decider')
})

test('an approver who lets the time pass is passed over, and what is not decided can be taken back', async () => {
  holdTime(new Date('2026-11-25T09:00:00Z'))
  const id = await complain()
  const asked = (await ask(mert, id, { cost: 600 })).body
  expect(asked.decideBy).toBe('2026-11-25T09:15:00.000Z')
  expect(await watchExceptions(business.scope)).toBe(0)
  holdTime(new Date('2026-11-25T09:15:00Z'))
  expect(await watchExceptions(business.scope)).toBe(1)
  const [read] = (await call(t.app, mert.key, contract.listExceptionsOfCase, { params: { id } })).body.items
  expect(read?.approver?.id).toBe(manager.id)
  expect(await actionsOf(id)).toMatchObject([{ owner: { id: manager.id } }])
  const withdrawn = await call(t.app, mert.key, contract.withdrawException, { params: { id: asked.id }, body: {} })
  expect(withdrawn.body.state).toBe('withdrawn')
  expect(await actionsOf(id)).toEqual([])
  expect((await decide(manager.key, asked.id)).problem).toBe('exception.decided')
})

test('what came of it is written for a granted one only', async () => {
  const id = await complain()
  const write = (exceptionId: string) =>
    call(t.app, mert.key, contract.writeExceptionResult, {
      params: { id: exceptionId },
      body: { words: 'She came back with a friend' },
    })
  expect((await write((await ask(mert, id)).body.id)).body).toMatchObject({
    result: 'She came back with a friend',
    resultBy: { id: mert.id },
  })
  expect((await write((await ask(mert, id, { cost: 600 })).body.id)).problem).toBe('exception.not_granted')
})

test('the month groups exceptions by rule, and each count opens as many', async () => {
  const other = await rule('No pets')
  const ids = [await complain(), await complain(), await complain()]
  // In Istanbul it is December already.
  holdTime(new Date('2026-11-30T21:30:00Z'))
  await ask(mert, ids[0] as string, { cost: 100 })
  holdTime(new Date('2026-12-15T09:00:00Z'))
  await ask(mert, ids[1] as string, { cost: 50 })
  const refused = (await ask(mert, ids[2] as string, { cost: 600 })).body
  await decide(lead.key, refused.id, { grant: false, words: 'A repair instead' })
  await ask(mert, ids[2] as string, { ruleId: other })
  await ask(mert, ids[2] as string, { ruleId: other, cost: 700 })
  const review = (await call(t.app, mert.key, contract.reviewExceptions, { query: { month: '2026-12' } })).body
  expect(review).toEqual({
    month: '2026-12',
    months: ['2026-12'],
    rules: [
      {
        rule: { id: ruleId, name: 'No return after 14 days' },
        all: 3,
        granted: 2,
        refused: 1,
        asked: 0,
        costs: [{ currency: 'TRY', amount: 150 }],
        isReviewOpen: false,
      },
      {
        rule: { id: other, name: 'No pets' },
        all: 2,
        granted: 1,
        refused: 0,
        asked: 1,
        costs: [],
        isReviewOpen: false,
      },
    ],
  })
  for (const state of ['granted', 'refused', 'asked'] as const)
    for (const group of review.rules) {
      const { items } = (
        await call(t.app, mert.key, contract.listExceptions, {
          query: { month: '2026-12', ruleId: group.rule.id, state },
        })
      ).body
      expect(items.map((item) => item.state)).toEqual(Array(group[state]).fill(state))
    }
})

test('three exceptions to one rule open a look at it by themselves, and count from zero after it', async () => {
  const reviewOf = async () =>
    (await call(t.app, owner, listRules, { query: {} })).body.items.find(({ id }) => id === ruleId)
  const otherRule = await rule('No pets')
  const elsewhere = await buildBranch(business.scope, 'Elsewhere')
  await buildChannel(business.scope, elsewhere)
  const far = await hire('employee', elsewhere)
  const id = await complain()
  await ask(mert, id)
  await ask(mert, id, { ruleId: otherRule })
  const waiting = (await ask(mert, id, { cost: 800 })).body
  expect((await ask(far, await complain(far.key, elsewhere))).body).toMatchObject({ state: 'granted' })
  expect(await reviewOf()).toMatchObject({ exceptions: 2, review: null })
  await decide(lead.key, waiting.id)
  expect(await reviewOf()).toMatchObject({ exceptions: 3, review: 'exceptions' })
  expect((await call(t.app, owner, getRule, { params: { id: ruleId } })).body.reviews).toMatchObject([
    { reason: 'exceptions', doneAt: null },
  ])
  const look = (await call(t.app, owner, listActions, { query: {} })).body.items.filter(
    ({ kind }) => kind === 'review_rule',
  )
  expect(look).toMatchObject([{ owner: { id: lead.id }, facts: { ruleId, reason: 'exceptions' } }])
  await call(t.app, manager.key, reviewRule, {
    params: { id: ruleId },
    body: { outcome: 'changed', words: 'Now 30 days', nextReviewOn: '2099-01-01' },
  })
  expect(await reviewOf()).toMatchObject({ exceptions: 0, review: null })
})

test('an approver who is away is not asked, and is asked again once they are back', async () => {
  const away = (awayUntil: string | null) =>
    call(t.app, owner, setSkills, { params: { id: lead.id }, body: { skills: [], awayUntil } })
  await away('2099-01-01T00:00:00Z')
  expect((await ask(mert, await complain(), { cost: 600 })).body.approver).toMatchObject({ id: manager.id })
  await away(null)
  expect((await ask(mert, await complain(), { cost: 600 })).body.approver).toMatchObject({ id: lead.id })
})
