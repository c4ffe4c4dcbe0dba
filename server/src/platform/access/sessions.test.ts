import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'

type Session = { id: string; token: string; userAgent: string; ipAddress: string }

let t: TestHouse
let laptop: Visitor
let phone: Visitor
let tablet: Visitor
let colleague: Visitor

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

let addresses = 0
const signedIn = async (email: string, userAgent: string) => {
  const visitor = new Visitor(t.app, { userAgent, address: `192.0.2.${++addresses}` })
  await visitor.signIn(email, testPassword)
  // Asked once, this process knows them for the next seconds without looking again.
  expect(await visitor.isIn()).toBe(true)
  return visitor
}

beforeEach(async () => {
  const { email } = await buildBusiness(t.house)
  laptop = await signedIn(email, 'laptop')
  phone = await signedIn(email, 'phone')
  tablet = await signedIn(email, 'tablet')
  colleague = await signedIn((await buildBusiness(t.house)).email, 'colleague')
})

const sessionsOf = async (visitor: Visitor) => (await visitor.get('/api/auth/list-sessions')).body as Session[]
const named = (sessions: Session[], userAgent: string) => sessions.find((session) => session.userAgent === userAgent)

test('the list holds this device and one’s others, and nobody else’s', async () => {
  const sessions = await sessionsOf(laptop)
  expect(sessions.map(({ userAgent }) => userAgent).sort()).toEqual(['laptop', 'phone', 'tablet'])
  expect(new Set(sessions.map(({ ipAddress }) => ipAddress)).size).toBe(3)
  const own = (await laptop.get('/api/auth/get-session')).body as { session: Session }
  expect(own.session.id).toBe(named(sessions, 'laptop')?.id)
})

test('a device that is ended is signed out at once, although this process knew it a moment ago', async () => {
  const token = named(await sessionsOf(laptop), 'phone')?.token
  expect((await laptop.post('/api/auth/revoke-session', { token })).status).toBe(200)
  // Far sooner than the ten seconds for which an identity is believed.
  await expect.poll(() => phone.isIn(), { timeout: 1000, interval: 20 }).toBe(false)
  expect(await laptop.isIn()).toBe(true)
  expect(await tablet.isIn()).toBe(true)
})

test('all others are ended together, and this one stays', async () => {
  expect((await laptop.post('/api/auth/revoke-other-sessions')).status).toBe(200)
  await expect.poll(() => phone.isIn(), { timeout: 1000, interval: 20 }).toBe(false)
  expect(await tablet.isIn()).toBe(false)
  expect(await laptop.isIn()).toBe(true)
  expect((await sessionsOf(laptop)).map(({ userAgent }) => userAgent)).toEqual(['laptop'])
})

test('nobody ends the session of somebody else', async () => {
  const token = named(await sessionsOf(laptop), 'phone')?.token
  await colleague.post('/api/auth/revoke-session', { token })
  expect(await sessionsOf(laptop)).toHaveLength(3)
  expect(await phone.isIn()).toBe(true)
})

test('a changed password ends the other devices when asked to', async () => {
  const changed = await laptop.post('/api/auth/change-password', {
    currentPassword: testPassword,
    newPassword: 'quite another password',
    revokeOtherSessions: true,
  })
  expect(changed.status).toBe(200)
  await expect.poll(() => phone.isIn(), { timeout: 1000, interval: 20 }).toBe(false)
  expect(await laptop.isIn()).toBe(true)
})

test('a NUL in what is sent to the sign-in is refused and is no fault', async () => {
  const status = async (answer: Promise<{ status: number }>) => (await answer).status
  expect(await status(laptop.post('/api/auth/update-user', { name: 'a\0b' }))).toBe(400)
  expect(await status(laptop.post('/api/auth/revoke-session', { token: 'a\0' }))).toBe(400)
  expect(await status(laptop.post('/api/auth/passkey/delete-passkey', { id: '\0' }))).toBe(400)
  const stranger = new Visitor(t.app)
  const reset = { token: '\0', newPassword: 'another long password' }
  expect(await status(stranger.post('/api/auth/reset-password', reset))).toBe(400)
  expect(await status(stranger.get('/api/auth/reset-password/a%00?callbackURL=/'))).toBe(400)
})
