import * as contract from '@heed/contract/audits.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { type Auditor, askFor, auditorOf, picture, templateNamed } from './test-audits.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string
let auditor: Auditor

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  auditor = auditorOf(t, employee, business.branchId)
})

const finish = (key: string, id: string) => call(t.app, key, contract.finishAudit, { params: { id }, body: {} })
const item = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  words: { tr: 'Vitrin temiz' },
  answer: 'yes_no' as const,
  ...more,
})
const content = (more: Record<string, unknown> = {}): contract.AuditContent => ({
  name: { tr: 'Akşam turu' },
  what: {},
  sections: [{ id: 'shop', words: { tr: 'Mağaza' }, face: 'premises', beside: null, items: [item('window')] }],
  ...more,
})
const make = (body: contract.AuditContent, key = owner) =>
  call(t.app, key, contract.makeAuditTemplate, { body: { content: body } })

test('a list of our own is written from nothing, changed, and left out while an audit of it goes on to its end', async () => {
  const { body: made, status } = await make(content())
  expect([status, made.version, made.notYetYours]).toEqual([201, 1, false])
  const begin = () =>
    call(t.app, employee, contract.startAudit, { body: { templateId: made.id, branchId: business.branchId } })
  const { body: begun } = await begin()
  const desk = { id: 'desk', words: { tr: 'Kasa' }, face: null, beside: null, items: [item('desk_clear')] }
  const [shop] = made.content.sections
  const changed = content({ sections: [desk, { ...shop, words: { tr: 'Satış alanı' } }] })
  const change = (version: number) =>
    call(t.app, owner, contract.changeAuditTemplate, { params: { id: made.id }, body: { version, content: changed } })
  expect((await change(1)).body.content.sections.map(({ words }) => words.tr)).toEqual(['Kasa', 'Satış alanı'])
  expect((await change(1)).problem).toBe('audit_template.changed')

  const retire = (key: string) => call(t.app, key, contract.retireAuditTemplate, { params: { id: made.id } })
  expect((await retire(employee)).status).toBe(403)
  const stranger = await keyOf(t.house, (await buildBusiness(t.house)).owner)
  expect((await retire(stranger)).status).toBe(404)
  expect((await retire(owner)).status).toBe(200)
  expect((await retire(owner)).status).toBe(404)
  expect((await change(2)).status).toBe(404)
  expect((await begin()).problem).toBe('audit.template_unknown')
  const { items } = (await call(t.app, owner, contract.listAuditTemplates, {})).body
  expect(items.map(({ id }) => id)).not.toContain(made.id)
  await auditor.answer(begun.id, 'window', { answer: 'no' })
  const { body: ended } = await finish(employee, begun.id)
  expect(ended.sections.map(({ words, score }) => [words.tr, score])).toEqual([['Mağaza', 0]])
  expect((await call(t.app, owner, contract.listAuditFindings, { query: {} })).body.items).toMatchObject([
    { item: { tr: 'Vitrin temiz' } },
  ])
})

test('a picture that breaks off, and whatever only begins like one, is refused', async () => {
  const { id } = await auditor.begin('Walk through the premises')
  const path = `/audits/${id}/items/way_found/photos`
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x02, 0xff, 0xda, 0x00, 0x02, 0x11, 0xff, 0xd9])
  const webp = Buffer.concat([Buffer.from('RIFF\x12\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(12)])
  const refused = [
    Buffer.alloc(0),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    Buffer.from('GIF89a'),
    picture.subarray(0, 40),
    picture.subarray(0, 8),
    jpeg.subarray(0, 3),
    jpeg.subarray(0, 11),
    webp.subarray(0, 22),
  ]
  for (const file of refused)
    expect((await askFor(t, employee, path, file)).json().code, file.toString('latin1')).toBe('audit.not_a_picture')
  for (const file of [picture, jpeg, webp]) expect((await askFor(t, employee, path, file)).statusCode).toBe(201)
})

test('of a hundred photos at once an item keeps eight', async () => {
  const { id } = await auditor.begin('Walk through the premises')
  const sent = await Promise.all(Array.from({ length: 100 }, () => auditor.photo(id, 'way_found')))
  expect(sent.filter(({ status }) => status === 201)).toHaveLength(8)
  expect(sent.filter(({ problem }) => problem === 'audit.too_many_photos')).toHaveLength(92)
  const { body } = await call(t.app, employee, contract.getAudit, { params: { id } })
  expect(body.sections[0]?.items[0]?.photos).toHaveLength(8)
})

test('two who finish at once finish it once, and nothing is answered or added afterwards', async () => {
  const { id, sections } = await auditor.begin('Walk through the premises')
  await auditor.answerAll(id, sections, { order_clean: '1' })
  const ended = await Promise.all([finish(owner, id), finish(employee, id), finish(employee, id)])
  expect(ended.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  expect((await call(t.app, owner, contract.listAuditFindings, { query: {} })).body.items).toHaveLength(1)
  expect((await auditor.answer(id, 'order_clean', { answer: '5' })).problem).toBe('audit.finished')
  expect((await auditor.photo(id, 'order_clean')).problem).toBe('audit.finished')
  expect((await call(t.app, owner, contract.dropAudit, { params: { id } })).problem).toBe('audit.finished')
})

test('only who sees the whole business shows what was found there as mended', async () => {
  const whole = auditorOf(t, owner, null)
  await whole.finished('Website', { web_links: 'no' })
  const [finding] = (await call(t.app, owner, contract.listAuditFindings, { query: {} })).body.items
  const path = `/audit-findings/${finding?.id}/photos`
  expect((await askFor(t, employee, path, picture)).statusCode).toBe(403)
  expect((await call(t.app, owner, contract.listAuditFindings, { query: {} })).body.items).toHaveLength(1)
  const both = await Promise.all([askFor(t, owner, path, picture), askFor(t, owner, path, picture)])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
})

test('texts of any kind are kept as they are or refused, and never break anything', async () => {
  const odd = '<img src=x onerror=alert(1)> \u202eters\u202c مرحبا 🦁'
  const { body: made } = await make(content({ name: { tr: odd } }))
  expect(made.content.name.tr).toBe(odd)
  for (const words of ['x'.repeat(100_000), 'a\u0000b'])
    expect((await make(content({ name: { tr: words } }))).status, words.slice(0, 9)).toBe(400)
  expect((await make(content({ name: { tr: ' \u200b ' } }))).problem).toBeDefined()
  const { id } = await auditor.begin('Walk through the premises')
  expect((await auditor.answer(id, 'way_found', { said: odd })).body.sections[0]?.items[0]?.said).toBe(odd)
  for (const said of ['x'.repeat(100_000), 'a\u0000b'])
    expect((await auditor.answer(id, 'way_found', { said })).status, said.slice(0, 9)).toBe(400)
})

test('nothing of another business can be named', async () => {
  const other = await buildBusiness(t.house)
  const stranger = await keyOf(t.house, other.owner)
  const { id, sections } = await auditor.begin('Mystery visit')
  await auditor.answerAll(id, sections, {})
  const template = await templateNamed(t, owner, 'Mystery visit')
  expect((await auditorOf(t, stranger, business.branchId).tryBegin('Mystery visit')).problem).toBe('branch.unknown')
  const body = { templateId: template.id, branchId: other.branchId }
  expect((await call(t.app, stranger, contract.startAudit, { body })).problem).toBe('audit.template_unknown')
  expect((await finish(stranger, id)).status).toBe(404)
  const named = { params: { id }, body: { ownerId: other.owner.actor?.id } }
  expect((await call(t.app, owner, contract.finishAudit, named)).problem).toBe('audit.owner_unknown')
  const face = { face: 'premises' as const, branchId: business.branchId, ownerId: other.owner.actor?.id ?? null }
  expect((await call(t.app, owner, contract.setFace, { body: { ...face, maintainer: null } })).problem).toBe(
    'audit.owner_unknown',
  )
})
