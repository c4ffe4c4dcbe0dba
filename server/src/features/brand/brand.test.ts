import * as contract from '@heed/contract/brand.ts'
import { checkWording } from '@heed/contract/complaints.ts'
import { addExperienceAspect } from '@heed/contract/experience.ts'
import { createStandard, listStandards, updateStandard } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string

beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const read = async () => (await call(t.app, owner, contract.getBrand, {})).body
const addWord = (body: object, key = owner) =>
  call(t.app, key, contract.addBrandWord, { body: { kind: 'avoided', language: 'en', word: 'x', ...body } as never })
const addValue = (body: object) => call(t.app, owner, contract.addBrandValue, { body: { name: 'Honesty', ...body } })
const addAct = (body: object) => call(t.app, owner, contract.addBrandAct, { body: { words: 'Smile', ...body } })
const addStandard = async (body: object = {}) =>
  (
    await call(t.app, owner, createStandard, {
      body: {
        name: 'Greeting',
        method: 'check',
        targetSharePercent: 90,
        sources: [{ kind: 'value', words: 'We are hosts' }],
        ...body,
      } as never,
    })
  ).body
const brandOf = async (id: string) => (await call(t.app, owner, contract.getStandardBrand, { params: { id } })).body

test('of ten who write the same name at once one does, and the others are told that it is there', async () => {
  const [suggestion] = (await read()).suggestedIdeas
  const standard = await addStandard()
  const { body: value } = await addValue({ name: 'Care', meaning: null })
  const ways: [() => Promise<{ status: number; problem: string | undefined }>, string][] = [
    [() => addValue({ meaning: null }), 'brand.name_known'],
    [() => call(t.app, owner, contract.addBrandIdea, { body: { name: 'Warm' } }), 'brand.name_known'],
    [
      () => call(t.app, owner, addExperienceAspect, { body: { phase: 'use', name: 'Ease', importance: 3 } }),
      'brand.name_known',
    ],
    [() => call(t.app, owner, contract.takeBrandIdea, { body: { key: suggestion?.key ?? '' } }), 'brand.idea_taken'],
  ]
  for (const [write, told] of ways) {
    const answers = await Promise.all(Array.from({ length: 10 }, write))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ problem }) => problem === told)).toHaveLength(9)
  }
  const valued = await Promise.all(
    Array.from({ length: 10 }, () =>
      call(t.app, owner, contract.valueStandard, { params: { id: standard.id }, body: { valueIds: [value.id] } }),
    ),
  )
  expect(valued.map(({ status }) => status)).toEqual(Array(10).fill(200))
})

test('a value with no standard is flagged, and so is a standard with no value, until each has the other', async () => {
  const standard = await addStandard()
  const { body: value } = await addValue({ meaning: 'We say what is' })
  const names = async () => (await read()).standardsWithoutValue.map(({ id }) => id)
  expect((await read()).values).toMatchObject([{ name: 'Honesty', standards: [] }])
  expect(await names()).toContain(standard.id)
  const valued = await call(t.app, owner, contract.valueStandard, {
    params: { id: standard.id },
    body: { valueIds: [value.id, value.id] },
  })
  expect(valued.body.values).toEqual([{ id: value.id, name: 'Honesty' }])
  expect((await read()).values[0]?.standards).toEqual([{ id: standard.id, name: 'Greeting' }])
  expect(await names()).not.toContain(standard.id)
  // From the other side: the value says which standards express it.
  const bare = { name: 'Honesty', meaning: null, standardIds: [] }
  await call(t.app, owner, contract.updateBrandValue, { params: { id: value.id }, body: bare })
  expect(await names()).toContain(standard.id)
  const foreign = { params: { id: standard.id }, body: { valueIds: [newId()] } }
  expect((await call(t.app, owner, contract.valueStandard, foreign)).problem).toBe('brand.value_unknown')
  expect((await addValue({ name: 'Care', standardIds: [newId()] })).problem).toBe('brand.standard_unknown')
  expect((await addValue({})).problem).toBe('brand.name_known')
})

test('a value that goes leaves its standards, and a standard that is not in use needs none', async () => {
  const standard = await addStandard()
  const { body: value } = await addValue({ standardIds: [standard.id] })
  await call(t.app, owner, updateStandard, { params: { id: standard.id }, body: { active: false } })
  expect((await read()).values[0]?.standards).toEqual([])
  // Not in use it is not said, and is not lost by saying the others.
  const said = { name: 'Honesty', meaning: null, standardIds: [] }
  await call(t.app, owner, contract.updateBrandValue, { params: { id: value.id }, body: said })
  await call(t.app, owner, updateStandard, { params: { id: standard.id }, body: { active: true } })
  expect((await read()).values[0]?.standards).toHaveLength(1)
  expect((await call(t.app, owner, contract.removeBrandValue, { params: { id: value.id } })).status).toBe(204)
  const { items } = (await call(t.app, owner, listStandards)).body
  expect(items.map(({ id }) => id)).toContain(standard.id)
  expect((await brandOf(standard.id)).values).toEqual([])
})

test('an idea without acts is flagged, and so is an act that belongs to no idea', async () => {
  const idea = (await call(t.app, owner, contract.addBrandIdea, { body: { name: 'Patience' } })).body
  const { body: loose } = await addAct({ words: 'Wait for the answer' })
  expect((await read()).ideas).toEqual([{ id: idea.id, name: 'Patience', acts: [] }])
  expect((await read()).looseActs).toMatchObject([{ id: loose.id, ideaId: null }])
  const standard = await addStandard()
  const placed = await call(t.app, owner, contract.updateBrandAct, {
    params: { id: loose.id },
    body: { ideaId: idea.id, words: 'Wait for the answer', standardIds: [standard.id] },
  })
  expect(placed.body).toMatchObject({ ideaId: idea.id, standards: [{ name: 'Greeting' }] })
  expect((await read()).looseActs).toEqual([])
  expect((await read()).ideas[0]?.acts).toHaveLength(1)
  await call(t.app, owner, contract.removeBrandIdea, { params: { id: idea.id } })
  expect((await read()).looseActs).toMatchObject([{ id: loose.id, standards: [{ name: 'Greeting' }] }])
  await call(t.app, owner, contract.removeBrandAct, { params: { id: loose.id } })
  expect((await read()).looseActs).toEqual([])
  expect((await addAct({ ideaId: idea.id })).problem).toBe('brand.idea_unknown')
})

test('three ideas are suggested in the language of the business; one that is taken brings its acts', async () => {
  const { suggestedIdeas } = await read()
  expect(suggestedIdeas.map(({ key }) => key)).toEqual(['consistency', 'communication', 'connection'])
  const take = (key: string) => call(t.app, owner, contract.takeBrandIdea, { body: { key } })
  const { body } = await take('communication')
  expect(body.acts.map(({ words }) => words)).toEqual(suggestedIdeas[1]?.acts)
  expect((await read()).suggestedIdeas.map(({ key }) => key)).toEqual(['consistency', 'connection'])
  expect((await take('communication')).problem).toBe('brand.idea_taken')
  expect((await take('unknown')).status).toBe(404)
  const named = await call(t.app, owner, contract.addBrandIdea, { body: { name: body.name } })
  expect(named.problem).toBe('brand.name_known')
})

test('a reply with an avoided word shows where it stands and what to say instead, beside what hurts', async () => {
  await addWord({ language: 'tr', word: 'ucuz', instead: 'uygun fiyatlı' })
  await addWord({ language: 'tr', word: 'içten', kind: 'tone', instead: null })
  const text = 'Bu model UCUZDUR ve içten. Etiketi okumalıydınız.'
  const check = (language: 'tr' | 'en') =>
    call(t.app, owner, checkWording, { body: { text, language, adviceIn: 'en' } })
  const { findings } = (await check('tr')).body
  expect(findings.map(({ kind }) => kind)).toEqual(['off_brand', 'blame'])
  expect(findings[0]).toMatchObject({ phrase: 'UCUZDUR', from: 9, to: 16, instead: 'uygun fiyatlı' })
  expect(findings[0]?.why).toContain('does not sound like us')
  // A word is avoided in its own language only.
  expect((await check('en')).body.findings).toEqual([])
})

test('the same word is there once, an avoided one says what to say instead, and it can be taken out', async () => {
  const { body: word } = await addWord({ word: 'cheap', instead: 'good value' })
  expect((await addWord({ word: 'cheap', instead: 'fair' })).problem).toBe('brand.word_known')
  expect((await addWord({ word: 'pricey' })).problem).toBe('brand.instead_unfit')
  expect((await addWord({ kind: 'tone', word: 'warm', instead: 'x' })).problem).toBe('brand.instead_unfit')
  expect((await addWord({ word: 'two\nlines', instead: 'x' })).status).toBe(422)
  expect((await call(t.app, owner, contract.removeBrandWord, { params: { id: word.id } })).status).toBe(204)
  expect((await read()).words).toEqual([])
})

test('while a standard is written its words are looked at; whoever reviews it signs with the date', async () => {
  await addWord({ kind: 'tone', language: 'az', word: 'səmimi', instead: null })
  await addWord({ language: 'az', word: 'problem', instead: 'məsələ' })
  const text = 'Səmimi olun, PROBLEMLƏRİ dinləyin'
  const fit = await call(t.app, owner, contract.checkBrandFit, { body: { text, language: 'az' } })
  expect(fit.body.findings).toMatchObject([
    { kind: 'tone', phrase: 'Səmimi' },
    { kind: 'avoided', phrase: 'PROBLEMLƏRİ', instead: 'məsələ' },
  ])
  const standard = await addStandard({ wording: { az: { when: 'Gələndə', act: text } } })
  expect((await brandOf(standard.id)).signed).toBeNull()
  const sign = (note: string | null = null) =>
    call(t.app, owner, contract.signStandardFit, { params: { id: standard.id }, body: { note } })
  expect((await sign()).problem).toBe('brand.note_needed')
  const { body: signed } = await sign('The word of the law')
  expect(signed.signed).toMatchObject({
    by: { id: business.owner.actor?.id },
    at: '2026-11-25T10:00:00.000Z',
    note: 'The word of the law',
    isOld: false,
  })
  const act = { wording: { az: { when: 'Gələndə', act: 'Dinləyin' } } }
  await call(t.app, owner, updateStandard, { params: { id: standard.id }, body: act })
  expect((await brandOf(standard.id)).signed?.isOld).toBe(true)
  expect((await sign()).body.signed).toMatchObject({ isOld: false, note: null })
  // A word that is avoided from now on was not looked at.
  await addWord({ language: 'az', word: 'dinlə', instead: 'qulaq as' })
  expect((await brandOf(standard.id)).signed?.isOld).toBe(true)
})

test('whoever sees only some branches does not set what the business is like', async () => {
  const local = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await addWord({ word: 'cheap', instead: 'fair' }, local)).problem).toBe('branch.beyond')
  const { id } = await addStandard()
  const sign = { params: { id }, body: { note: null } }
  expect((await call(t.app, local, contract.signStandardFit, sign)).problem).toBe('branch.beyond')
  const own = await addStandard({ branchId: business.branchId })
  expect((await call(t.app, local, contract.signStandardFit, { ...sign, params: { id: own.id } })).status).toBe(200)
})
