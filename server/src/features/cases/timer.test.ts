import * as contract from '@heed/contract/cases.ts'
import { listChannels } from '@heed/contract/channels.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { letIn, mailAddressOf, writeMail } from '../../../test/mails.ts'
import { features } from '../../app.ts'
import { holdTime } from '../../platform/clock.ts'
import { createLog, openHouse } from '../../platform/open-house.ts'
import type { Scope } from '../../platform/scope.ts'
import { readCase } from './read-case.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let colleague: Scope
let key: string

beforeAll(async () => {
  t = await openTestHouse()
  // The timer runs through the night; only clocks know opening hours.
  business = await buildBusiness(t.house, { hours: officeHours, name: 'Narin' })
  key = await keyOf(t.house, business.owner)
  colleague = await buildMember(business.scope, 'employee')
})
afterEach(() => holdTime())
afterAll(() => t.close())

const at = '2026-03-03T18:00:00.000Z'
const after = (seconds: number) => holdTime(new Date(Date.parse(at) + seconds * 1000))
const read = async (id: string) => (await call(t.app, key, contract.getCase, { params: { id } })).body
const answer = (id: string, body: Record<string, unknown>) =>
  call(t.app, key, contract.answerCase, { params: { id }, body: { text: 'Yarın gelir.', ...body } })
const move = (id: string, body: Record<string, unknown>) =>
  call(t.app, key, contract.changeCaseState, { params: { id }, body })

const record = async (kind: string) => {
  const channelId = (await call(t.app, key, listChannels)).body.items.find((channel) => channel.kind === kind)?.id
  const body = {
    channelId,
    customer: { name: 'Ayşe', phone: '0532 111 22 33' },
    subject: 'Perde',
    text: 'Nerede kaldı?',
  }
  return (await call(t.app, key, contract.createCase, { body })).body.id as string
}
const caseOfSender = async (email: string): Promise<string> => {
  await t.settle()
  const { id } = await business.scope.transaction((tx) =>
    tx.db
      .selectFrom('case as c')
      .innerJoin('customer_address as a', 'a.customer_id', 'c.customer_id')
      .select('c.id')
      .where('a.value', '=', email)
      .executeTakeFirstOrThrow(),
  )
  return id
}
const begin: Record<string, () => Promise<string>> = {
  phone: () => record('phone'),
  walk_in: () => record('walk_in'),
  mail: async () => {
    await letIn(business.scope, await mailAddressOf(business.scope), writeMail({ from: 'post@example.test' }))
    return caseOfSender('post@example.test')
  },
  form: async () => {
    const payload = new URLSearchParams({ name: 'Ayşe', email: 'form@example.test', message: 'Nerede kaldı?' })
    const sent = await t.app.inject({
      method: 'POST',
      url: '/f/narin',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: payload.toString(),
    })
    expect(sent.statusCode, sent.body).toBe(303)
    return caseOfSender('form@example.test')
  },
}

test.each(['mail', 'form', 'phone', 'walk_in'])(
  'by %s the timer starts with the first contact, laps at the first answer, stops at the solution and goes on after reopening',
  async (kind) => {
    after(0)
    const id = await (begin[kind] as () => Promise<string>)()
    const running = {
      startedAt: at,
      firstAnswerSeconds: null,
      solvedSeconds: null,
      stoppedSeconds: 0,
      heldSeconds: 0,
      heldSince: null,
    }
    expect((await read(id)).channel.kind).toBe(kind)
    expect((await read(id)).timer).toEqual(running)
    after(3661)
    await answer(id, { spoken: 'phone', thenState: 'waiting' })
    const waiting = { ...running, firstAnswerSeconds: 3661, heldSince: '2026-03-03T19:01:01.000Z' }
    expect((await read(id)).timer).toEqual(waiting)
    after(7261)
    await move(id, { state: 'open' })
    expect((await read(id)).timer).toEqual({ ...waiting, heldSince: null, heldSeconds: 3600 })
    // Overnight, when the branch is closed and its clocks stand still.
    after(54_000)
    await move(id, { state: 'solved' })
    const solved = { ...waiting, heldSince: null, heldSeconds: 3600, solvedSeconds: 54_000 }
    expect((await read(id)).timer).toEqual(solved)
    after(80_000)
    await move(id, { state: 'closed' })
    expect((await read(id)).timer).toEqual(solved)
    after(100_000)
    await move(id, { state: 'open' })
    expect((await read(id)).timer).toEqual({ ...solved, solvedSeconds: null, stoppedSeconds: 46_000 })
    after(101_000)
    await move(id, { state: 'solved' })
    expect((await read(id)).timer).toEqual({ ...solved, solvedSeconds: 55_000, stoppedSeconds: 46_000 })
  },
)

test('the timer survives a reload, a handover and a restart', async () => {
  after(0)
  const id = await record('phone')
  after(600)
  await answer(id, { spoken: 'phone' })
  const before = (await read(id)).timer
  expect(before.firstAnswerSeconds).toBe(600)
  after(900)
  const handedOver = await call(t.app, key, contract.handOverCase, {
    params: { id },
    body: { toMemberId: colleague.actor?.id, summary: 'Perde bekliyor, yarın aranacak.' },
  })
  expect(handedOver.body.timer).toEqual(before)
  const again = await openHouse(t.house.config, t.house.config.databaseUrl ?? '', features, createLog(t.house.config), {
    migrate: false,
  })
  const afterRestart = await again.scopeOf(business.scope.workspaceId).transaction((tx) => readCase(tx, id))
  await again.close()
  expect(afterRestart.timer).toEqual(before)
})
