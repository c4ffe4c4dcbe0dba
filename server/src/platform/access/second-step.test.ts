import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { oneTimeCode, wrongCode } from './testing/one-time-code.ts'

let t: TestHouse
let email: string
let owner: Visitor
let authenticator: string
let backupCodes: string[]

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())

let addresses = 0
const visitor = () => new Visitor(t.app, { address: `192.0.2.${++addresses}` })

/** An owner who has switched the second step on. */
beforeEach(async () => {
  email = (await buildBusiness(t.house)).email
  owner = visitor()
  await owner.signIn(email, testPassword)
  const enabled = await owner.post('/api/auth/two-factor/enable', { password: testPassword })
  ;({ totpURI: authenticator, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] })
  const proven = await owner.post('/api/auth/two-factor/verify-totp', { code: oneTimeCode(authenticator) })
  expect(proven.status).toBe(200)
})

const askedForCode = async () => {
  const someone = visitor()
  const answer = await someone.signIn(email, testPassword)
  expect(answer.body).toMatchObject({ twoFactorRedirect: true })
  expect(await someone.isIn()).toBe(false)
  return someone
}
const give = (someone: Visitor, code: string) => someone.post('/api/auth/two-factor/verify-totp', { code })

test('switched on with a code, the password alone no longer signs in; the code does', async () => {
  const someone = await askedForCode()
  expect((await give(someone, wrongCode(authenticator))).status).toBe(401)
  expect(await someone.isIn()).toBe(false)
  expect((await give(someone, oneTimeCode(authenticator))).status).toBe(200)
  expect(await someone.isIn()).toBe(true)
})

test('it is not on before a first code proved that the authenticator has it', async () => {
  const { email } = await buildBusiness(t.house)
  const careless = visitor()
  await careless.signIn(email, testPassword)
  await careless.post('/api/auth/two-factor/enable', { password: testPassword })
  const again = visitor()
  await again.signIn(email, testPassword)
  expect(await again.isIn()).toBe(true)
})

test('a backup code signs in once', async () => {
  const code = backupCodes[0]
  const someone = await askedForCode()
  expect((await someone.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200)
  expect(await someone.isIn()).toBe(true)
  const again = await askedForCode()
  expect((await again.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(401)
  expect(await again.isIn()).toBe(false)
})

test('guessing is refused after a few tries, also from new sign-ins and other addresses, and then even the right code', async () => {
  for (let round = 0; round < 2; round++) {
    const guesser = await askedForCode()
    for (let guess = 0; guess < 5; guess++) expect((await give(guesser, wrongCode(authenticator))).status).toBe(401)
    expect((await give(guesser, oneTimeCode(authenticator))).status).not.toBe(200)
    expect(await guesser.isIn()).toBe(false)
  }
  const another = await askedForCode()
  expect(await give(another, oneTimeCode(authenticator))).toMatchObject({
    status: 429,
    body: { code: 'ACCOUNT_TEMPORARILY_LOCKED' },
  })
  const code = backupCodes[0]
  expect((await another.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(429)
  expect(await another.isIn()).toBe(false)
  // Whoever is in already stays in: guessing locks nobody out of their work.
  expect(await owner.isIn()).toBe(true)
})

test('one address gets no more than a few tries a minute, whoever it guesses at', async () => {
  const guesser = visitor()
  const answers = []
  for (let guess = 0; guess < 10; guess++)
    answers.push((await guesser.signIn(`nobody-${guess}@narin.test`, 'not the password')).status)
  expect(answers.slice(0, 8)).toEqual(Array(8).fill(401))
  expect(answers.slice(8)).toEqual([429, 429])
})

test('only the password switches it off; then the password is enough again', async () => {
  expect((await owner.post('/api/auth/two-factor/disable', { password: 'not the password' })).status).toBe(400)
  await askedForCode()
  expect((await owner.post('/api/auth/two-factor/disable', { password: testPassword })).status).toBe(200)
  const someone = visitor()
  await someone.signIn(email, testPassword)
  expect(await someone.isIn()).toBe(true)
})
