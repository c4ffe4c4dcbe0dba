import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import * as contract from '@heed/contract/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import type { Scope } from '../../platform/scope.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let elsewhere: string
let employee: Scope
let lead: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  elsewhere = await buildBranch(business.scope, 'Gənclik')
  employee = await buildMember(business.scope, 'employee', [business.branchId])
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead'))
})
afterAll(() => t.close())

const open = async (more: Record<string, unknown> = {}): Promise<contract.Case> => {
  const body = {
    customer: { email: 'leyla@example.test' },
    subject: 'Perde',
    text: 'Perdeler ne zaman gelir?',
    ...more,
  }
  const answer = await call(t.app, lead, contract.createCase, { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const change = (body: Record<string, unknown>, key = lead) => call(t.app, key, bulkChangeCases, { body })
const read = async ({ id }: contract.Case) => (await call(t.app, lead, contract.getCase, { params: { id } })).body

test('many cases are changed at once, each as by hand', async () => {
  const [one, two] = [await open({ tags: ['curtain'] }), await open()]
  const ids = [one.id, two.id]
  const { body } = await change({
    ids,
    ownerId: employee.actor?.id,
    priority: 'high',
    addTags: ['rush'],
    state: 'waiting',
  })
  expect(body.changed.sort()).toEqual(ids.sort())
  expect(body.refused).toEqual([])
  expect(await read(one)).toMatchObject({
    owner: { id: employee.actor?.id },
    priority: 'high',
    tags: ['curtain', 'rush'],
    state: 'waiting',
  })
  const { items } = (await call(t.app, lead, contract.getTimeline, { params: { id: two.id } })).body
  expect(items.flatMap((item) => (item.entry === 'event' ? item.type : []))).toEqual(
    expect.arrayContaining(['case.assigned', 'case.changed', 'case.state_changed']),
  )
  expect((await change({ ids, addTags: ['rush'] })).body.changed).toEqual([])
  expect((await change({ ids, removeTags: ['rush'] })).body.changed).toHaveLength(2)
  expect((await read(one)).tags).toEqual(['curtain'])
})

test('a case that cannot be changed stays whole and is named with the reason', async () => {
  const [here, there] = [await open(), await open({ branchId: elsewhere })]
  const unknown = '0199aaaa-0000-7000-8000-000000000000'
  const { body } = await change({ ids: [here.id, there.id, unknown], ownerId: employee.actor?.id, priority: 'urgent' })
  expect(body.changed).toEqual([here.id])
  expect(body.refused).toEqual(
    expect.arrayContaining([
      { id: there.id, code: 'case.owner_unknown' },
      { id: unknown, code: 'not_found' },
    ]),
  )
  expect(await read(there)).toMatchObject({ owner: null, priority: 'normal' })
})

test('no case gets more tags than one has by hand', async () => {
  const tags = Array.from({ length: 19 }, (_, n) => `tag ${n}`)
  const [full, roomy] = [await open({ tags }), await open()]
  const { body } = await change({ ids: [full.id, roomy.id], addTags: ['rush', 'late'], priority: 'high' })
  expect(body).toEqual({ changed: [roomy.id], refused: [{ id: full.id, code: 'case.too_many_tags' }] })
  expect(await read(full)).toMatchObject({ tags, priority: 'normal' })
  const swapped = await change({ ids: [full.id], addTags: ['rush', 'late'], removeTags: ['tag 0'] })
  expect(swapped.body.changed).toEqual([full.id])
  expect((await read(full)).tags).toHaveLength(20)
})

test('an id in capitals is the same id', async () => {
  const { id } = await open()
  const { body } = await change({ ids: [id.toUpperCase(), id], priority: 'high' })
  expect(body).toEqual({ changed: [id], refused: [] })
})

test('many cases are changed by those whose role holds it only', async () => {
  const { id } = await open()
  expect((await change({ ids: [id], state: 'solved' }, await keyOf(t.house, employee))).problem).toBe('not_allowed')
})
