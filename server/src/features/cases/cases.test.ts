import { announcePresence } from '@heed/contract/case-presence.ts'
import * as contract from '@heed/contract/cases.ts'
import { updateCustomer } from '@heed/contract/customers.ts'
import { listStandards, updateStandard } from '@heed/contract/standards.ts'
import { updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember, officeHours } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import type { Scope } from '../../platform/scope.ts'
import { watchClocks } from '../standards/index.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: Scope
let key: string

beforeAll(async () => {
  // Nobody listens there: answers are on their way for as long as the tests run.
  t = await openTestHouse({ environment: { HEED_SMTP_URL: 'smtp://127.0.0.1:9' } })
  business = await buildBusiness(t.house, { hours: officeHours })
  await buildChannel(business.scope, business.branchId)
  owner = await keyOf(t.house, business.owner)
  employee = await buildMember(business.scope, 'employee', [business.branchId])
  key = await keyOf(t.house, employee)
})
afterEach(() => holdTime())
afterAll(() => t.close())

const open = async (more: Record<string, unknown> = {}) => {
  const answer = await call(t.app, key, contract.createCase, {
    body: {
      customer: { email: 'leyla@example.test', name: 'Leyla Əliyeva' },
      subject: 'Süfrə dəsti',
      text: 'Salam. Dəst qızımın toyu üçündür, çatacaqmı?',
      ...more,
    },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const clockOf = (body: { clocks: { measure: string }[] }, measure: string) =>
  body.clocks.find((clock) => clock.measure === measure) as unknown as import('@heed/contract/standards.ts').Clock

test('a case starts its clocks on the branch’s hours and an answer stops the first', async () => {
  holdTime('2026-03-06T14:00:00Z') // Friday 17:00 in Istanbul, closing at 18:00
  const opened = await open()
  expect(opened.language).toBe('az')
  expect(clockOf(opened, 'first_answer')).toMatchObject({ state: 'running', dueAt: '2026-03-09T07:00:00.000Z' })
  holdTime('2026-03-09T06:30:00Z')
  await watchClocks(business.scope)
  const answered = await call(t.app, key, contract.answerCase, {
    params: { id: opened.id },
    body: { html: '<p>Bəli, çatacaq.</p><script>alert(1)</script>', thenState: 'waiting' },
  })
  expect(answered.body).toMatchObject({ kind: 'answer', text: 'Bəli, çatacaq.', html: '<p>Bəli, çatacaq.</p>' })
  const { body } = await call(t.app, key, contract.getCase, { params: { id: opened.id } })
  expect(clockOf(body, 'first_answer')).toMatchObject({ state: 'met', countedSeconds: 5400 })
  expect(clockOf(body, 'first_answer').intervals.map((interval) => interval.kind)).toEqual([
    'counted',
    'closed',
    'counted',
  ])
  expect(clockOf(body, 'solution')).toMatchObject({ state: 'paused', dueAt: null })
  expect(body.owner?.id).toBe(employee.actor?.id)
})

test('waiting for the customer pauses the solution clock and it goes on after reopening, not at once breached', async () => {
  holdTime('2026-03-02T06:00:00Z') // Monday 09:00
  const { id } = await open()
  await call(t.app, key, contract.answerCase, { params: { id }, body: { text: 'Which colour?', thenState: 'waiting' } })
  holdTime('2026-03-06T06:00:00Z')
  await call(t.app, key, contract.changeCaseState, { params: { id }, body: { state: 'open' } })
  let found = (await call(t.app, key, contract.getCase, { params: { id } })).body
  expect(clockOf(found, 'solution').state).toBe('running')
  holdTime('2026-03-06T08:00:00Z')
  await call(t.app, key, contract.changeCaseState, { params: { id }, body: { state: 'solved' } })
  found = (await call(t.app, key, contract.getCase, { params: { id } })).body
  expect(clockOf(found, 'solution')).toMatchObject({ state: 'met', countedSeconds: 7200 })
  holdTime('2026-03-10T06:00:00Z')
  await call(t.app, key, contract.changeCaseState, { params: { id }, body: { state: 'open' } })
  holdTime('2026-03-10T07:00:00Z')
  await call(t.app, key, contract.changeCaseState, { params: { id }, body: { state: 'solved' } })
  found = (await call(t.app, key, contract.getCase, { params: { id } })).body
  expect(clockOf(found, 'solution')).toMatchObject({ state: 'met', countedSeconds: 10_800 })
  expect(found.reopenedCount).toBe(1)
})

test('a clock warns, breaches at its moment and says so once', async () => {
  holdTime('2026-03-03T06:00:00Z')
  const { id } = await open()
  const stateAt = async (instant: string) => {
    holdTime(instant)
    await watchClocks(business.scope)
    return clockOf((await call(t.app, key, contract.getCase, { params: { id } })).body, 'first_answer').state
  }
  expect(await stateAt('2026-03-03T07:29:59Z')).toBe('running')
  expect(await stateAt('2026-03-03T07:30:00Z')).toBe('warning')
  expect(await stateAt('2026-03-03T07:59:59Z')).toBe('warning')
  expect(await stateAt('2026-03-03T08:00:00Z')).toBe('breached')
  await watchClocks(business.scope)
  const { items } = (await call(t.app, key, contract.getTimeline, { params: { id } })).body
  expect(items.filter((item) => item.entry === 'event' && item.type === 'clock.breached')).toHaveLength(1)
})

test('changed hours recompute running clocks and keep what they said before', async () => {
  holdTime('2026-03-04T06:00:00Z')
  const { id } = await open()
  const before = clockOf((await call(t.app, key, contract.getCase, { params: { id } })).body, 'first_answer').dueAt
  const hours = {
    ...officeHours,
    overrides: [{ date: '2026-03-04', spans: [] as [string, string][], note: 'holiday' }],
  }
  await call(t.app, owner, updateBranch, { params: { id: business.branchId }, body: { hours } })
  await t.settle()
  const clock = clockOf((await call(t.app, key, contract.getCase, { params: { id } })).body, 'first_answer')
  expect(clock.dueAt).toBe('2026-03-05T08:00:00.000Z')
  expect(clock.history).toMatchObject([{ reason: 'hours_changed', dueAt: before }])
  await call(t.app, owner, updateBranch, { params: { id: business.branchId }, body: { hours: officeHours } })
  await t.settle()
})

test('a standard that is changed moves the running clocks and becomes the business’s own', async () => {
  holdTime('2026-03-04T06:00:00Z')
  const { id } = await open({ priority: 'urgent' })
  const { items } = (await call(t.app, owner, listStandards)).body
  const urgent = items.find((standard) => standard.priority === 'urgent' && standard.measure === 'first_answer')
  expect(urgent?.notYetYours).toBe(true)
  const changed = await call(t.app, owner, updateStandard, {
    params: { id: urgent?.id ?? '' },
    body: { targetSeconds: 600 },
  })
  expect(changed.body.notYetYours).toBe(false)
  await t.settle()
  expect(clockOf((await call(t.app, key, contract.getCase, { params: { id } })).body, 'first_answer').dueAt).toBe(
    '2026-03-04T06:10:00.000Z',
  )
})

test('two people answering at once: the second is told before anything is sent', async () => {
  const { id } = await open()
  const timeline = (await call(t.app, key, contract.getTimeline, { params: { id } })).body.items
  const seen = timeline.findLast((item) => item.entry === 'message')?.id
  const first = await call(t.app, key, contract.answerCase, {
    params: { id },
    body: { text: 'First answer', seenMessageId: seen },
  })
  expect(first.status).toBe(201)
  expect(
    (
      await call(t.app, owner, contract.answerCase, {
        params: { id },
        body: { text: 'Second answer', seenMessageId: seen },
      })
    ).problem,
  ).toBe('case.answered_meanwhile')
})

test('a repeated POST with the same key acts once and gives the kept answer', async () => {
  const headers = { 'idempotency-key': 'once-1' }
  const body = { customer: { email: 'twice@example.test' }, subject: 'Twice', text: 'Sent twice by a nervous network' }
  const [a, b] = await Promise.all([
    call(t.app, key, contract.createCase, { body, headers }),
    call(t.app, key, contract.createCase, { body, headers }),
  ])
  expect(a.body.id).toBe(b.body.id)
  expect((await call(t.app, key, contract.createCase, { body: { ...body, subject: 'Other' }, headers })).problem).toBe(
    'idempotency.key_reused',
  )
})

test('handing over needs a summary and a colleague who sees the branch', async () => {
  const { id } = await open()
  const elsewhere = await buildMember(business.scope, 'employee', [await buildBranch(business.scope, 'Gənclik')])
  const colleague = await buildMember(business.scope, 'employee', [business.branchId])
  const to = (memberId: string | undefined, summary: string) =>
    call(t.app, key, contract.handOverCase, { params: { id }, body: { toMemberId: memberId, summary } })
  expect((await to(colleague.actor?.id, 'short')).problem).toBe('request.invalid')
  expect((await to(elsewhere.actor?.id, 'She has asked twice about the set.')).problem).toBe('case.owner_unknown')
  expect((await to(colleague.actor?.id, 'She has asked twice about the set.')).body.owner?.id).toBe(colleague.actor?.id)
  const { items } = (await call(t.app, key, contract.getTimeline, { params: { id } })).body
  // The acknowledgement may come after it.
  expect(items.find((item) => item.entry === 'event' && item.type === 'case.handed_over')).toMatchObject({
    details: { summary: 'She has asked twice about the set.', toName: colleague.actor?.name },
  })
  const foreign = await keyOf(t.house, elsewhere)
  expect((await call(t.app, foreign, contract.getCase, { params: { id } })).problem).toBe('not_found')
})

test('search finds Turkish İ and ı, Azerbaijani ə and Chinese without spaces, and filters agree with the list', async () => {
  await open({ customer: { email: 'chen@example.test', name: '陈晓明' }, subject: '窗帘', text: '请问窗帘可以水洗吗?' })
  await open({
    customer: { email: 'isik@example.test', name: 'Işık Çelik' },
    subject: 'IŞIK',
    text: 'Ampul İSTANBUL şubesinde var mı?',
  })
  await t.settle()
  const subjects = async (search: string) =>
    (await call(t.app, key, contract.listCases, { query: { search } })).body.items.map((item) => item.subject)
  expect(await subjects('可以水洗')).toEqual(['窗帘'])
  expect(await subjects('ışık istanbul')).toEqual(['IŞIK'])
  expect(await subjects('isik')).toEqual(['IŞIK'])
  expect(await subjects('dəst qızımın')).toContain('Süfrə dəsti')
  expect(await subjects('nowhere-to-be-found')).toEqual([])
  expect((await call(t.app, key, contract.listCases, { query: { colour: 'red' } })).problem).toBe('request.invalid')
})

test('a case is found by the name its customer was given later, and by what was said later', async () => {
  const { id, customer } = await open({ customer: { email: 'lamp@example.test' }, subject: 'Lamp' })
  const found = async (search: string) =>
    (await call(t.app, key, contract.listCases, { query: { search } })).body.items.map((item) => item.id)
  await call(t.app, key, contract.answerCase, { params: { id }, body: { text: 'Your lantern is on its way.' } })
  await t.settle()
  await call(t.app, key, updateCustomer, { params: { id: customer.id }, body: { name: 'Gülşən Quliyeva' } })
  await t.settle()
  expect(await found('quliyeva')).toEqual([id])
  expect(await found('lantern')).toEqual([id])
})

test('lists page by key without losing or repeating a case', async () => {
  for (let n = 0; n < 7; n += 1) await open({ subject: `Paging ${n}`, tags: ['paging'] })
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const { body } = await call(t.app, key, contract.listCases, {
      query: { tag: 'paging', limit: '3', ...(cursor ? { cursor } : {}) },
    })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.next
  } while (cursor)
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
  expect((await call(t.app, key, contract.listCases, { query: { cursor: 'nonsense' } })).problem).toBe('cursor.invalid')
})

test('presence tells who else looks and writes', async () => {
  const { id } = await open()
  await call(t.app, key, announcePresence, { params: { id }, body: { writing: true } })
  expect(
    (await call(t.app, owner, announcePresence, { params: { id }, body: { writing: false } })).body.viewers,
  ).toMatchObject([{ id: employee.actor?.id, writing: true }])
})

test('uploads are downloads with harmless headers and belong to their uploader until sent', async () => {
  const boundary = 'x'
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="../../evil.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg onload=alert(1)>\r\n--${boundary}--\r\n`
  const sent = await t.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  expect(sent.statusCode).toBe(201)
  const file = sent.json()
  expect(file.filename).toBe('evil.svg')
  const got = await t.app.inject({
    method: 'GET',
    url: `/api/v1/attachments/${file.id}`,
    headers: { authorization: `Bearer ${key}` },
  })
  expect(got.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' })
  expect(String(got.headers['content-disposition'])).toMatch(/^attachment/)
  expect(
    (
      await t.app.inject({
        method: 'GET',
        url: `/api/v1/attachments/${file.id}`,
        headers: { authorization: `Bearer ${owner}` },
      })
    ).statusCode,
  ).toBe(404)
})
