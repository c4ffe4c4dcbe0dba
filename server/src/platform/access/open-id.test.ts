import { getMe } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { openIdentityProvider, signInAtProvider } from './testing/identity-provider.ts'

type Person = { email: string; email_verified: boolean; name: string }

const origin = 'http://heed.test'
const callback = `${origin}/api/auth/callback/oidc`
const people = new Map<string, Person>()
let provider: Awaited<ReturnType<typeof openIdentityProvider>>
let t: TestHouse
let email: string

beforeAll(async () => {
  provider = await openIdentityProvider(people, callback)
  t = await openTestHouse({
    worker: false,
    environment: {
      HEED_URL: origin,
      HEED_OIDC_DISCOVERY_URL: provider.discoveryUrl,
      HEED_OIDC_CLIENT_ID: provider.clientId,
      HEED_OIDC_CLIENT_SECRET: provider.clientSecret,
      HEED_OIDC_NAME: 'Narin accounts',
    },
  })
  email = (await buildBusiness(t.house)).email
  people.set('selin', { email, email_verified: true, name: 'Selin at the provider' })
  people.set('unverified', { email, email_verified: false, name: 'Says to be Selin' })
  people.set('stranger', { email: 'stranger@elsewhere.test', email_verified: true, name: 'Stranger' })
})
afterAll(async () => {
  await t.close()
  await provider.close()
})

let addresses = 0
const visitor = () => new Visitor(t.app, { address: `192.0.2.${++addresses}` })
const start = async (someone: Visitor, more = {}) => {
  const { status, body } = await someone.post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/cases',
    ...more,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as { url: string }).url
}
const comeBack = (someone: Visitor, { pathname, search }: URL) => someone.get(`${pathname}${search}`)
const accounts = async () =>
  (
    await t.house.pool.query('select "providerId", "accountId" from auth.account where "providerId" <> $1', [
      'credential',
    ])
  ).rows
const users = async () =>
  (await t.house.pool.query('select email from auth."user" order by email')).rows.map((row) => row.email as string)

test('discovery leads to the provider’s own sign-in, with a state, a nonce and a proof key', async () => {
  const url = new URL(await start(visitor()))
  expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/auth`)
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: 'heed',
    redirect_uri: callback,
    response_type: 'code',
    scope: expect.stringContaining('openid'),
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
    code_challenge_method: 'S256',
  })
})

test('a mail address that the provider does not vouch for is refused, although a member has it', async () => {
  const someone = visitor()
  const back = await comeBack(someone, await signInAtProvider(await start(someone), 'unverified'))
  expect(back).toMatchObject({ status: 302, location: `${origin}/sign-in?error=account_not_linked` })
  expect(await someone.isIn()).toBe(false)
  expect(await accounts()).toEqual([])
})

test('a mail address that no member has is refused and makes no account, also when asked to', async () => {
  const before = await users()
  for (const more of [{}, { requestSignUp: true }]) {
    const stranger = visitor()
    const back = await comeBack(stranger, await signInAtProvider(await start(stranger, more), 'stranger'))
    expect(back).toMatchObject({ status: 302, location: `${origin}/sign-in?error=signup_disabled` })
    expect(await stranger.isIn()).toBe(false)
  }
  expect(await users()).toEqual(before)
})

test('a changed state is refused', async () => {
  const someone = visitor()
  const back = await signInAtProvider(await start(someone), 'selin')
  back.searchParams.set('state', `${back.searchParams.get('state')?.slice(0, -4)}AAAA`)
  const answer = await comeBack(someone, back)
  expect(answer.location).toMatch(/^http:\/\/heed\.test\/sign-in\?error=/)
  expect(await someone.isIn()).toBe(false)
})

test('a way back that another browser began signs nobody in', async () => {
  const attacker = visitor()
  const back = await signInAtProvider(await start(attacker), 'selin')
  const victim = visitor()
  expect((await comeBack(victim, back)).location).toMatch(/^http:\/\/heed\.test\/sign-in\?error=/)
  expect(await victim.isIn()).toBe(false)
  const busyVictim = visitor()
  await start(busyVictim)
  expect((await comeBack(busyVictim, back)).location).toMatch(/^http:\/\/heed\.test\/sign-in\?error=/)
  expect(await busyVictim.isIn()).toBe(false)
})

test('an identity made for another nonce is refused', async () => {
  const someone = visitor()
  const url = new URL(await start(someone))
  url.searchParams.set('nonce', 'a-nonce-of-somebody-else')
  const answer = await comeBack(someone, await signInAtProvider(url.href, 'selin'))
  expect(answer.location).toMatch(/^http:\/\/heed\.test\/sign-in\?error=/)
  expect(await someone.isIn()).toBe(false)
  expect(await accounts()).toEqual([])
})

test('a way back leads only to our own pages', async () => {
  const { status } = await visitor().post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: 'https://evil.test/',
  })
  expect(status).toBe(403)
})

test('a member’s verified address signs the member in, once and again', async () => {
  for (let time = 0; time < 2; time++) {
    const selin = visitor()
    const way = await signInAtProvider(await start(selin), 'selin')
    expect(await comeBack(selin, way)).toMatchObject({ status: 302, location: '/cases' })
    const me = getMe.response.parse((await selin.get('/api/v1/me')).body)
    expect(me.member).toMatchObject({ email, name: 'Selin Aksoy', role: 'owner' })
    // The same way back a second time: the code and the state are used up.
    const thief = visitor()
    expect((await comeBack(thief, way)).location).not.toBe('/cases')
    expect(await thief.isIn()).toBe(false)
  }
  expect(await accounts()).toEqual([{ providerId: 'oidc', accountId: 'selin' }])
})
