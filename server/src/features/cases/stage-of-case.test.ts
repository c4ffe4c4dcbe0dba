import * as cases from '@heed/contract/cases.ts'
import { takeComplaintStep } from '@heed/contract/complaints.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { complain } from '../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
let owner: string
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  owner = await keyOf(t.house, (await buildBusiness(t.house)).owner)
})
afterAll(() => t.close())

const listed = async (query: Record<string, string> = {}) =>
  (await call(t.app, owner, cases.listCases, { query })).body.items
const stageOf = async (id: string) => (await listed()).find((item) => item.id === id)?.stage
const step = (id: string, stage: 'listened' | 'apologised' | 'planned', way: 'done' | 'skipped' = 'done') =>
  call(t.app, owner, takeComplaintStep, { params: { id }, body: { stage, way, words: 'Noted' } })
const move = (id: string, state: 'open' | 'solved') =>
  call(t.app, owner, cases.changeCaseState, { params: { id }, body: { state } })

test('a list says how far each complaint has come, and what is taken back is not reached any more', async () => {
  const { id } = await complain(t, owner)
  expect(await stageOf(id)).toBe('received')
  await step(id, 'listened')
  expect(await stageOf(id)).toBe('listened')
  await step(id, 'apologised')
  await step(id, 'planned', 'skipped')
  expect(await stageOf(id)).toBe('apologised')
  await move(id, 'solved')
  expect(await stageOf(id)).toBe('solved')
  await move(id, 'open')
  expect(await stageOf(id)).toBe('apologised')
})

test('the filter finds exactly the complaints of these stages, and nothing that is none', async () => {
  const enquiry = await call(t.app, owner, cases.createCase, {
    body: { customer: { name: 'Orhan', email: 'orhan@example.test' }, subject: 'When', text: 'When?' },
  })
  const fresh = await complain(t, owner)
  const heard = await complain(t, owner)
  await step(heard.id, 'listened')
  expect(await stageOf(enquiry.body.id)).toBeNull()
  for (const stage of ['received', 'listened', 'received,listened']) {
    const expected = (await listed()).filter((item) => item.stage !== null && stage.includes(item.stage))
    expect((await listed({ stage })).map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
  }
  expect((await listed({ stage: 'received' })).map(({ id }) => id)).toContain(fresh.id)
  expect((await listed({ stage: 'listened' })).map(({ id }) => id)).toContain(heard.id)
  await call(t.app, owner, cases.updateCase, { params: { id: heard.id }, body: { kind: 'enquiry' } })
  expect(await stageOf(heard.id)).toBeNull()
  expect((await call(t.app, owner, cases.listCases, { query: { stage: 'angry' } })).status).toBe(400)
})
