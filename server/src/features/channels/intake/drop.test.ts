import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { mailAddressOf, writeMail } from '../../../../test/mails.ts'
import type { Scope } from '../../../platform/scope.ts'
import { watchDrops } from '../watch-drops.ts'
import { maxMailBytes } from './receive.ts'

let t: TestHouse
let scope: Scope
let address: string
beforeAll(async () => {
  t = await openTestHouse()
  scope = (await buildBusiness(t.house)).scope
  address = await mailAddressOf(scope)
})
afterAll(() => t.close())

const main = join(import.meta.dirname, '../../../main.ts')

/** `heed intake` as a mail server runs it. */
function intake(to: string, raw: Uint8Array, environment: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, [main, 'intake', '--channel', to], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.on('error', () => {})
  child.stdin.end(raw)
  return new Promise((done) => child.once('exit', done))
}
const bySubject = (subject: string) =>
  scope.transaction((tx) =>
    tx.db.selectFrom('intake_item').select(['via', 'state']).where('subject', '=', subject).execute(),
  )

test('a mail server hands mail over straight into an outside database', { timeout: 60_000 }, async () => {
  const outside = { DATABASE_URL: t.house.databaseUrl, HEED_DATA: t.house.config.dataFolder }
  expect(await intake(address, writeMail({ subject: 'piped' }), outside)).toBe(0)
  await expect.poll(() => bySubject('piped'), { timeout: 10_000 }).toEqual([{ via: 'pipe', state: 'understood' }])
  expect(await intake('nobody@narin.test', writeMail({}), outside)).toBe(67)
  expect(
    await intake(address, writeMail({}), { ...outside, DATABASE_URL: 'postgresql://heed:x@127.0.0.1:1/heed' }),
  ).toBe(75)
})

test('with the embedded database it is kept on disk until the server takes it', { timeout: 60_000 }, async () => {
  const { dataFolder } = t.house.config
  const embedded = { HEED_DATA: dataFolder }
  const stop = await watchDrops(t.house)
  expect(await intake(address, writeMail({ subject: 'dropped' }), embedded)).toBe(0)
  await expect.poll(() => bySubject('dropped'), { timeout: 10_000 }).toEqual([{ via: 'pipe', state: 'understood' }])
  await stop()
  expect(await intake(address.replace('@', '+x@'), writeMail({ subject: 'while stopped' }), embedded)).toBe(0)
  expect(await bySubject('while stopped')).toEqual([])
  await (await watchDrops(t.house))()
  await expect.poll(() => bySubject('while stopped'), { timeout: 10_000 }).toHaveLength(1)
  expect(readdirSync(join(dataFolder, 'intake-drop'))).toEqual(['addresses.json'])
  expect(await intake('nobody@narin.test', writeMail({}), embedded)).toBe(67)
  expect(await intake(address, Buffer.from(' \r\n'), embedded)).toBe(65)
  expect(await intake(address, Buffer.alloc(maxMailBytes + 1, 'x'), embedded)).toBe(65)
  const never = mkdtempSync(join(tmpdir(), 'heed-never-'))
  expect(await intake(address, writeMail({}), { HEED_DATA: never })).toBe(75)
  rmSync(never, { recursive: true })
})
