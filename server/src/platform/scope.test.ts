import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { buildBusiness } from '../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { defineEvent } from './events/event.ts'
import { newId } from './ids.ts'
import { defineJob } from './jobs/job.ts'
import type { Scope, Tx } from './scope.ts'

const counted = defineEvent('test.counted', z.object({ count: z.unknown() }))
const job = defineJob({
  name: 'test.scope',
  payload: z.object({ count: z.unknown() }),
  maxAttempts: 1,
  run: async () => {},
})

/** No column of the database holds this sign. */
const refused = '\u0000'

let t: TestHouse
let scope: Scope
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  scope = (await buildBusiness(t.house)).scope
})
afterAll(() => t.close())

/** A customer who must be gone when the last words of a transaction fail. */
async function add(tx: Tx): Promise<string> {
  const id = newId()
  await tx.db.insertInto('customer').values({ id, name: 'Ada', language: 'en' }).execute()
  return id
}
const find = (id: string) =>
  scope.transaction((tx) => tx.db.selectFrom('customer').select('id').where('id', '=', id).executeTakeFirst())

test.each([
  ['the database refuses', (tx: Tx) => tx.emit(counted, { count: refused }), /Unicode/],
  ['cannot be written', (tx: Tx) => tx.emit(counted, { count: 1n }), /BigInt/],
])('news that %s undo the transaction that they travel with, and say why', async (_, tell, why) => {
  let id = ''
  const failing = scope.transaction(async (tx) => {
    id = await add(tx)
    await tell(tx)
  })
  await expect(failing).rejects.toThrow(why)
  expect(await find(id)).toBeUndefined()
})

test('a job that cannot be written undoes the transaction, its news included', async () => {
  let id = ''
  const failing = scope.transaction(async (tx) => {
    id = await add(tx)
    await tx.emit(counted, { count: 1 })
    tx.enqueue(job, { count: 1n })
  })
  await expect(failing).rejects.toThrow(/BigInt/)
  expect(await find(id)).toBeUndefined()
  const told = await scope.transaction((tx) =>
    tx.db.selectFrom('event').select('id').where('type', '=', counted.type).execute(),
  )
  expect(told).toEqual([])
})

test('news that the database refuses and a job that cannot be written fail together, and nothing is left unheard', async () => {
  const unheard: unknown[] = []
  const hear = (reason: unknown) => unheard.push(reason)
  process.on('unhandledRejection', hear)
  const failing = scope.transaction(async (tx) => {
    await tx.emit(counted, { count: refused })
    tx.enqueue(job, { count: 1n })
  })
  await expect(failing).rejects.toThrow(/BigInt/)
  // The next transaction on this connection ends after all that was sent before it.
  await scope.transaction(add)
  await new Promise(setImmediate)
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

test('a fault that was kept quiet is a fault at the end, and nothing is told', async () => {
  const told = vi.spyOn(t.house, 'publish')
  let id = ''
  const failing = scope.transaction(async (tx) => {
    id = await add(tx)
    await tx.client.query('select 1 / 0').catch(() => {})
    tx.tell({ topic: 'case', id: null, type: counted.type }, null)
  })
  await expect(failing).rejects.toThrow(/undid/)
  expect(await find(id)).toBeUndefined()
  expect(told).not.toHaveBeenCalled()
  told.mockRestore()
})

test('what is left running when a transaction fails does not go on in the next one of its connection', async () => {
  let goOn = () => {}
  const wanted = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let late: Promise<string> | undefined
  const failing = scope.transaction((tx) => {
    late = wanted.then(() => add(tx))
    return Promise.all([late, Promise.reject(new Error('Refused'))])
  })
  await expect(failing).rejects.toThrow('Refused')
  await scope.transaction(async () => {
    goOn()
    await expect(late).rejects.toThrow('This transaction is over')
  })
})

test('the connection of a transaction that failed at its end serves the next', async () => {
  for (let round = 0; round < 30; round += 1)
    await expect(scope.transaction((tx) => tx.emit(counted, { count: refused }))).rejects.toThrow()
  expect(t.house.pool.idleCount).toBe(t.house.pool.totalCount)
  expect(await scope.transaction(add)).toEqual(expect.any(String))
})
