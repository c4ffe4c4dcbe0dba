import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { analyseYoungTables } from './analyse-young-tables.ts'

let t: TestHouse

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

test('a table that grew from nothing is analysed once, and again when it has doubled', async () => {
  const { scope } = await buildBusiness(t.house)
  // PostgreSQL's own look at it, once a minute, would take the changes away from under the test.
  await t.house.pool.query('alter table heed.case_word set (autovacuum_enabled = off)')
  const words = (from: number, to: number) =>
    scope.transaction(async (tx) => {
      await tx.client.query(
        "insert into case_word (word, case_id) select 'w' || n, gen_random_uuid() from generate_series($1::int, $2) n",
        [from, to],
      )
      // Counted with the commit, not some seconds later.
      await tx.client.query('select pg_stat_force_next_flush()')
    })
  const analysed = async () => (await analyseYoungTables(t.house.pool)).includes('heed.case_word')
  await words(1, 400)
  expect(await analysed()).toBe(false)
  await words(401, 2000)
  expect(await analysed()).toBe(true)
  expect(await analysed()).toBe(false)
  await words(2001, 3000)
  expect(await analysed()).toBe(false)
  await words(3001, 4500)
  expect(await analysed()).toBe(true)
})
