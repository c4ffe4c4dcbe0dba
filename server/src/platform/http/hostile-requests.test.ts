import { makeAction } from '@heed/contract/actions.ts'
import { saveView } from '@heed/contract/case-views.ts'
import { createCase, listCases, updateCase } from '@heed/contract/cases.ts'
import { listCustomers } from '@heed/contract/customers.ts'
import { exportFeedback } from '@heed/contract/feedback.ts'
import { getInsight, listFigureRows } from '@heed/contract/insight.ts'
import { listMoments } from '@heed/contract/moments.ts'
import { exportRemedies } from '@heed/contract/remedies.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildChannel } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { writeCursor } from './paging.ts'

let t: TestHouse
let key: string
let branchId: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  const business = await buildBusiness(t.house)
  branchId = business.branchId
  await buildChannel(business.scope, branchId)
  key = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const dashes = '-'.repeat(36)

test('a made-up cursor is refused and is no fault', async () => {
  const refused = async (ask: Promise<{ status: number }>) => expect((await ask).status).toBe(400)
  await refused(call(t.app, key, listCustomers, { query: { cursor: writeCursor([dashes]) } }))
  await refused(call(t.app, key, listCases, { query: { cursor: writeCursor(['2026-01-01', dashes]) } }))
  await refused(call(t.app, key, listCases, { query: { cursor: writeCursor(['Jan 5 (x) 2020', dashes]) } }))
  const far = writeCursor(['+275760-09-13T00:00:00.000Z', '00000000-0000-4000-8000-000000000000'])
  await refused(call(t.app, key, listMoments, { query: { cursor: far } }))
  const rows = { figure: 'csat', from: '2026-01-01', to: '2026-02-01', cursor: writeCursor(['x', 'y']) }
  await refused(call(t.app, key, listFigureRows, { query: rows }))
})

test('a year before or after all calendars is refused and does not take the house down', async () => {
  const ask = async (from: string, to: string) => (await call(t.app, key, getInsight, { query: { from, to } })).problem
  expect(await ask('0000-01-01', '0000-02-01')).toBe('request.invalid')
  expect(await ask('9999-01-01', '9999-12-31')).toBe('request.invalid')
})

test('an export from the year 0 is refused before it begins', async () => {
  const queries: Record<string, string>[] = [{ from: '0000-01-01' }, { to: '0000-12-31' }]
  for (const query of queries) {
    expect((await call(t.app, key, exportRemedies, { query })).problem).toBe('request.invalid')
    expect((await call(t.app, key, exportFeedback, { query })).problem).toBe('request.invalid')
  }
})

test('an action that is due in the year 0 is refused: a list that ends with it would have no next page', async () => {
  const body = { words: 'Call back', branchId, dueAt: '0000-01-01T00:00:00Z' }
  expect((await call(t.app, key, makeAction, { body })).problem).toBe('request.invalid')
})

test('half a character in a text is kept as a mark, not answered with a fault', async () => {
  const half = 'a\ud800b'
  const opened = await call(t.app, key, createCase, {
    body: { customer: { email: 'ayse@example.test' }, subject: half, text: half, tags: [half] },
  })
  expect(opened).toMatchObject({ status: 201, body: { subject: 'a\ufffdb', tags: ['a\ufffdb'] } })
  const changed = await call(t.app, key, updateCase, { params: { id: opened.body.id }, body: { subject: `c${half}` } })
  expect(changed).toMatchObject({ status: 200, body: { subject: 'ca\ufffdb' } })
  expect((await call(t.app, key, saveView, { body: { name: half, filter: { search: half } } })).status).toBe(201)
})

test('telephone numbers without digits do not make strangers one customer', async () => {
  const open = async (phone: string) =>
    (await call(t.app, key, createCase, { body: { customer: { phone }, subject: 'Perde', text: 'Merhaba' } })).body
  const [first, second] = [await open('bilinmiyor'), await open('+')]
  expect(first.customer).toMatchObject({ name: 'bilinmiyor' })
  expect(second.customer.id).not.toBe(first.customer.id)
})

test('a form that breaks off or is none is refused at the door of uploads', async () => {
  const send = async (contentType: string, payload: string) =>
    (
      await t.app.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: { authorization: `Bearer ${key}`, 'content-type': contentType },
        payload,
      })
    ).statusCode
  const head = 'Content-Disposition: form-data; name="file"; filename="a"'
  expect(await send('multipart/form-data; boundary=x', 'no form')).toBe(400)
  expect(await send('multipart/form-data', 'no form')).toBe(400)
  expect(await send('multipart/form-data; boundary=x', `--x\r\n${head}\r\n\r\ncut off`)).toBe(400)
})

test('an odd address of a public form leads nowhere, and no odd query is a fault', async () => {
  const get = async (url: string) => (await t.app.inject({ method: 'GET', url })).statusCode
  expect(await get('/f/%00')).toBe(404)
  expect(await get('/f/%ff')).toBe(400)
  expect(await get('/f/narin/sent?m=a&m=b')).toBe(303)
})
