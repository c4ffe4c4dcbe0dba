import * as cases from '@heed/contract/cases.ts'
import { createChannel, listChannels, listIntake, replayIntake } from '@heed/contract/channels.ts'
import { languages } from '@heed/contract/primitives.ts'
import { updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, outboxOf, writeMail } from '../../../test/mails.ts'
import type { Scope } from '../../platform/scope.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
let elsewhere: string
let ofClosed: Scope

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
  elsewhere = await buildBranch(business.scope, 'Gənclik')
  ofClosed = await buildMember(business.scope, 'employee', [business.branchId])
})
afterAll(() => t.close())

const setOpen = (id: string, active: boolean) => call(t.app, key, updateBranch, { params: { id }, body: { active } })
const read = async (id: string | null) => (await call(t.app, key, cases.getCase, { params: { id: id ?? '' } })).body
const take = async (mail: Parameters<typeof writeMail>[0]) => {
  const { intakeId } = await letIn(business.scope, await mailAddressOf(business.scope), writeMail(mail))
  await t.settle()
  return itemOf(business.scope, intakeId)
}

test('a closed branch takes nothing new, and its history stays readable', async () => {
  const before = await take({ from: 'ayse@example.test', text: 'Perdem nerede?' })
  await call(t.app, key, cases.assignCase, {
    params: { id: before.case_id ?? '' },
    body: { ownerId: ofClosed.actor?.id },
  })
  await call(t.app, key, cases.answerCase, { params: { id: before.case_id ?? '' }, body: { text: 'Yarın gelir.' } })
  await setOpen(business.branchId, false)
  const { items } = (await call(t.app, key, listChannels)).body
  const phone = items.find(({ kind }) => kind === 'phone')?.id
  const open = (more: Record<string, unknown>) =>
    call(t.app, key, cases.createCase, { body: { customer: { name: 'x' }, subject: 'x', text: 'x', ...more } })
  expect((await open({ channelId: phone })).problem).toBe('branch.closed')
  expect((await open({ branchId: business.branchId })).problem).toBe('branch.closed')
  const desk = { kind: 'walk_in', name: 'x', language: 'tr', branchId: business.branchId }
  expect((await call(t.app, key, createChannel, { body: desk })).problem).toBe('branch.closed')
  const moved = await open({ branchId: elsewhere })
  const back = { params: { id: moved.body.id }, body: { branchId: business.branchId } }
  expect((await call(t.app, key, cases.updateCase, back)).problem).toBe('branch.closed')
  expect((await read(before.case_id)).branch.id).toBe(business.branchId)

  const [answer] = (await outboxOf(business.scope, before.case_id ?? '')).filter(({ purpose }) => purpose === 'answer')
  const reply = await take({
    from: 'ayse@example.test',
    text: 'Hâlâ gelmedi.',
    headers: [`In-Reply-To: <${answer?.mail_id}>`],
  })
  expect(reply.case_id).toBe(before.case_id)
  expect(await read(reply.case_id)).toMatchObject({ branch: { id: elsewhere }, owner: null, state: 'open' })
})

test('mail to a closed branch still arrives and opens in another one, or waits visibly until one is open', async () => {
  const taken = await take({ from: 'new@example.test' })
  expect(taken).toMatchObject({ state: 'understood', branch_id: business.branchId })
  expect((await read(taken.case_id)).branch.id).toBe(elsewhere)
  await setOpen(elsewhere, false)
  const kept = await take({ from: 'late@example.test' })
  expect(kept).toMatchObject({ state: 'quarantined', problem: 'branch.closed' })
  expect(
    (await call(t.app, key, listIntake, { query: { state: 'quarantined' } })).body.items.map(({ id }) => id),
  ).toEqual([kept.id])
  await setOpen(elsewhere, true)
  await call(t.app, key, replayIntake, { params: { id: kept.id } })
  await t.settle()
  expect((await read((await itemOf(business.scope, kept.id)).case_id)).branch.id).toBe(elsewhere)
})

test('a form of a closed branch says so in five languages and names other ways to reach the business', async () => {
  await call(t.app, key, createChannel, {
    body: { kind: 'form', name: 'Gənclik', address: 'genclik', branchId: elsewhere, language: 'az' },
  })
  await call(t.app, key, createChannel, {
    body: { kind: 'phone', name: 'Gənclik', address: '+994 12 345 67 89', branchId: elsewhere, language: 'az' },
  })
  for (const language of languages) {
    const { body, statusCode } = await t.app.inject({ method: 'GET', url: `/f/narin?lang=${language}` })
    expect(statusCode).toBe(200)
    expect(body).not.toContain('<form')
    expect(body).toContain(`href="/f/genclik?lang=${language}"`)
    expect(body).toContain('href="tel:+994123456789"')
  }
  const posted = await t.app.inject({
    method: 'POST',
    url: '/f/narin',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=a%40b.test&message=hello',
  })
  expect(posted.statusCode).toBe(409)
  await setOpen(elsewhere, false)
  expect((await t.app.inject({ method: 'GET', url: '/f/narin?lang=en' })).body).toContain('Please come back later')
  await setOpen(business.branchId, true)
  expect((await t.app.inject({ method: 'GET', url: '/f/narin?lang=en' })).body).toContain('<form')
})
