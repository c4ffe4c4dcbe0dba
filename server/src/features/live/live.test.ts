import { createCase } from '@heed/contract/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

test('an open window hears of nothing in a branch out of its sight, not even that something happened', async () => {
  const business = await buildBusiness(t.house)
  await buildChannel(business.scope, business.branchId)
  const elsewhere = await buildBranch(business.scope, 'Elsewhere')
  const address = await t.app.listen({ port: 0, host: '127.0.0.1' })
  const listen = async (branchId: string) => {
    const key = await keyOf(t.house, await buildMember(business.scope, 'lead', [branchId]))
    const stop = new AbortController()
    const headers = { authorization: `Bearer ${key}` }
    const { body } = await fetch(`${address}/api/v1/live`, { headers, signal: stop.signal })
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) heard.push(Buffer.from(chunk).toString())
    })().catch(() => {})
    return {
      heard,
      end: async () => {
        stop.abort()
        await reading
      },
    }
  }
  const here = await listen(business.branchId)
  const there = await listen(elsewhere)
  const key = await keyOf(t.house, business.owner)
  const customer = { email: 'ayse@example.test' }
  await call(t.app, key, createCase, { body: { customer, subject: 'Perde', text: 'Merhaba, perdem gelmedi.' } })
  await t.settle()
  await new Promise((done) => setTimeout(done, 300))
  expect(here.heard.join('')).toContain('"topic":"outbox"')
  expect(there.heard.join('')).not.toContain('data:')
  await Promise.all([here.end(), there.end()])
})
