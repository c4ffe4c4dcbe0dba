import * as contract from '@heed/contract/automations.ts'
import { updateCase } from '@heed/contract/cases.ts'
import { expect, test } from 'vitest'
import { call } from '../../../test/api.ts'
import { buildBranch } from '../../../test/build.ts'
import {
  business,
  makeOn,
  manager,
  open,
  owner,
  read,
  ruleOf,
  runsOf,
  switchTo,
  t,
  useRuleDesk,
} from './testing/rule-desk.ts'

useRuleDesk()

const doThem = (id: string, who = owner) => call(t.app, who.key, contract.doHeldBack, { params: { id } })
const dropThem = (id: string, word: string, who = owner) =>
  call(t.app, who.key, contract.dropHeldBack, { params: { id }, body: { word } })

/** A rule that did one thing and held two back. */
async function storm(more: Record<string, unknown> = {}) {
  const id = await makeOn({ mostPerHour: 1, ...more })
  const cases = []
  for (let count = 0; count < 3; count++) {
    cases.push(await open({ kind: 'complaint' }))
    await t.settle()
  }
  expect(await ruleOf(id)).toMatchObject({ state: 'paused', did: 1, held: 2 })
  return { id, cases }
}
const isTagged = async (caseId: string) => (await read(caseId)).tags.includes('seen')

test('what was held back is done now, each once, and counts for no storm', async () => {
  const { id, cases } = await storm()
  const both = await Promise.all([doThem(id), doThem(id)])
  expect(both.reduce((sum, { body }) => sum + body.did, 0)).toBe(2)
  expect(await Promise.all(cases.map(isTagged))).toEqual([true, true, true])
  const done = (await runsOf(id)).filter(({ settled }) => settled)
  expect(done).toMatchObject(
    Array(2).fill({ result: 'did', reason: null, settled: { by: { id: owner.id }, word: null } }),
  )
  expect(await ruleOf(id)).toMatchObject({ state: 'paused', did: 3, held: 0 })
  expect((await doThem(id)).body).toMatchObject({ did: 0, failed: 0, dropped: 0 })
  await switchTo(id, true)
  const next = await open()
  await t.settle()
  expect(await isTagged(next)).toBe(true)
})

test('where its conditions hold no longer, what was held back is dropped and says so', async () => {
  const { id, cases } = await storm({ conditions: [{ field: 'priority', is: 'one_of', values: ['normal'] }] })
  const [, changed, same] = cases as [string, string, string]
  await call(t.app, owner.key, updateCase, { params: { id: changed }, body: { priority: 'high' } })
  expect((await doThem(id)).body).toMatchObject({ did: 1, failed: 0, dropped: 1, automation: { held: 0 } })
  expect(await isTagged(changed)).toBe(false)
  expect(await isTagged(same)).toBe(true)
  expect((await runsOf(id)).find(({ result }) => result === 'dropped')).toMatchObject({
    case: { id: changed },
    reason: 'automation.no_longer',
  })
})

test('what was held back is dropped with a word, and is not done after that', async () => {
  const { id, cases } = await storm()
  expect((await dropThem(id, 'A test mail went out')).body).toMatchObject({ dropped: 2, automation: { held: 0 } })
  expect((await doThem(id)).body.did).toBe(0)
  expect(await Promise.all(cases.map(isTagged))).toEqual([true, false, false])
  expect((await runsOf(id)).filter(({ result }) => result === 'dropped')).toMatchObject(
    Array(2).fill({ settled: { by: { id: owner.id }, word: 'A test mail went out' } }),
  )
})

test('a rule that is off does nothing of it, and one for every branch is decided on by who sees every branch', async () => {
  const { id } = await storm()
  expect((await doThem(id, manager)).problem).toBe('automation.needs_branch')
  expect((await dropThem(id, 'No', manager)).problem).toBe('automation.needs_branch')
  await switchTo(id, false)
  expect((await doThem(id)).problem).toBe('automation.is_off')
  expect((await dropThem(id, 'Not needed')).body.dropped).toBe(2)
})

test('at most fifty are done at a time, the oldest first', async () => {
  const id = await makeOn({ mostPerHour: 1 })
  for (let count = 0; count < 53; count++) await open()
  await t.settle()
  expect(await ruleOf(id)).toMatchObject({ did: 1, held: 52 })
  expect((await doThem(id)).body).toMatchObject({ did: contract.mostHeldAtOnce, automation: { held: 2 } })
  const runs = await runsOf(id)
  const left = runs.filter(({ result }) => result === 'held').map(({ at }) => Date.parse(at))
  const done = runs.filter(({ settled }) => settled).map(({ at }) => Date.parse(at))
  expect(Math.min(...left)).toBeGreaterThanOrEqual(Math.max(...done))
  expect((await doThem(id)).body).toMatchObject({ did: 2, automation: { held: 0 } })
})

test('a rule counts what it looked at and what met its conditions, in the branches that the reader sees', async () => {
  const elsewhere = await buildBranch(business.scope, 'Elsewhere')
  const task = { do: 'make_action', words: 'Look', for: { who: 'role', role: 'lead' }, dueInMinutes: 60 }
  const changed = { event: 'case.changed', actions: [task] }
  const id = await makeOn({ ...changed, conditions: [{ field: 'kind', is: 'one_of', values: ['complaint'] }] })
  const here = await makeOn({ ...changed, name: 'Here', branchId: business.branchId })
  const change = async (opened: Record<string, unknown>, body: Record<string, unknown>) =>
    call(t.app, owner.key, updateCase, { params: { id: await open(opened) }, body })
  await change({ kind: 'complaint' }, { priority: 'high' })
  await change({}, { priority: 'high' })
  await change({ kind: 'complaint' }, { branchId: elsewhere })
  await t.settle()
  expect(await ruleOf(id)).toMatchObject({ lookedAt: 3, met: 2, did: 2 })
  expect(await ruleOf(here)).toMatchObject({ lookedAt: 2, met: 2 })
  const seen = (await call(t.app, manager.key, contract.listAutomations)).body.items.find((rule) => rule.id === id)
  expect(seen).toMatchObject({ lookedAt: 2, met: 1, did: 1 })
})
