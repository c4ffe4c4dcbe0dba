import { listSurveys, updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { changeState } from '../../cases/index.ts'
import { buildCase, reopen, solve } from '../test-case.ts'
import { sendDueInvitations } from './send-invitations.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
const start = Date.parse('2026-11-23T09:00:00Z')
const hour = 3_600_000
const at = (hours: number) => holdTime(new Date(start + hours * hour))

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  at(0)
  business = await buildBusiness(t.house)
})
afterEach(() => holdTime())

const invitations = () =>
  business.scope.transaction((tx) => tx.db.selectFrom('survey_invitation').selectAll().orderBy('created_at').execute())
const mails = () =>
  business.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').selectAll().where('purpose', '=', 'survey').execute(),
  )
const send = () => sendDueInvitations(business.scope)
const solveAndSettle = async (caseId: string) => {
  await solve(business.owner, caseId)
  await t.settle()
}

test('a business starts with the ready survey, and any change makes it its own', async () => {
  const key = await keyOf(t.house, business.owner)
  const [survey] = (await call(t.app, key, listSurveys)).body.items
  expect(survey).toMatchObject({
    active: true,
    notYetYours: true,
    delayHours: 1,
    quietDays: 60,
    expiresDays: 30,
    invited: 0,
    answered: 0,
  })
  const changed = await call(t.app, key, updateSurvey, { params: { id: survey?.id ?? '' }, body: {} })
  expect(changed.body).toMatchObject({ notYetYours: false, delayHours: 1 })
  expect(
    (await call(t.app, key, updateSurvey, { params: { id: survey?.id ?? '' }, body: { delayHours: 721 } })).status,
  ).toBe(400)
})

test('survey never sent: the customer of a solved case is asked after the delay, once, in their language', async () => {
  const { caseId, caseNumber, email } = await buildCase(business.scope, business.branchId, { language: 'tr' })
  await solveAndSettle(caseId)
  expect((await invitations())[0]).toMatchObject({ state: 'planned', token_hash: null, sent_at: null })
  expect(await send()).toBe(0)
  at(1)
  expect(await send()).toBe(1)
  const [mail] = await mails()
  expect(mail).toMatchObject({
    recipient: email,
    subject: expect.stringContaining(`Talep #${caseNumber}`),
    case_id: caseId,
  })
  expect(mail?.text).toContain('Sayın Ayşe Demir,')
  expect(mail?.text).toMatch(/http:\/\/heed\.test\/s\/[0-9a-f]{32}[\w-]{32}\n/)
  const [invitation] = await invitations()
  const token = /\/s\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(JSON.stringify(invitation)).not.toContain(token)
  expect(invitation?.expires_at?.toISOString()).toBe(new Date(start + hour + 30 * 24 * hour).toISOString())
  expect(await send()).toBe(0)
})

test('survey sent twice: solved, reopened and solved again asks once', async () => {
  const { caseId } = await buildCase(business.scope, business.branchId)
  await solveAndSettle(caseId)
  at(2)
  await send()
  await reopen(business.owner, caseId)
  await solveAndSettle(caseId)
  at(5)
  await send()
  expect(await mails()).toHaveLength(1)
  expect(await invitations()).toHaveLength(1)
})

test('survey sent too early: a case that came back before the mail was due is asked about only when solved again', async () => {
  const { caseId } = await buildCase(business.scope, business.branchId)
  await solveAndSettle(caseId)
  await reopen(business.owner, caseId)
  at(1)
  await send()
  expect((await invitations())[0]).toMatchObject({ state: 'not_sent', reason: 'case_reopened' })
  at(3)
  await solveAndSettle(caseId)
  expect((await invitations())[0]).toMatchObject({ state: 'planned', reason: null })
  at(4)
  await send()
  expect(await mails()).toHaveLength(1)
})

test('over-asking: two cases of one customer bring one mail within the quiet days', async () => {
  const first = await buildCase(business.scope, business.branchId, { email: 'often@posta.test' })
  const second = await buildCase(business.scope, business.branchId, { email: 'often@posta.test' })
  await solveAndSettle(first.caseId)
  await solveAndSettle(second.caseId)
  at(1)
  await Promise.all([sendDueInvitations(business.scope), sendDueInvitations(t.house.scopeOf(business.workspaceId))])
  expect(await mails()).toHaveLength(1)
  expect((await invitations()).map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual([
    'not_sent asked_recently',
    'sent null',
  ])
  const third = await buildCase(business.scope, business.branchId, { email: 'often@posta.test' })
  at(24 * 59)
  await solveAndSettle(third.caseId)
  expect((await invitations()).filter(({ reason }) => reason === 'asked_recently')).toHaveLength(2)
  at(24 * 62)
  await reopen(business.owner, third.caseId)
  await solveAndSettle(third.caseId)
  at(24 * 63)
  await send()
  expect(await mails()).toHaveLength(2)
})

test('a customer without mail address, a walk-in and a switched-off survey are not asked, and the reason is kept', async () => {
  const byPhone = await buildCase(business.scope, business.branchId, { email: null, kind: 'mail' })
  const walkIn = await buildCase(business.scope, business.branchId, { kind: 'walk_in' })
  const later = await buildCase(business.scope, business.branchId)
  for (const { caseId } of [byPhone, walkIn, later]) await changeState(business.owner, caseId, { state: 'solved' })
  await t.settle()
  await business.scope.transaction((tx) => tx.db.updateTable('survey').set({ active: false }).execute())
  at(1)
  await send()
  expect((await invitations()).map(({ reason }) => reason).sort()).toEqual([
    'channel_without_address',
    'no_email',
    'survey_inactive',
  ])
  expect(await mails()).toHaveLength(0)
})

test('a customer known by an address only is greeted without it', async () => {
  const { caseId } = await buildCase(business.scope, business.branchId, { name: 'x@posta.test', language: 'az' })
  await solveAndSettle(caseId)
  at(1)
  await send()
  expect((await mails())[0]?.text.startsWith('Salam,\n')).toBe(true)
})
