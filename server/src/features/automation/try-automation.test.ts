import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { holdTime } from '../../platform/clock.ts'
import { business, makeOn, open, read, runsOf, t, tryOut, useRuleDesk } from './testing/rule-desk.ts'

useRuleDesk()

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
