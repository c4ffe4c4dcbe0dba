import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { resetPassword } from './reset-password.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

test('a sole owner who forgot the password gets in with another, and whoever was signed in is not any more', async () => {
  const { email } = await buildBusiness(t.house)
  const other = await buildBusiness(t.house)
  const before = new Visitor(t.app, { address: '192.0.2.1' })
  await before.signIn(email, testPassword)
  expect(await resetPassword(t.house, email.toUpperCase(), 'another long password')).toBe(true)
  const after = new Visitor(t.app, { address: '192.0.2.2' })
  expect((await after.signIn(email, testPassword)).status).toBe(401)
  expect((await after.signIn(email, 'another long password')).status).toBe(200)
  expect(await after.isIn()).toBe(true)
  expect((await before.get('/api/auth/get-session')).body).toBeNull()
  const colleague = new Visitor(t.app, { address: '192.0.2.3' })
  expect((await colleague.signIn(other.email, testPassword)).status).toBe(200)
})

test('a device that this process knew a moment ago is signed out at once', async () => {
  const { email } = await buildBusiness(t.house)
  const device = new Visitor(t.app, { address: '192.0.2.4' })
  await device.signIn(email, testPassword)
  expect(await device.isIn()).toBe(true)
  await resetPassword(t.house, email, 'another long password')
  // Far sooner than the ten seconds for which an identity is believed.
  await expect.poll(() => device.isIn(), { timeout: 1000, interval: 20 }).toBe(false)
})

test('an address without an account changes nothing', async () => {
  expect(await resetPassword(t.house, 'nobody@narin.test', 'another long password')).toBe(false)
})
