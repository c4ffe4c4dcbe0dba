import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

// Without a listener of its own a connection's late error would end the process.
test.each(['pool', 'sign-in'])(
  'a connection of the %s that is cut off while in use ends nothing but its work',
  async (name) => {
    const pool = name === 'pool' ? t.house.pool : t.house.signIn.pool
    const cut = await pool.connect()
    const { rows } = await cut.query('select pg_backend_pid() as pid')
    await t.house.pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    await pause(100)
    await expect(cut.query('select 1')).rejects.toThrow()
    cut.release(true)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  },
)
