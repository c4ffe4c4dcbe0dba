import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
let cookie: string
let address: string
const origin = 'http://heed.test'

const post = (path: string, body: unknown, withCookie = '') =>
  fetch(`${address}/api/auth${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...(withCookie ? { cookie: withCookie } : {}) },
    body: JSON.stringify(body),
  })

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  const { email } = await buildBusiness(t.house)
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  const answer = await post('/sign-in/email', { email, password: testPassword })
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
})
afterAll(() => t.close())

test('nobody makes an API key past the workspace, which grants and notes them', async () => {
  for (const path of ['/api-key/create', '/api-key/update', '/api-key/delete'])
    expect((await post(path, { name: 'x', keyId: 'x' }, cookie)).status).toBe(404)
})

test('a stranger, or something refused, at the sign-in page does not end anybody’s live updates; signing out does', async () => {
  const stream = await fetch(`${address}/api/v1/live`, { headers: { cookie } })
  let ended = false
  const reading = (async () => {
    for await (const _ of stream.body as unknown as AsyncIterable<Uint8Array>);
    ended = true
  })()
  await post('/sign-in/email', { email: 'nobody@example.test', password: 'not the password' })
  await post('/sign-out', {}, 'heed.session_token=made-up.token')
  expect((await post('/api-key/create', { name: 'x' }, cookie)).status).toBe(404)
  await new Promise((done) => setTimeout(done, 400))
  expect(ended).toBe(false)
  await post('/sign-out', {}, cookie)
  await reading
  expect(ended).toBe(true)
  expect((await fetch(`${address}/api/v1/me`, { headers: { cookie } })).status).toBe(401)
})
