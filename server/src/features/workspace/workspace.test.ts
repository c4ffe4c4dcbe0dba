import { listCases } from '@heed/contract/cases.ts'
import { listStandards, updateStandard } from '@heed/contract/standards.ts'
import {
  acceptInvitation,
  createApiKey,
  createBranch,
  getMe,
  inviteMember,
  listApiKeys,
  listAudit,
  openInvitation,
  revokeApiKey,
  updateBranch,
  updateMe,
  updateMember,
  withdrawInvitation,
} from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember, officeHours, testPassword } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { forgetOldKeys } from '../../platform/http/idempotency.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

test('an invitation link works once and joins with the role it was made for', async () => {
  const invited = await call(t.app, owner, inviteMember, {
    body: { email: 'Nigar@Narin.test', role: 'employee', branchIds: [business.branchId] },
  })
  expect(invited.status).toBe(201)
  const token = invited.body.link.split('/join/')[1] ?? ''
  expect((await call(t.app, undefined, openInvitation, { params: { token } })).body).toMatchObject({
    workspace: 'Narin',
    email: 'nigar@narin.test',
    role: 'employee',
  })
  const joined = await call(t.app, undefined, acceptInvitation, {
    params: { token },
    body: { name: 'Nigar Səfərova', password: testPassword },
  })
  expect(joined.status).toBe(201)
  expect(
    (
      await call(t.app, undefined, acceptInvitation, {
        params: { token },
        body: { name: 'Again', password: testPassword },
      })
    ).problem,
  ).toBe('invitation.invalid')
  expect(
    (await call(t.app, undefined, openInvitation, { params: { token: `${token.slice(0, -4)}AAAA` } })).problem,
  ).toBe('invitation.invalid')

  const signedIn = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'nigar@narin.test', password: testPassword },
    headers: { origin: 'http://heed.test' },
  })
  expect(signedIn.statusCode).toBe(200)
  const cookie = [signedIn.headers['set-cookie']]
    .flat()
    .map((value) => String(value).split(';')[0])
    .join('; ')
  const me = await t.app.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } })
  expect(me.json()).toMatchObject({
    member: { name: 'Nigar Səfərova', role: 'employee' },
    branches: [{ name: 'Kadıköy' }],
  })
  const crossSite = await t.app.inject({
    method: 'PATCH',
    url: '/api/v1/me',
    headers: { cookie, origin: 'http://evil.test' },
    payload: { theme: 'dark' },
  })
  expect(crossSite.json().code).toBe('request.cross_site')
})

test('nobody gives a role above their own and the last owner stays', async () => {
  const manager = await buildMember(business.scope, 'manager')
  const key = await keyOf(t.house, manager)
  expect(
    (await call(t.app, key, inviteMember, { body: { email: 'x@narin.test', role: 'owner', branchIds: null } })).problem,
  ).toBe('member.role_too_high')
  expect(
    (await call(t.app, key, updateMember, { params: { id: business.memberId }, body: { role: 'observer' } })).problem,
  ).toBe('member.role_too_high')
  expect(
    (await call(t.app, owner, updateMember, { params: { id: business.memberId }, body: { active: false } })).problem,
  ).toBe('member.last_owner')
})

test('access that is ended is ended at once', async () => {
  const employee = await buildMember(business.scope, 'employee')
  const key = await keyOf(t.house, employee)
  expect((await call(t.app, key, getMe)).status).toBe(200)
  await call(t.app, owner, updateMember, { params: { id: employee.actor?.id ?? '' }, body: { active: false } })
  await expect.poll(async () => (await call(t.app, key, getMe)).problem).toBe('member.none')
})

test('the audit log says who did what', async () => {
  const { body } = await call(t.app, owner, listAudit)
  expect(body.items.map((entry) => entry.action)).toContain('member.invited')
  expect(body.items[0]?.actor).toBe('Selin Aksoy')
})

test('what a program does stands in the audit log as its key’s, also when the key is gone', async () => {
  const made = await call(t.app, owner, createApiKey, { body: { name: 'till', permissions: ['branch:edit'] } })
  const { id } = (await call(t.app, owner, getMe)).body.branches[0] as { id: string }
  expect((await call(t.app, made.body.key, updateBranch, { params: { id }, body: { name: 'Moda' } })).status).toBe(200)
  await call(t.app, owner, revokeApiKey, { params: { id: made.body.id } })
  const { items } = (await call(t.app, owner, listAudit)).body
  expect(items.find(({ action }) => action === 'branch.changed')).toMatchObject({
    actor: 'Selin Aksoy',
    keyName: 'till',
  })
})

test('an API key does what it was given and nothing once it is revoked', async () => {
  const made = await call(t.app, owner, createApiKey, { body: { name: 'till', permissions: ['case:read'] } })
  expect(made.status).toBe(201)
  expect((await call(t.app, made.body.key, listCases)).status).toBe(200)
  expect((await call(t.app, made.body.key, listAudit)).problem).toBe('not_allowed')
  expect((await call(t.app, owner, listApiKeys)).body.items.map(({ id }) => id)).toContain(made.body.id)
  expect((await call(t.app, owner, revokeApiKey, { params: { id: made.body.id } })).status).toBe(204)
  await expect.poll(async () => (await call(t.app, made.body.key, listCases)).problem).toBe('not_signed_in')
})

test('an API key changes neither name, language nor password of the person who made it', async () => {
  const made = await call(t.app, owner, createApiKey, { body: { name: 'till', permissions: ['case:read'] } })
  const before = (await call(t.app, owner, getMe)).body
  for (const body of [{ name: 'Somebody else' }, { language: 'zh' }, { theme: 'dark' }, {}])
    expect(await call(t.app, made.body.key, updateMe, { body })).toMatchObject({
      status: 403,
      problem: 'api_key.not_the_person',
    })
  for (const header of ['authorization', 'x-api-key']) {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/auth/change-password',
      headers: {
        origin: 'http://heed.test',
        [header]: header === 'x-api-key' ? made.body.key : `Bearer ${made.body.key}`,
      },
      payload: { currentPassword: testPassword, newPassword: 'another long password' },
    })
    expect(answer.statusCode).toBe(401)
  }
  expect((await call(t.app, owner, getMe)).body.member).toEqual(before.member)
})

test('changing one thing of a standard leaves it switched off', async () => {
  const { items } = (await call(t.app, owner, listStandards)).body
  const params = { id: items[0]?.id ?? '' }
  await call(t.app, owner, updateStandard, { params, body: { active: false } })
  expect((await call(t.app, owner, updateStandard, { params, body: { name: 'Renamed' } })).body).toMatchObject({
    active: false,
    name: 'Renamed',
  })
})

test('secrets shown once are not kept for repeats, and old keys are forgotten', async () => {
  const body = { name: 'once', permissions: ['case:read'] }
  const headers = { 'idempotency-key': 'secret-1' }
  const made = await call(t.app, owner, createApiKey, { body, headers })
  expect(made.status).toBe(201)
  expect((await call(t.app, owner, createApiKey, { body, headers })).problem).toBe('idempotency.shown_once')
  const kept = () =>
    business.scope.transaction((tx) =>
      tx.db.selectFrom('idempotency_key').selectAll().where('key', '=', 'secret-1').execute(),
    )
  expect(JSON.stringify(await kept())).not.toContain(made.body.key)
  await business.scope.transaction((tx) =>
    tx.db
      .updateTable('idempotency_key')
      .set({ created_at: new Date(Date.now() - 49 * 3_600_000) })
      .execute(),
  )
  await forgetOldKeys(business.scope)
  expect(await kept()).toEqual([])
})

test('an invitation of the owner is not a manager’s to withdraw', async () => {
  const invited = await call(t.app, owner, inviteMember, {
    body: { email: 'second-owner@narin.test', role: 'owner', branchIds: null },
  })
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager'))
  expect((await call(t.app, manager, withdrawInvitation, { params: { id: invited.body.id } })).problem).toBe(
    'member.role_too_high',
  )
  expect((await call(t.app, owner, withdrawInvitation, { params: { id: invited.body.id } })).status).toBe(204)
})

test('a branch is opened by whoever sees all of them', async () => {
  const body = { name: 'Bakı', zone: 'Asia/Baku', currency: 'AZN', language: 'az', hours: officeHours }
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await call(t.app, manager, createBranch, { body })).problem).toBe('branch.beyond')
  expect((await call(t.app, owner, createBranch, { body })).status).toBe(201)
})
