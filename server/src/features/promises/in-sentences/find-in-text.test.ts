import { createCase } from '@heed/contract/cases.ts'
import { findPromisesInText, listPromises } from '@heed/contract/promises.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterEach(() => holdTime())
afterAll(() => t.close())

test('a sentence is offered on the hours of the branch, in either language, and nothing is recorded by that', async () => {
  holdTime('2026-11-26T11:00:00Z')
  const business = await buildBusiness(t.house, { hours: officeHours })
  const owner = await keyOf(t.house, business.owner)
  const { body } = await call(t.app, owner, createCase, {
    body: { customer: { name: 'Ayşe Demir', email: 'a@b.test' }, subject: 'X', text: 'Y' },
  })
  const params = { id: body.id }
  const find = (text: string, key = owner) =>
    call(t.app, key, findPromisesInText, { params, body: { text, languages: ['tr', 'en'] } })
  expect((await find('Merhaba. Cuma gününe kadar göndereceğiz.')).body.found).toEqual([
    { words: 'Cuma gününe kadar göndereceğiz.', dueAt: '2026-11-27T15:00:00.000Z' },
  ])
  expect((await find("I'll call you tomorrow before noon")).body.found).toEqual([
    { words: "I'll call you tomorrow before noon", dueAt: '2026-11-27T09:00:00.000Z' },
  ])
  expect((await find('Yarın arayacak mısınız?')).body.found).toEqual([])
  expect((await call(t.app, owner, listPromises, { params })).body).toEqual({ plans: [], others: [] })
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  expect((await find('Cuma gününe kadar göndereceğiz.', foreign)).status).toBe(404)
})
