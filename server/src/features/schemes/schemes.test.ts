import * as contract from '@heed/contract/schemes.ts'
import { getStandardResults, markStandard } from '@heed/contract/standard-results.ts'
import { createStandard, getStandard, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let schemeId: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  holdTime('2026-11-25T10:00:00Z')
  const made = await call(t.app, owner, contract.createScheme, { body: { kind: 'rating', name: 'Five stars' } })
  schemeId = made.body.id
})
afterEach(() => holdTime())

const list = async () => (await call(t.app, owner, contract.listSchemes, {})).body
const groupOf = async (stakeholder: string) =>
  (await list()).items.find((scheme) => scheme.stakeholder === stakeholder)?.id ?? ''
const require = (body: object, id = schemeId) =>
  call(t.app, owner, contract.addRequirement, { params: { id }, body: { code: '1', words: 'Greet', ...body } })
const change = (id: string, body: object) => call(t.app, owner, contract.updateRequirement, { params: { id }, body })
const requirements = async (query: Record<string, string> = {}, id = schemeId) =>
  (await call(t.app, owner, contract.listRequirements, { params: { id }, query: { limit: '200', ...query } })).body
const addCheck = async (body: object = {}) =>
  (
    await call(t.app, owner, createStandard, {
      body: { name: 'Seen', method: 'check', targetSharePercent: 60, active: false, ...body },
    })
  ).body.id
const mark = (id: string, kept: boolean, branchId = business.branchId) =>
  call(t.app, owner, markStandard, { params: { id }, body: { branchId, kept } })
const bring = (content: string, body: object = {}, id = schemeId) =>
  call(t.app, owner, contract.importRequirements, { params: { id }, body: { content, ...body } })
const stars = async (branchId = business.branchId) =>
  (await call(t.app, owner, contract.getStars, { params: { id: schemeId }, query: { branchId } })).body

test('all six groups of stakeholders exist by default, and a requirement with no standard is on the gap list', async () => {
  const groups = (await list()).items.filter(({ kind }) => kind === 'stakeholder')
  expect(groups.map(({ stakeholder }) => stakeholder).sort()).toEqual([...contract.stakeholders].sort())
  const id = await groupOf('suppliers')
  const { body: gap } = await require({ words: 'Orders by Tuesday' }, id)
  const { body: answered } = await require({ code: '2', standardIds: [await addCheck()] }, id)
  expect((await requirements({ gap: 'yes' }, id)).items.map((one) => one.id)).toEqual([gap.id])
  await change(gap.id, { standardIds: [await addCheck()] })
  await change(answered.id, { standardIds: [] })
  expect((await requirements({ gap: 'yes' }, id)).items.map((one) => one.id)).toEqual([answered.id])
  const unfit = { kind: 'rating', name: 'X', stakeholder: 'suppliers' }
  expect((await call(t.app, owner, contract.createScheme, { body: unfit })).problem).toBe('scheme.kind_unfit')
})

test('coverage is what has a standard divided by all, and standards that nobody asks for are listed', async () => {
  expect((await list()).items.find(({ id }) => id === schemeId)?.coveragePercent).toBeNull()
  const standard = await addCheck({ name: 'Asked for', active: true, sources: [{ kind: 'value', words: 'x' }] })
  for (const code of ['1', '2', '3', '10'])
    await require({ code, ...(code === '2' ? { standardIds: [standard] } : {}) })
  const scheme = (await list()).items.find(({ id }) => id === schemeId)
  expect(scheme).toMatchObject({ requirements: 4, mapped: 1, coveragePercent: 25 })
  // By the number in a code, over pages.
  const first = await requirements({ limit: '3' })
  expect(first.items.map(({ code }) => code)).toEqual(['1', '2', '3'])
  expect((await requirements({ limit: '3', cursor: first.next ?? '' })).items.map(({ code }) => code)).toEqual(['10'])
  const { orphans } = await list()
  expect(orphans.length).toBeGreaterThan(10)
  expect(orphans.map(({ id }) => id)).not.toContain(standard)
})

test('a requirement is a source of the standard that answers it: without any other, it is in use by that one', async () => {
  const id = await addCheck()
  const switchOn = () => call(t.app, owner, updateStandard, { params: { id }, body: { active: true } })
  expect((await switchOn()).problem).toBe('standard.source_missing')
  const group = await groupOf('government')
  const { body: one } = await require({ code: '§ 8', words: 'Prices are shown', standardIds: [id] }, group)
  const { body: used } = await switchOn()
  expect(used).toMatchObject({
    active: true,
    sources: [],
    requirements: [{ id: one.id, kind: 'government', code: '§ 8', words: 'Prices are shown' }],
  })
  expect((await change(one.id, { standardIds: [] })).problem).toBe('scheme.last_source')
  expect((await call(t.app, owner, contract.removeRequirement, { params: { id: one.id } })).problem).toBe(
    'scheme.last_source',
  )
  await require({ standardIds: [id] })
  expect((await change(one.id, { standardIds: [] })).status).toBe(200)
  const read = (await call(t.app, owner, getStandard, { params: { id } })).body
  expect(read.requirements).toMatchObject([{ kind: 'scheme', schemeName: 'Five stars' }])
})

test('what does not fit is refused', async () => {
  await require({})
  expect((await require({})).problem).toBe('scheme.code_taken')
  expect((await require({ code: '2', standardIds: [newId()] })).problem).toBe('scheme.standard_unknown')
  expect((await require({ level: 3 }, await groupOf('employees'))).problem).toBe('scheme.level_unfit')
  expect((await require({ code: '3', level: 6 })).status).toBe(400)
  expect((await require({ code: '3', weight: 0 })).status).toBe(400)
  expect((await requirements()).items).toHaveLength(1)
})

test('a table of 850 rows is looked at, taken in in one go and quickly searched; bad rows are told by their line', async () => {
  const rows = Array.from({ length: 850 }, (_, index) =>
    [`A${index + 1}`, index % 2 ? 'Varış' : 'Oda', `"Madde ${index + 1}, ÇİÇEK"`, '1', String((index % 5) + 1)].join(
      ',',
    ),
  )
  const bad = [
    'A3,Oda,Again,1,1',
    ',Oda,No code,1,1',
    'B1,Oda,,1,1',
    'B2,Oda,Words,none,1',
    'B3,Oda,Words,1,6',
    'B4,Oda',
  ]
  const content = ['Kod,Kategori,Metin,Ağırlık,Yıldız', ...rows, ...bad].join('\n')
  const { body: looked } = await bring(content)
  expect(looked).toMatchObject({ total: 856, good: 850, bad: 6, known: 0, taken: false })
  expect(looked.mapping).toEqual({
    Kod: 'code',
    Kategori: 'category',
    Metin: 'words',
    Ağırlık: 'weight',
    Yıldız: 'level',
  })
  expect(looked.problems.map(({ line, rule }) => [line, rule])).toEqual([
    [852, 'code_twice'],
    [853, 'code_missing'],
    [854, 'words_missing'],
    [855, 'weight_odd'],
    [856, 'level_odd'],
    [857, 'cells'],
  ])
  expect((await requirements()).items).toEqual([])
  expect((await bring(content, { confirm: true })).body.taken).toBe(true)
  expect((await bring(content, { confirm: true })).body).toMatchObject({ good: 850, known: 850 })
  expect((await list()).items.find(({ id }) => id === schemeId)?.requirements).toBe(850)
  const began = performance.now()
  expect((await requirements({ search: 'çiçek madde 849' })).items.map(({ code }) => code)).toEqual(['A849'])
  expect((await requirements({ search: 'a77' })).items.map(({ code }) => code)).toEqual([
    'A77',
    ...Array.from({ length: 10 }, (_, index) => `A77${index}`),
  ])
  expect(performance.now() - began).toBeLessThan(3000)
  expect((await requirements({ category: 'Oda', search: '%' })).items).toEqual([])
})

test('columns are named by hand where a name says nothing, and a table without codes is not taken in', async () => {
  const content = 'x;y\n1;Greet\n2;Thank'
  expect((await bring(content)).body.problems).toMatchObject([{ rule: 'column_missing' }, { rule: 'column_missing' }])
  expect((await bring(content, { confirm: true })).problem).toBe('scheme.nothing_usable')
  const twice = await bring(content, { mapping: { x: 'code', y: 'code' } })
  expect(twice.body.problems.map(({ rule }) => rule)).toContain('column_twice')
  const named = await bring(content, { mapping: { x: 'code', y: 'words' }, confirm: true })
  expect(named.body).toMatchObject({ good: 2, taken: true })
  // A level in a table for a group of stakeholders is none.
  const levelled = await bring('code,words,level\n1,Pay,3', {}, await groupOf('suppliers'))
  expect(levelled.body).toMatchObject({ good: 0, problems: [{ line: 2, rule: 'level_odd' }] })
})

test('a table without a column for category, weight or level leaves those of a known code as they are', async () => {
  await bring('code,category,words,weight,level\nA1,Oda,Greet,3,2', { confirm: true })
  await bring('code,words\nA1,Greet with a smile\nA2,Thank', { confirm: true })
  expect((await requirements()).items).toMatchObject([
    { code: 'A1', category: 'Oda', words: 'Greet with a smile', weight: 3, level: 2 },
    { code: 'A2', category: null, words: 'Thank', weight: 1, level: null },
  ])
  // A column that is there and empty does say something.
  await bring('code,words,level\nA1,Greet,', { confirm: true })
  expect((await requirements()).items[0]).toMatchObject({ code: 'A1', category: 'Oda', level: null })
})

test('a line that cannot be read is counted among the rows, so that good and bad come to all of them', async () => {
  const content = 'code,words\nA1,Good\n,No code\nA1,Twice\nA2,Extra,cell\nA3,"Never closed'
  const { body } = await bring(content)
  expect(body.good + body.bad).toBe(body.total)
  expect(body).toMatchObject({ good: 1, taken: false })
  expect(body.problems.length).toBeGreaterThanOrEqual(body.bad)
})

test('an export runs nothing in a spreadsheet, and the import takes it unchanged', async () => {
  await require({ code: '=1+1', category: '@sum', words: '+cmd|calc', standardIds: [await addCheck({ name: '-1' })] })
  const url = `/api/v1/schemes/${schemeId}/requirements.csv`
  const file = (await t.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${owner}` } })).body
  expect(file.split('\r\n')[1]).toBe(`'=1+1,'@sum,'+cmd|calc,1,,'-1`)
  const { body } = await bring(file, { confirm: true })
  expect(body).toMatchObject({ good: 1, bad: 0, known: 1 })
  expect((await requirements()).items).toMatchObject([{ code: '=1+1', category: '@sum', standards: [{ name: '-1' }] }])
})

test('a branch has the stars whose requirements all have standards that it reaches; one result less lowers them', async () => {
  const standards: string[] = []
  for (const level of [1, 2, 3]) {
    const id = await addCheck({ name: `Level ${level}` })
    standards.push(id)
    await require({ code: String(level), level, standardIds: [id] })
  }
  expect(await stars()).toMatchObject({ stars: 0, missing: [{ code: '1', why: 'no_result' }] })
  for (const id of standards) await mark(id, true)
  const { body: gap } = await require({ code: '4', level: 4 })
  expect(await stars()).toMatchObject({
    stars: 3,
    levels: [{ reached: 1 }, { reached: 2 }, { reached: 3 }, { requirements: 4, mapped: 3, reached: 3 }, {}],
    missing: [{ id: gap.id, why: 'no_standard' }],
  })
  await mark(standards[1] ?? '', false)
  expect(await stars()).toMatchObject({ stars: 1, missing: [{ code: '2', why: 'not_reached' }] })
  expect((await stars(await buildBranch(business.scope, 'Bakı'))).stars).toBe(0)
  const params = { id: schemeId }
  expect((await call(t.app, owner, contract.getStars, { params, query: { branchId: newId() } })).problem).toBe(
    'branch.unknown',
  )
})

test('a rule of the business beside those of the five-star set is in the next inspection, whatever chance draws', async () => {
  const begin = async (body: object = {}) =>
    (
      await call(t.app, owner, contract.startInspection, {
        params: { id: schemeId },
        body: { branchId: business.branchId, size: 2, seed: 7, ...body },
      })
    ).body.rows.map(({ requirementId }) => requirementId)
  const table = ['code,words', ...Array.from({ length: 850 }, (_, index) => `${index + 1},Words ${index + 1}`)]
  await bring(table.join('\n'), { confirm: true })
  const before = await begin()
  const { body: own } = await require({ code: 'own-1', words: 'Offer tea', own: true })
  expect(own.own).toBe(true)
  expect(await begin()).toEqual([own.id, before[0]])
  for (const seed of [1, 2, 3]) expect(await begin({ seed })).toContain(own.id)
  // A table that knows its code changes its words and leaves it one's own.
  await bring('code,words\nown-1,Offer tea or water', { confirm: true })
  expect((await requirements({ search: 'water' })).items).toMatchObject([{ id: own.id, own: true }])
  const { body: second } = await require({ code: 'own-2', own: true })
  expect((await begin({ size: 1 })).toSorted()).toEqual([own.id, second.id].toSorted())
  // No longer one's own, it is left to chance like the others.
  await change(own.id, { own: false })
  expect(await begin({ size: 1 })).toEqual([second.id])
})

test('an inspection of a random sample of 50 can be run, drawn again by its number, and counts for the standards', async () => {
  const standard = await addCheck()
  const begin = (body: object = {}, key = owner) =>
    call(t.app, key, contract.startInspection, {
      params: { id: schemeId },
      body: { branchId: business.branchId, ...body },
    })
  expect((await begin()).problem).toBe('scheme.nothing_to_inspect')
  const table = ['code,words', ...Array.from({ length: 850 }, (_, index) => `${index + 1},Words ${index + 1}`)]
  await bring(table.join('\n'), { confirm: true })
  const { body: round } = await begin({ seed: 7 })
  const drawn = round.rows.map(({ requirementId }) => requirementId)
  expect(new Set(drawn).size).toBe(50)
  expect((await begin({ seed: 7 })).body.rows.map(({ requirementId }) => requirementId)).toEqual(drawn)
  expect((await begin({ seed: 8 })).body.rows.map(({ requirementId }) => requirementId)).not.toEqual(drawn)

  const [first = '', second = ''] = drawn
  for (const id of [first, second]) await change(id, { standardIds: [standard] })
  const params = { id: round.id }
  const note = (requirementId: string, kept: boolean, key = owner) =>
    call(t.app, key, contract.markInspection, { params, body: { requirementId, kept, note: 'Seen at the desk' } })
  await note(first, false)
  await note(first, true)
  expect((await note(second, false)).body).toMatchObject({ items: 50, kept: 1, missed: 1, finishedAt: null })
  expect((await note(newId(), true)).status).toBe(404)
  const results = async () =>
    (await call(t.app, owner, getStandardResults, { params: { id: standard }, query: {} })).body.total
  expect(await results()).toMatchObject({ kept: 0, missed: 0 })
  expect((await call(t.app, owner, contract.finishInspection, { params })).status).toBe(200)
  expect(await results()).toMatchObject({ kept: 1, missed: 1 })
  expect((await note(first, true)).problem).toBe('scheme.inspection_finished')
  const seen = (await requirements({ search: round.rows[1]?.words ?? '' })).items.find(({ id }) => id === second)
  expect(seen?.lastSeen).toMatchObject({ kept: false })

  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await keyOf(t.house, await buildMember(business.scope, 'employee', [elsewhere]))
  expect((await begin({}, foreign)).problem).toBe('branch.unknown')
  expect((await note(first, true, foreign)).status).toBe(404)
})
