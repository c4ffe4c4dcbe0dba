import type { Message } from '@heed/contract/case-messages.ts'
import * as contract from '@heed/contract/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, writePictureMail } from '../../../test/mails.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  key = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const pictures = [
  { type: 'image/png', id: 'leke@x', name: 'leke.png' },
  { type: 'image/png', id: 'unused@x', name: 'unused.png' },
  { type: 'image/svg+xml', id: 'draw@x', name: 'draw.svg' },
]
const takeMail = async (html: string) => {
  const to = await mailAddressOf(business.scope)
  const { intakeId } = await letIn(business.scope, to, writePictureMail(to, html, pictures))
  await t.settle()
  const { case_id } = await itemOf(business.scope, intakeId)
  const { body } = await call(t.app, key, contract.getTimeline, { params: { id: case_id ?? '' } })
  return body.items.find((item) => item.entry === 'message' && item.kind === 'customer') as Message
}
const get = (url: string, as: string | null = key) =>
  t.app.inject({ method: 'GET', url, headers: as ? { authorization: `Bearer ${as}` } : {} })

test('pictures of a mail show where they were put, and nothing but raster pictures does', async () => {
  const message = await takeMail(
    '<p>Leke burada:</p><img src="cid:leke@x" alt="Leke"><img src="cid:draw@x"><img src="cid:gone@x">',
  )
  const of = (name: string) => message.attachments.find(({ filename }) => filename === name)
  expect(message.html).toContain(`<img src="/api/v1/attachments/${of('leke.png')?.id}" loading="lazy" alt="Leke" />`)
  expect(message.html).toContain('data-cid="draw@x"')
  // What no place was found for is a file like any other.
  expect([of('leke.png')?.inline, of('unused.png')?.inline, of('draw.svg')?.inline]).toEqual([true, false, false])
  const shown = await get(`/api/v1/attachments/${of('leke.png')?.id}`)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const drawn = await get(`/api/v1/attachments/${of('draw.svg')?.id}`)
  expect(drawn.headers['content-type']).toBe('application/octet-stream')
  expect(drawn.headers['content-disposition']).toMatch(/^attachment/)
  const elsewhere = await buildMember(business.scope, 'employee', [await buildBranch(business.scope, 'Gənclik')])
  expect((await get(`/api/v1/attachments/${of('leke.png')?.id}`, await keyOf(t.house, elsewhere))).statusCode).toBe(404)
})

test('remote pictures load only in a frame that someone asked for, and nothing runs there', async () => {
  const message = await takeMail(
    '<p onclick=alert(1)>Bak</p><img src="https://pictures.example/a.png"><img src="http://plain.example/b.png"><script>alert(1)</script>',
  )
  expect(message.hasRemoteImages).toBe(true)
  expect(message.html).not.toMatch(/ src=/)
  const page = await get(`/api/v1/messages/${message.id}/pictures`)
  expect(page.body).toContain('<img src="https://pictures.example/a.png" />')
  expect(page.body).not.toMatch(/plain\.example|script|onclick/)
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; img-src 'self' https:;.*sandbox allow-same-origin/,
  )
  expect(page.headers['content-security-policy']).not.toContain('allow-scripts')
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect((await get(`/api/v1/messages/${message.id}/pictures`, null)).statusCode).toBe(401)
})
