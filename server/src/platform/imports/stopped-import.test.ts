import { listJobs, retryJob } from '@heed/contract/channels.ts'
import * as feedback from '@heed/contract/feedback-imports.ts'
import * as records from '@heed/contract/record-files.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
  await t.house.pool.query(
    "create function heed.fail() returns trigger language plpgsql as $$ begin raise exception 'Disk full'; end $$",
  )
})
afterAll(() => t.close())

const kinds = {
  feedback: {
    table: 'feedback_import',
    jobs: { checking: 'feedback.check-import', importing: 'feedback.take-in-file' },
    url: '/api/v1/feedback-imports',
    head: 'text,said_at',
    row: (n: number) => `Words ${n},2026-01-05`,
    get: feedback.getImport,
    map: feedback.mapImport,
    confirm: feedback.confirmImport,
  },
  records: {
    table: 'record_import',
    jobs: { checking: 'record-files.check-import', importing: 'record-files.take-in' },
    url: '/api/v1/record-imports?kind=customers',
    head: 'id,name',
    row: (n: number) => `c${n},Customer ${n}`,
    get: records.getRecordImport,
    map: records.mapRecordImport,
    confirm: records.confirmRecordImport,
  },
} as const

/** From now on the database refuses this change of an import, as it would when its disk is full. */
const breakAt = (table: string, when: string) =>
  t.house.pool.query(`create trigger fail before update on heed.${table} for each row when (${when})
    execute function heed.fail()`)
const mend = (table: string) => t.house.pool.query(`drop trigger fail on heed.${table}`)

/** Whatever was tried and failed counts as tried for the last time. */
async function giveUp(job: string) {
  await expect
    .poll(
      async () =>
        (
          await t.house.pool.query(
            `update graphile_worker._private_jobs j set attempts = max_attempts from graphile_worker._private_tasks t
             where t.id = j.task_id and t.identifier = $1 and j.attempts > 0 and j.locked_at is null`,
            [job],
          )
        ).rowCount,
    )
    .toBe(1)
}

test.each(Object.entries(kinds))(
  'an import of %s whose job is given up says where it stopped, goes on when asked to, and brings nothing twice',
  async (_name, { table, jobs, url, head, row, get, map, confirm }) => {
    const { owner } = await buildBusiness(t.house)
    const key = await keyOf(t.house, owner)
    const read = async (id: string) => (await call(t.app, key, get, { params: { id } })).body
    const whenIn = async (id: string, state: string) => {
      await expect.poll(async () => (await read(id)).state, { timeout: 20_000, interval: 50 }).toBe(state)
      return read(id)
    }

    await breakAt(table, "new.state = 'checked'")
    const rows = Array.from({ length: 700 }, (_, n) => row(n))
    const answer = await t.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=cut' },
      payload: `--cut\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${[head, ...rows].join('\r\n')}\r\n--cut--\r\n`,
    })
    const { id } = answer.json()
    await giveUp(jobs.checking)
    expect(await whenIn(id, 'stopped')).toMatchObject({ stoppedIn: 'checking', total: 0, added: 0 })
    expect((await call(t.app, key, confirm, { params: { id } })).status).toBe(409)
    await mend(table)
    const again = await call(t.app, key, map, { params: { id }, body: {} })
    expect([again.status, again.body.state, again.body.stoppedIn]).toEqual([200, 'checking', null])
    expect(await whenIn(id, 'checked')).toMatchObject({ good: 700, bad: 0, stoppedIn: null })

    await breakAt(table, 'new.done > 500')
    await call(t.app, key, confirm, { params: { id } })
    await giveUp(jobs.importing)
    expect(await whenIn(id, 'stopped')).toMatchObject({ stoppedIn: 'importing', done: 500, added: 500 })
    expect((await call(t.app, key, map, { params: { id }, body: {} })).status).toBe(409)
    await mend(table)
    expect((await call(t.app, key, confirm, { params: { id } })).body).toMatchObject({ state: 'importing' })
    expect(await whenIn(id, 'done')).toMatchObject({ done: 700, added: 700, stoppedIn: null })
  },
  60_000,
)

test('an import whose job is run again from the list of jobs goes on as well', async () => {
  const { owner } = await buildBusiness(t.house)
  const key = await keyOf(t.house, owner)
  const { table, jobs, url, get } = kinds.records
  await breakAt(table, "new.state = 'checked'")
  const answer = await t.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=cut' },
    payload: '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname\r\nAda\r\n--cut--\r\n',
  })
  const state = async () => (await call(t.app, key, get, { params: { id: answer.json().id } })).body.state
  await giveUp(jobs.checking)
  await expect.poll(state, { timeout: 20_000 }).toBe('stopped')
  await mend(table)
  const { items } = (await call(t.app, key, listJobs, { query: { state: 'failed' } })).body
  expect(items.map(({ name }) => name)).toEqual([jobs.checking])
  await call(t.app, key, retryJob, { params: { id: items[0]?.id ?? '' } })
  await expect.poll(state).toBe('checked')
})
