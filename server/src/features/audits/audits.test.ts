import { getToday, listActions, settleAction } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/audits.ts'
import { languages } from '@heed/contract/primitives.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { watchFaces } from './faces.ts'
import { type Auditor, askFor, auditorOf, picture, templateNamed } from './test-audits.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let lead: string
let employee: string
let auditor: Auditor

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
afterEach(() => holdTime())
beforeEach(async () => {
  holdTime('2026-03-06T12:00:00Z')
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  auditor = auditorOf(t, employee, business.branchId)
})

const todo = async (kind: string, key = employee) =>
  (await call(t.app, key, getToday, { query: {} })).body.items.filter((item) => item.kind === kind)
const findings = async (state: 'open' | 'closed' = 'open') =>
  (await call(t.app, lead, contract.listAuditFindings, { query: { state } })).body.items
const faces = async (key = lead) => (await call(t.app, key, contract.listFaces, { query: {} })).body.items

test('ready lists are there in five languages, become ours by a word, and an audit keeps the version it was made with', async () => {
  const { items } = (await call(t.app, owner, contract.listAuditTemplates, {})).body
  expect(items.map(({ content }) => content.name.en)).toEqual([
    'Public face',
    'Walk through the premises',
    'Mystery visit',
    'Website',
  ])
  expect(items.every(({ notYetYours }) => notYetYours)).toBe(true)
  for (const { content } of items)
    for (const words of [
      content.name,
      content.what,
      ...content.sections.flatMap((one) => [one.words, ...one.items.map((item) => item.words)]),
    ])
      expect(languages.filter((language) => !words[language])).toEqual([])

  const site = await templateNamed(t, owner, 'Website')
  const begun = await auditor.begin('Website')
  const [first, ...others] = site.content.sections
  if (!first) throw new Error('a section')
  const own = { id: 'web_photos', words: { tr: 'Fotoğraflar bizden' }, answer: 'yes_no' as const }
  const sections = [{ ...first, items: [...first.items.slice(1), own] }, ...others]
  const body = { version: site.version, content: { ...site.content, sections } }
  const params = { id: site.id }
  expect((await call(t.app, employee, contract.changeAuditTemplate, { params, body })).status).toBe(403)
  const changed = (await call(t.app, owner, contract.changeAuditTemplate, { params, body })).body
  expect(changed).toMatchObject({ notYetYours: false, version: 2 })
  expect((await call(t.app, owner, contract.changeAuditTemplate, { params, body })).problem).toBe(
    'audit_template.changed',
  )
  const twice = { ...body, version: 2, content: { ...site.content, sections: [first, first] } }
  expect((await call(t.app, owner, contract.changeAuditTemplate, { params, body: twice })).problem).toBe(
    'request.invalid',
  )
  const kept = (await call(t.app, employee, contract.getAudit, { params: { id: begun.id } })).body
  expect(kept.sections[0]?.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id))
  const next = await auditor.begin('Website')
  expect(next.sections[0]?.items.map(({ id }) => id)).toEqual(['web_what', 'web_made', 'web_photos'])
})

test('each answer is kept at once, two at once keep both, and it ends when every item has one', async () => {
  const { id, sections } = await auditor.begin('Walk through the premises')
  const colleague = auditorOf(t, lead, business.branchId)
  await Promise.all([
    auditor.answer(id, 'way_found', { answer: 'yes' }),
    colleague.answer(id, 'way_pram', { answer: 'no' }),
  ])
  await Promise.all([
    auditor.answer(id, 'air_light', { answer: '4' }),
    colleague.answer(id, 'air_light', { said: 'Gündüz' }),
  ])
  const kept = (await call(t.app, employee, contract.getAudit, { params: { id } })).body
  const item = (name: string) => kept.sections.flatMap(({ items }) => items).find((one) => one.id === name)
  expect([item('way_found')?.answer, item('way_pram')?.answer]).toEqual(['yes', 'no'])
  expect(item('air_light')).toMatchObject({ answer: '4', said: 'Gündüz' })
  expect(kept).toMatchObject({ answered: 3, items: 16, score: null, finishedAt: null })

  expect((await auditor.answer(id, 'way_found', { answer: '3' })).problem).toBe('audit.answer_does_not_fit')
  expect((await auditor.answer(id, 'nothing', { answer: 'yes' })).status).toBe(404)
  expect((await call(t.app, employee, contract.finishAudit, { params: { id }, body: {} })).problem).toBe(
    'audit.items_left',
  )
  await auditor.answerAll(id, sections, { way_pram: 'no', air_light: '1', comfort_seats: 'none' })
  const ended = await Promise.all(
    [1, 2].map(() => call(t.app, employee, contract.finishAudit, { params: { id }, body: {} })),
  )
  expect(ended.map(({ status }) => status).sort()).toEqual([200, 409])
  const done = ended.find(({ status }) => status === 200)?.body
  // Of 15 items that apply 13 are at their best, the pram gets nowhere and the light is at its worst.
  expect(done?.score).toBeCloseTo((13 / 15) * 100, 5)
  expect(done?.sections.map(({ id: key, score }) => [key, score])).toEqual([
    ['way', 75],
    ['order', 100],
    ['atmosphere', 75],
    ['comfort', 100],
  ])
  expect(await findings()).toHaveLength(2)
  expect((await auditor.answer(id, 'way_pram', { answer: 'yes' })).problem).toBe('audit.finished')
  expect((await call(t.app, employee, contract.dropAudit, { params: { id } })).problem).toBe('audit.finished')
})

test('a low item becomes an action with an owner and a day, and the next audit shows photos before and after', async () => {
  const mender = await buildMember(business.scope, 'employee', [business.branchId])
  const { id, sections } = await auditor.begin('Walk through the premises')
  await auditor.photo(id, 'order_clean')
  await auditor.answerAll(id, sections, { order_clean: '2', way_pram: 'no' })
  const body = { ownerId: mender.actor?.id, dueOn: '2026-03-10' }
  const finish = (sent: Record<string, unknown>) =>
    call(t.app, employee, contract.finishAudit, { params: { id }, body: sent })
  expect((await finish({ ...body, dueOn: '2026-03-05' })).problem).toBe('audit.due_in_past')
  const stranger = await buildMember(business.scope, 'lead', [await buildBranch(business.scope, 'Bakı')])
  expect((await finish({ ownerId: stranger.actor?.id })).problem).toBe('audit.owner_unknown')
  await finish(body)
  const { items } = (await call(t.app, owner, listActions, { query: {} })).body
  const made = items.filter(({ kind }) => kind === 'mend_finding')
  expect(made.map(({ words }) => words).sort()).toEqual([
    'Bebek arabası her yerden geçiyor',
    'Zemin, raflar ve camlar temiz',
  ])
  for (const action of made)
    expect(action).toMatchObject({ owner: { id: mender.actor?.id }, dueAt: '2026-03-10T20:59:59.000Z' })

  holdTime('2026-04-06T12:00:00Z')
  const again = await auditor.begin('Walk through the premises')
  const photo = await auditor.photo(again.id, 'order_clean')
  const clean = photo.body.sections.flatMap((one) => one.items).find((item) => item.id === 'order_clean')
  expect(clean).toMatchObject({ photos: [expect.any(String)], before: { day: '2026-03-06', answer: '2' } })
  expect(clean?.before?.photos).toHaveLength(1)
  expect(clean?.before?.photos).not.toEqual(clean?.photos)
  for (const photoId of [...(clean?.photos ?? []), ...(clean?.before?.photos ?? [])]) {
    const seen = await askFor(t, employee, `/audit-photos/${photoId}`)
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/png'])
  }
})

test('a failed check of contact details stays open until a new photo or a passed check', async () => {
  const failed = await auditor.finished('Public face', { contact_plain: 'no', contact_sign: 'no' })
  expect((await findings()).map(({ item }) => item.en).sort()).toEqual([
    'A sign on site names the person to ask',
    'The website shows plainly how we are reached',
  ])
  // Failed again it is the same one, and words or a tick do not close it.
  holdTime('2026-03-08T12:00:00Z')
  const again = await auditor.finished('Public face', { contact_plain: 'no', contact_sign: 'no' })
  const open = await findings()
  expect(open.map(({ audit }) => audit.id)).toEqual([again.id, again.id])
  expect(failed.id).not.toBe(again.id)
  const actions = await todo('mend_finding')
  expect(actions).toHaveLength(2)
  const settled = await call(t.app, employee, settleAction, {
    params: { id: actions[0]?.id ?? '' },
    body: { as: 'done', outcome: 'x' },
  })
  expect(settled.status).toBe(409)
  // Does not apply is not passed.
  await auditor.finished('Public face', { contact_plain: 'none', contact_sign: 'no' })
  expect(await findings()).toHaveLength(2)

  const sign = (await findings()).find(({ item }) => item.en?.startsWith('A sign'))
  const params = { id: sign?.id ?? '' }
  const path = `/audit-findings/${params.id}/photos`
  expect((await askFor(t, employee, path, Buffer.from('<svg/>'))).json().code).toBe('audit.not_a_picture')
  expect(await findings()).toHaveLength(2)
  expect((await askFor(t, employee, path, picture)).json()).toMatchObject({
    closedWith: 'photo',
    after: [expect.any(String)],
    closedAt: '2026-03-08T12:00:00.000Z',
  })
  expect((await askFor(t, employee, path, picture)).json().code).toBe('audit_finding.closed')
  expect(await todo('mend_finding')).toHaveLength(1)

  await auditor.finished('Public face', {})
  expect(await findings()).toEqual([])
  expect(await todo('mend_finding')).toEqual([])
  expect((await findings('closed')).map(({ closedWith }) => closedWith).sort()).toEqual(['check', 'photo'])
})

test('all faces are there with score, owner, photo and day, and one that nobody audits for six months is flagged once', async () => {
  const first = await faces()
  expect(first.map(({ face }) => face).sort()).toEqual([
    'approach',
    'contact',
    'people',
    'premises',
    'social',
    'telephone',
    'website',
  ])
  expect(first.every(({ audit, isDue }) => audit === null && isDue)).toBe(true)

  const keeper = await buildMember(business.scope, 'employee', [business.branchId])
  const body = { face: 'people', branchId: business.branchId, ownerId: keeper.actor?.id ?? null, maintainer: null }
  expect((await call(t.app, employee, contract.setFace, { body })).status).toBe(403)
  await call(t.app, owner, contract.setFace, { body })
  expect((await call(t.app, owner, contract.setFace, { body: { ...body, branchId: null } })).problem).toBe(
    'request.invalid',
  )
  const audit = await auditor.begin('Public face')
  await auditor.photo(audit.id, 'people_friendly')
  await auditor.answerAll(audit.id, audit.sections, { people_friendly: '1' })
  await call(t.app, employee, contract.finishAudit, { params: { id: audit.id }, body: {} })
  const people = (await faces()).find(({ face }) => face === 'people')
  expect(people).toMatchObject({
    owner: { id: keeper.actor?.id },
    audit: { id: audit.id, day: '2026-03-06', photo: expect.any(String) },
    open: 1,
    isDue: false,
  })
  expect(people?.audit?.score).toBeCloseTo(200 / 3, 5)
  // What is low is mended by whose face it is.
  const { items } = (await call(t.app, owner, listActions, { query: {} })).body
  expect(items.find(({ kind }) => kind === 'mend_finding')?.owner?.id).toBe(keeper.actor?.id)

  holdTime('2026-09-06T12:00:00Z')
  await watchFaces(business.scope)
  expect((await faces()).find(({ face }) => face === 'people')?.isDue).toBe(false)
  holdTime('2026-09-07T12:00:00Z')
  await watchFaces(business.scope)
  await watchFaces(business.scope)
  expect((await faces()).filter(({ isDue }) => isDue)).toHaveLength(7)
  const asked = await todo('face_due', lead)
  expect(asked.map(({ facts }) => facts.face).sort()).toEqual(['contact', 'premises', 'social', 'telephone', 'website'])
  expect(await todo('face_due')).toEqual([])
  expect(await todo('face_due', await keyOf(t.house, keeper))).toMatchObject([
    { facts: { face: 'people', lastDay: '2026-03-06' } },
  ])
  await auditor.finished('Public face', {})
  expect(await todo('face_due', lead)).toEqual([])
})

test('the website is audited for the whole business, with who maintains it, and counts for its face', async () => {
  const body = { face: 'website', branchId: null, ownerId: business.memberId, maintainer: 'Ajans Mavi' }
  await call(t.app, owner, contract.setFace, { body })
  const whole = auditorOf(t, owner, null)
  expect((await auditorOf(t, employee, null).tryBegin('Website')).problem).toBe('branch.beyond')
  const begun = await whole.begin('Website')
  expect((await auditor.answer(begun.id, 'web_look', { answer: '5' })).problem).toBe('branch.beyond')
  const audit = await whole.finished('Website', { web_contact: 'no', web_look: '3' })
  expect(audit.sections.map(({ words }) => words.en)).toEqual([
    'First impression',
    'Products and contact',
    'Phones and speed',
  ])
  const website = (await faces()).find(({ face }) => face === 'website')
  expect(website).toMatchObject({
    branch: null,
    owner: { id: business.memberId },
    maintainer: 'Ajans Mavi',
    audit: { id: audit.id, day: '2026-03-06' },
    isDue: false,
  })
  // Of three sections: (50 + 100 + 100) / 3, (100 + 0 + 100) / 3 and 100.
  expect(website?.audit?.score).toBeCloseTo((250 / 3 + 200 / 3 + 100) / 3, 5)
  expect(await todo('mend_finding', owner)).toMatchObject([{ owner: { id: business.memberId } }])
  holdTime('2026-09-07T12:00:00Z')
  expect((await faces()).find(({ face }) => face === 'website')?.isDue).toBe(true)
  await watchFaces(business.scope)
  expect(await todo('face_due', owner)).toContainEqual(
    expect.objectContaining({ facts: expect.objectContaining({ face: 'website', lastDay: '2026-03-06' }) }),
  )
})

test('a section that falls two rounds running makes a task', async () => {
  await auditor.finished('Walk through the premises', {})
  await auditor.finished('Walk through the premises', { air_light: '4' })
  expect(await todo('audit_fell')).toEqual([])
  await auditor.finished('Walk through the premises', { air_light: '3' })
  expect(await todo('audit_fell')).toMatchObject([{ words: 'Hava', facts: { scores: [100, 94, 88] } }])
  await auditor.finished('Walk through the premises', { air_light: '3' })
  expect(await todo('audit_fell')).toHaveLength(1)
})

test('only pictures, not too many, out of an open audit again, and nothing of another branch', async () => {
  const { id, sections } = await auditor.begin('Walk through the premises')
  const path = `/audits/${id}/items/way_found/photos`
  expect((await askFor(t, employee, path, Buffer.from('%PDF-1.7'))).json().code).toBe('audit.not_a_picture')
  expect((await askFor(t, employee, path, Buffer.concat([picture, Buffer.alloc(11 * 1024 * 1024)]))).json().code).toBe(
    'audit.not_a_picture',
  )
  for (let n = 0; n < 8; n++) expect((await auditor.photo(id, 'way_found')).status).toBe(201)
  expect((await auditor.photo(id, 'way_found')).problem).toBe('audit.too_many_photos')
  const { body } = await call(t.app, employee, contract.getAudit, { params: { id } })
  const photoId = body.sections[0]?.items[0]?.photos[0] ?? ''

  const foreign = await keyOf(
    t.house,
    await buildMember(business.scope, 'manager', [await buildBranch(business.scope, 'Bakı')]),
  )
  const elsewhere = auditorOf(t, foreign, business.branchId)
  expect((await askFor(t, foreign, `/audit-photos/${photoId}`)).statusCode).toBe(404)
  expect((await askFor(t, foreign, path, picture)).statusCode).toBe(404)
  expect((await elsewhere.answer(id, 'way_found', { answer: 'yes' })).status).toBe(404)
  expect((await elsewhere.tryBegin('Mystery visit')).problem).toBe('branch.unknown')
  expect((await call(t.app, foreign, contract.listAudits, { query: {} })).body.items).toEqual([])
  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer', [business.branchId]))
  expect((await auditorOf(t, observer, business.branchId).tryBegin('Mystery visit')).status).toBe(403)

  expect((await call(t.app, employee, contract.removeAuditPhoto, { params: { id: photoId } })).status).toBe(200)
  expect((await askFor(t, employee, `/audit-photos/${photoId}`)).statusCode).toBe(404)
  await auditor.answerAll(id, sections, {})
  const ended = (await call(t.app, employee, contract.finishAudit, { params: { id }, body: {} })).body
  const left = ended.sections[0]?.items[0]?.photos[0] ?? ''
  expect((await call(t.app, employee, contract.removeAuditPhoto, { params: { id: left } })).problem).toBe(
    'audit.finished',
  )
  const dropped = await auditor.begin('Mystery visit', { visitor: 'Ayşe', day: '2026-03-01' })
  expect(dropped).toMatchObject({ visitor: 'Ayşe', day: '2026-03-01' })
  await call(t.app, employee, contract.dropAudit, { params: { id: dropped.id } })
  expect((await call(t.app, employee, contract.listAudits, { query: {} })).body.items).toHaveLength(1)
  expect((await auditor.tryBegin('Mystery visit', { day: '2026-03-08' })).problem).toBe('audit.day_to_come')
})
