import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/automations.ts'
import { answerCase, createCase, getCase, handOverCase } from '@heed/contract/cases.ts'
import { listOutbox } from '@heed/contract/channels.ts'
import { setDuty } from '@heed/contract/duty.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { caseAssigned } from '../../events/case-events.ts'
import { holdTime } from '../../platform/clock.ts'
import type { Happened } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { runAutomations } from './run-automations.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let mert: Person
let lead: Person
let manager: Person
let owner: Person

const hire = async (role: Role, branchIds: string[] | null = [business.branchId]): Promise<Person> => {
  const scope = await buildMember(business.scope, role, branchIds)
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  business = await buildBusiness(t.house)
  ;[mert, lead, manager] = await Promise.all([hire('employee'), hire('lead'), hire('manager')])
  owner = { key: await keyOf(t.house, business.owner), id: business.memberId }
})
afterEach(() => holdTime())
afterAll(() => t.close())

const open = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, mert.key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek',
        text: 'Kargo nerede?',
        ...more,
      },
    })
  ).body.id
const make = (draft: Record<string, unknown>, who = owner) =>
  call(t.app, who.key, contract.makeAutomation, {
    body: {
      name: 'Rule',
      event: 'case.opened',
      actions: [{ do: 'add_tag', tag: 'seen' }],
      ...draft,
    },
  })
const switchTo = (id: string, on: boolean, who = owner) =>
  call(t.app, who.key, contract.switchAutomation, { params: { id }, body: { on } })
const makeOn = async (draft: Record<string, unknown>) => {
  const made = await make(draft)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect((await switchTo(made.body.id, true)).status).toBe(200)
  return made.body.id
}
const read = async (id: string) => (await call(t.app, mert.key, getCase, { params: { id } })).body
const runsOf = async (id: string, who = owner) =>
  (await call(t.app, who.key, contract.listAutomationRuns, { params: { id }, query: {} })).body.items
const ruleOf = async (id: string) =>
  (await call(t.app, owner.key, contract.listAutomations)).body.items.find((rule) => rule.id === id)
const actionsOf = async (caseId: string) =>
  (await call(t.app, owner.key, listActions, { query: { caseId } })).body.items.filter(({ kind }) => kind === 'by_rule')
const tryOut = (draft: Record<string, unknown>, who = owner) =>
  call(t.app, who.key, contract.tryAutomation, {
    body: { name: 'Rule', event: 'case.opened', actions: [{ do: 'add_tag', tag: 'seen' }], ...draft },
  })

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

test('a try says what would have been met, does nothing, and is right about what happens next', async () => {
  const draft = {
    conditions: [
      { field: 'words', is: 'said', words: ['kargo'] },
      { field: 'priority', is: 'one_of', values: ['high', 'urgent'] },
    ],
  }
  const bodies = [{}, { priority: 'high' }, { priority: 'urgent' }, { priority: 'high', text: 'Çay', subject: 'Çay' }]
  const before = []
  for (const body of bodies) before.push(await open(body))
  await t.settle()
  const tried = await tryOut(draft)
  expect(tried.status, JSON.stringify(tried.body)).toBe(200)
  expect(tried.body).toMatchObject({ events: 4, matched: 2, isCut: false, readAsNow: ['priority'] })
  expect(tried.body.cases.map(({ id }) => id)).toEqual([before[2], before[1]])
  expect(tried.body.days.length).toBeGreaterThanOrEqual(30)
  expect(tried.body.days.reduce((sum, { matched }) => sum + matched, 0)).toBe(2)
  expect((await read(before[1] ?? '')).tags).toEqual([])
  const id = await makeOn(draft)
  const after = []
  for (const body of bodies) after.push(await open(body))
  await t.settle()
  const met = (await runsOf(id)).map((run) => run.case?.id).sort()
  expect(met).toEqual([after[1], after[2]].sort())
  // Those it has met count as tried, too: the same look at the same kind of event.
  expect((await tryOut(draft)).body).toMatchObject({ events: 8, matched: 4 })
})

test('a try looks back thirty days and no further', async () => {
  await open()
  holdTime(new Date(Date.now() + 31 * 86_400_000))
  expect((await tryOut({})).body).toMatchObject({ events: 0, matched: 0 })
})

test('rules that would set each other off are refused with their names, and those that cannot are not', async () => {
  const colleague = { who: 'member', memberId: lead.id }
  await makeOn({
    name: 'Tags what was given',
    event: 'case.assigned',
    actions: [{ do: 'add_tag', tag: 'given' }],
  })
  const ring = await make({
    name: 'Gives what was tagged',
    event: 'case.changed',
    actions: [{ do: 'assign', to: { who: 'member', memberId: mert.id } }],
  })
  expect(ring.problem).toBe('automation.loop')
  const named = (ring.body as unknown as { fields: { rule: string }[] }).fields.map(({ rule }) => rule)
  expect(named).toEqual(['Gives what was tagged', 'Tags what was given', 'Gives what was tagged'])
  const alone = await make({ name: 'Itself', event: 'case.assigned', actions: [{ do: 'assign', to: colleague }] })
  expect(alone.problem).toBe('automation.loop')
  // Right after its own action these conditions cannot hold.
  const harmless = [
    {
      event: 'case.assigned',
      conditions: [{ field: 'owner', is: 'missing' }],
      actions: [{ do: 'assign', to: colleague }],
    },
    {
      event: 'case.changed',
      conditions: [{ field: 'tag', is: 'missing', tag: 'seen' }],
      actions: [{ do: 'add_tag', tag: 'seen' }],
    },
    {
      event: 'case.changed',
      conditions: [{ field: 'priority', is: 'one_of', values: ['low', 'normal'] }],
      actions: [{ do: 'raise_priority', to: 'high' }],
    },
    {
      event: 'case.changed',
      conditions: [{ field: 'changed', is: 'one_of', values: ['priority'] }],
      actions: [{ do: 'add_tag', tag: 'seen' }],
    },
  ]
  for (const draft of harmless) expect((await make(draft)).status, JSON.stringify(draft)).toBe(201)
})

test('a ring is seen when its last rule is switched on, and when it is changed into one', async () => {
  const tags = await make({ name: 'A', event: 'case.assigned', actions: [{ do: 'add_tag', tag: 'given' }] })
  const gives = await make({
    name: 'B',
    event: 'case.changed',
    actions: [{ do: 'assign', to: { who: 'duty' } }],
  })
  expect((await switchTo(tags.body.id, true)).status).toBe(200)
  expect((await switchTo(gives.body.id, true)).problem).toBe('automation.loop')
  const { id, version } = gives.body
  const change = (body: Record<string, unknown>) =>
    call(t.app, owner.key, contract.changeAutomation, {
      params: { id },
      body: { name: 'B', event: 'case.opened', actions: [{ do: 'assign', to: { who: 'duty' } }], version, ...body },
    })
  expect((await change({})).status).toBe(200)
  expect((await change({})).problem).toBe('automation.changed_meanwhile')
  expect((await switchTo(id, true)).status).toBe(200)
  expect((await change({ version: version + 1, event: 'case.changed' })).problem).toBe('automation.loop')
})

test('a ring that came about all the same stops after five, and says so', async () => {
  const give = (name: string, to: Person) => ({
    id: newId(),
    name,
    event: 'case.assigned',
    rule: JSON.stringify({
      match: 'all',
      conditions: [],
      actions: [{ do: 'assign', to: { who: 'member', memberId: to.id } }],
    }),
    state: 'on',
  })
  const rules = [give('To Mert', mert), give('To the lead', lead)]
  await business.scope.transaction((tx) => tx.db.insertInto('automation').values(rules).execute())
  const caseId = await open()
  // Three rules have set each other off already.
  await business.scope.transaction((tx) =>
    tx.atDepth(3, () =>
      tx.emit(caseAssigned, { caseId, from: null, to: mert.id }, { caseId, branchId: business.branchId }),
    ),
  )
  await t.settle()
  const runs = (await Promise.all(rules.map(({ id }) => runsOf(id)))).flat()
  expect(runs.filter(({ reason }) => reason === 'automation.too_deep').length).toBeGreaterThan(0)
  const deepest = await business.scope.transaction((tx) =>
    tx.db
      .selectFrom('event')
      .select((build) => build.fn.max('depth').as('depth'))
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow(),
  )
  expect(deepest.depth).toBe(6)
})

test('a storm is bounded: the rule pauses itself, the owner has it on Today, and what it held back is listed', async () => {
  const id = await makeOn({ mostPerHour: 3 })
  const cases = []
  for (let count = 0; count < 6; count++) cases.push(await open())
  await t.settle()
  const tagged = (await Promise.all(cases.map(read))).filter(({ tags }) => tags.includes('seen'))
  expect(tagged).toHaveLength(3)
  expect(await ruleOf(id)).toMatchObject({ state: 'paused', did: 3, held: 3 })
  const held = (await runsOf(id)).filter(({ result }) => result === 'held')
  expect(held.map(({ reason }) => reason)).toEqual(Array(3).fill('automation.paused'))
  const paused = async () =>
    (await call(t.app, owner.key, listActions, { query: {} })).body.items.filter(({ kind }) => kind === 'rule_paused')
  expect(await paused()).toMatchObject([{ forRole: 'owner', facts: { automationId: id, mostPerHour: 3 } }])
  expect((await switchTo(id, true)).body).toMatchObject({ state: 'on', pausedAt: null })
  expect(await paused()).toEqual([])
  const next = await open()
  await t.settle()
  expect((await read(next)).tags).toEqual(['seen'])
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

test('a new business has three ready rules in its language, switched off, that can be switched on', async () => {
  const { items } = (await call(t.app, owner.key, contract.listAutomations)).body
  expect(items.map(({ name, state }) => [name, state])).toEqual([
    ['A clock of an urgent case is running out', 'off'],
    ['A complaint that nobody has is late', 'off'],
    ['A low rating', 'off'],
  ])
  for (const { id } of items) expect((await switchTo(id, true)).status).toBe(200)
})

test('twenty thousand events are tried within a few seconds', async () => {
  const caseId = await open()
  await business.scope.transaction((tx) =>
    sql`insert into event (id, branch_id, case_id, type, at, payload, dispatched_at)
      select uuidv7(), ${business.branchId}, ${caseId}, 'case.opened', now(), '{}', now()
      from generate_series(1, 20500)`.execute(tx.db),
  )
  const began = performance.now()
  const { body } = await tryOut({ conditions: [{ field: 'words', is: 'said', words: ['kargo'] }] })
  expect(performance.now() - began).toBeLessThan(5000)
  expect(body).toMatchObject({ events: 20_000, matched: 20_000, isCut: true })
  expect(body.cases).toHaveLength(1)
}, 30_000)
