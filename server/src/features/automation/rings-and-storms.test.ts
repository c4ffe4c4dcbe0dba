import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/automations.ts'
import { expect, test } from 'vitest'
import { call } from '../../../test/api.ts'
import { caseAssigned } from '../../events/case-events.ts'
import { newId } from '../../platform/ids.ts'
import {
  business,
  lead,
  make,
  makeOn,
  mert,
  open,
  owner,
  type Person,
  read,
  ruleOf,
  runsOf,
  switchTo,
  t,
  useRuleDesk,
} from './testing/rule-desk.ts'

useRuleDesk()

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
