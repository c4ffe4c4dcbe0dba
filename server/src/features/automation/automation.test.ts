import * as contract from '@heed/contract/automations.ts'
import { answerCase, handOverCase } from '@heed/contract/cases.ts'
import { listOutbox } from '@heed/contract/channels.ts'
import { setDuty } from '@heed/contract/duty.ts'
import { expect, test } from 'vitest'
import { call } from '../../../test/api.ts'
import { buildBranch } from '../../../test/build.ts'
import { holdTime } from '../../platform/clock.ts'
import type { Happened } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { runAutomations } from './run-automations.ts'
import {
  actionsOf,
  business,
  hire,
  lead,
  make,
  makeOn,
  manager,
  mert,
  open,
  owner,
  read,
  ruleOf,
  runsOf,
  switchTo,
  t,
  tryOut,
  useRuleDesk,
} from './testing/rule-desk.ts'

useRuleDesk()

test('a rule does what it says where its conditions hold, once, and says what it did', async () => {
  const id = await makeOn({
    conditions: [
      { field: 'kind', is: 'one_of', values: ['complaint'] },
      { field: 'words', is: 'said', words: ['KARGO', 'refund'] },
      { field: 'hours', is: 'open' },
    ],
    actions: [
      { do: 'add_tag', tag: 'parcel' },
      { do: 'raise_priority', to: 'high' },
      { do: 'assign', to: { who: 'member', memberId: mert.id } },
      { do: 'make_action', words: 'Call the courier', for: { who: 'role', role: 'lead' }, dueInMinutes: 60 },
    ],
  })
  const complaint = await open({ kind: 'complaint' })
  const other = await open({ kind: 'complaint', text: 'Çay soğuktu' })
  const enquiry = await open()
  await t.settle()
  expect(await read(complaint)).toMatchObject({ tags: ['parcel'], priority: 'high', owner: { id: mert.id } })
  expect(await actionsOf(complaint)).toMatchObject([
    { words: 'Call the courier', forRole: 'lead', facts: { rule: 'Rule' } },
  ])
  for (const untouched of [other, enquiry])
    expect(await read(untouched)).toMatchObject({ tags: [], priority: 'normal', owner: null })
  const runs = await runsOf(id)
  expect(runs).toHaveLength(1)
  expect(runs[0]).toMatchObject({
    result: 'did',
    case: { id: complaint },
    effects: [
      { do: 'add_tag' },
      { do: 'raise_priority' },
      { do: 'assign', to: { id: mert.id } },
      { do: 'make_action' },
    ],
  })
  expect(await ruleOf(id)).toMatchObject({ did: 1, failed: 0, held: 0 })
})

test('any of several conditions is enough where the rule says so, and a rule that is off does nothing', async () => {
  const conditions = [
    { field: 'tag', is: 'there', tag: 'vip' },
    { field: 'owner', is: 'missing' },
  ]
  const any = await makeOn({ match: 'any', conditions, actions: [{ do: 'add_tag', tag: 'any' }] })
  await makeOn({ match: 'all', conditions, actions: [{ do: 'add_tag', tag: 'all' }] })
  const off = await make({ actions: [{ do: 'add_tag', tag: 'off' }] })
  const id = await open()
  await t.settle()
  expect((await read(id)).tags).toEqual(['any'])
  expect(await runsOf(off.body.id)).toEqual([])
  await switchTo(any, false)
  const later = await open()
  await t.settle()
  expect((await read(later)).tags).toEqual([])
})

/** The newest event of a case, as a reaction gets it. */
const eventOf = (caseId: string, type: string): Promise<Happened> =>
  business.scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('event')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('type', '=', type)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return {
      id: row.id,
      type: row.type,
      workspaceId: row.workspace_id,
      branchId: row.branch_id,
      caseId: row.case_id,
      actorId: row.actor_id,
      at: row.at,
      depth: row.depth,
    }
  })

test('an event that is told again makes nothing twice', async () => {
  const id = await makeOn({
    actions: [
      { do: 'make_action', words: 'Look at it', for: { who: 'case_owner' }, dueInMinutes: 5 },
      { do: 'notify', words: 'A new case', whom: { who: 'member', memberId: manager.id }, by: 'mail' },
      { do: 'escalate', words: 'At once' },
    ],
  })
  const caseId = await open()
  await t.settle()
  const happened = await eventOf(caseId, 'case.opened')
  for (let again = 0; again < 3; again++) await business.scope.transaction((tx) => runAutomations(tx, happened))
  expect(await actionsOf(caseId)).toHaveLength(1)
  const mails = (await call(t.app, owner.key, listOutbox, { query: {} })).body.items
  expect(mails.filter(({ purpose }) => purpose === 'notice')).toHaveLength(1)
  const calls = await business.scope.transaction((tx) =>
    tx.db.selectFrom('urgent_call').select('id').where('case_id', '=', caseId).execute(),
  )
  expect(calls).toHaveLength(1)
  expect(await runsOf(id)).toHaveLength(1)
})

test('what a rule does and the row that says so stand or fall together', async () => {
  const id = await makeOn({
    actions: [{ do: 'make_action', words: 'Look at it', for: { who: 'role', role: 'lead' }, dueInMinutes: 5 }],
  })
  await switchTo(id, false)
  const caseId = await open()
  await t.settle()
  await switchTo(id, true)
  const happened = await eventOf(caseId, 'case.opened')
  const cut = business.scope.transaction(async (tx) => {
    await runAutomations(tx, happened)
    throw new Error('The power went')
  })
  await expect(cut).rejects.toThrow('The power went')
  expect([await actionsOf(caseId), await runsOf(id)]).toEqual([[], []])
  await business.scope.transaction((tx) => runAutomations(tx, happened))
  expect([await actionsOf(caseId), await runsOf(id)].map((list) => list.length)).toEqual([1, 1])
})

test('one action that is refused undoes the others of its rule, and the reason is kept; other rules go on', async () => {
  const leaver = await hire('employee')
  const failing = await makeOn({
    name: 'Gives to whoever left',
    actions: [
      { do: 'add_tag', tag: 'half' },
      { do: 'assign', to: { who: 'member', memberId: leaver.id } },
    ],
  })
  await makeOn({ name: 'Works', actions: [{ do: 'add_tag', tag: 'whole' }] })
  await business.scope.transaction((tx) =>
    tx.db.updateTable('member').set({ active: false }).where('id', '=', leaver.id).execute(),
  )
  const caseId = await open()
  await t.settle()
  expect((await read(caseId)).tags).toEqual(['whole'])
  expect(await runsOf(failing)).toMatchObject([{ result: 'failed', reason: 'case.owner_unknown', effects: [] }])
  const changes = await business.scope.transaction((tx) =>
    tx.db
      .selectFrom('event')
      .select('payload')
      .where('case_id', '=', caseId)
      .where('type', '=', 'case.changed')
      .execute(),
  )
  expect(changes).toHaveLength(1)
})

test('whoever is on duty gets the case, and is named', async () => {
  holdTime('2026-11-25T10:00:00Z')
  await call(t.app, manager.key, setDuty, {
    params: { id: business.branchId },
    body: { spans: [{ memberId: lead.id, weekday: 3, from: '09:00', to: '18:00' }] },
  })
  const id = await makeOn({ actions: [{ do: 'assign', to: { who: 'duty' } }] })
  const caseId = await open()
  await t.settle()
  expect((await read(caseId)).owner?.id).toBe(lead.id)
  expect((await runsOf(id))[0]?.effects).toMatchObject([{ do: 'assign', to: { id: lead.id } }])
})

test('a rule of one branch sees and does nothing in another', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('manager', [baku])
  const made = await make({ branchId: baku, actions: [{ do: 'add_tag', tag: 'baku' }] }, nigar)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await switchTo(made.body.id, true, nigar)
  const here = await open()
  await t.settle()
  expect((await read(here)).tags).toEqual([])
  expect((await make({}, nigar)).problem).toBe('automation.needs_branch')
  expect((await make({ branchId: business.branchId }, nigar)).problem).toBe('branch.unknown')
  const conditions = [{ field: 'branch', is: 'one_of', values: [business.branchId] }]
  expect((await make({ branchId: baku, conditions }, nigar)).problem).toBe('branch.unknown')
  const stranger = { who: 'member', memberId: mert.id }
  expect((await make({ branchId: baku, actions: [{ do: 'assign', to: stranger }] }, nigar)).problem).toBe(
    'case.owner_unknown',
  )
  const everywhere = await makeOn({})
  expect((await switchTo(everywhere, false, nigar)).problem).toBe('automation.needs_branch')
  expect((await switchTo(made.body.id, false, manager)).problem).toBe('not_found')
  expect((await call(t.app, manager.key, contract.deleteAutomation, { params: { id: made.body.id } })).status).toBe(404)
  await open()
  await t.settle()
  expect(await runsOf(everywhere, nigar)).toEqual([])
  expect((await tryOut({ branchId: baku }, nigar)).body).toMatchObject({ events: 0 })
})

test('what makes no sense is refused', async () => {
  const refused = [
    { event: 'case.exploded' },
    { conditions: [{ field: 'mood', is: 'one_of', values: ['bad'] }] },
    { conditions: [{ field: 'rating', is: 'at_most', value: 2 }] },
    { event: 'survey.answered', conditions: [{ field: 'rating', is: 'at_most', value: 9 }] },
    { conditions: [{ field: 'priority', is: 'one_of', values: [] }] },
    { conditions: Array.from({ length: 200 }, () => ({ field: 'owner', is: 'missing' })) },
    { actions: [] },
    { actions: [{ do: 'delete_everything' }] },
    { actions: [{ do: 'raise_priority', to: 'low' }] },
    { actions: [{ do: 'assign', to: { who: 'role', role: 'lead' } }] },
    { actions: [{ do: 'make_action', words: 'x', for: { who: 'role', role: 'observer' }, dueInMinutes: 5 }] },
    { mostPerHour: 0 },
    { surprise: true },
  ]
  for (const draft of refused) {
    expect((await make(draft)).status, JSON.stringify(draft).slice(0, 80)).toBe(400)
    expect((await tryOut(draft)).status).toBe(400)
  }
  expect((await make({ actions: [{ do: 'add_tag', tag: 'two\nlines' }] })).status).toBe(422)
  const unknown = { who: 'member', memberId: newId() }
  expect((await make({ actions: [{ do: 'assign', to: unknown }] })).problem).toBe('case.owner_unknown')
  expect((await make({}, lead)).status).toBe(403)
  expect((await call(t.app, mert.key, contract.listAutomations)).status).toBe(403)
  expect((await call(t.app, lead.key, contract.listAutomations)).status).toBe(200)
})

test('what was answered, handed over or changed tells its own fields', async () => {
  const handed = await makeOn({ event: 'case.handed_over', actions: [{ do: 'add_tag', tag: 'passed on' }] })
  const waiting = await makeOn({
    event: 'case.state_changed',
    conditions: [{ field: 'to_state', is: 'one_of', values: ['waiting'] }],
    actions: [{ do: 'add_tag', tag: 'waits' }],
  })
  const id = await open()
  await call(t.app, mert.key, answerCase, { params: { id }, body: { text: 'We look into it', thenState: 'waiting' } })
  await call(t.app, mert.key, handOverCase, {
    params: { id },
    body: { toMemberId: lead.id, summary: 'Ask the courier first' },
  })
  await t.settle()
  expect((await read(id)).tags.sort()).toEqual(['passed on', 'waits'])
  expect([await runsOf(handed), await runsOf(waiting)].map((runs) => runs.length)).toEqual([1, 1])
})

test('rules look in their order, and a deleted one leaves what it did', async () => {
  const first = await makeOn({ name: 'First', actions: [{ do: 'add_tag', tag: 'a' }] })
  const second = await makeOn({
    name: 'Second',
    conditions: [{ field: 'tag', is: 'missing', tag: 'a' }],
    actions: [{ do: 'add_tag', tag: 'b' }],
  })
  const one = await open()
  await t.settle()
  expect((await read(one)).tags).toEqual(['a'])
  const ordered = await call(t.app, owner.key, contract.orderAutomations, { body: { ids: [second, first] } })
  expect(ordered.body.items.slice(0, 2).map(({ name }) => name)).toEqual(['Second', 'First'])
  const two = await open()
  await t.settle()
  expect((await read(two)).tags).toEqual(['b', 'a'])
  expect((await call(t.app, owner.key, contract.deleteAutomation, { params: { id: first } })).status).toBe(204)
  expect((await read(two)).tags).toEqual(['b', 'a'])
  expect(await ruleOf(first)).toBeUndefined()
})

test('rules that many put in order at once stand in one of their orders', async () => {
  const made: string[] = []
  for (const name of ['1', '2', '3', '4', '5', '6']) made.push((await make({ name })).body.id)
  const back = made.toReversed()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      call(t.app, owner.key, contract.orderAutomations, { body: { ids: n % 2 ? made : back } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const { items } = (await call(t.app, owner.key, contract.listAutomations)).body
  expect([made, back]).toContainEqual(items.slice(0, 6).map(({ id }) => id))
})

test('a new business has three ready rules in its language, switched off, that can be switched on', async () => {
  const { items } = (await call(t.app, owner.key, contract.listAutomations)).body
  expect(items.map(({ name, state }) => [name, state])).toEqual([
    ['A clock of an urgent case is running out', 'off'],
    ['A complaint that nobody has is late', 'off'],
    ['A low rating', 'off'],
  ])
  for (const { id } of items) expect((await switchTo(id, true)).status).toBe(200)
})
