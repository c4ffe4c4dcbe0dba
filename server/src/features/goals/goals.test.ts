import * as contract from '@heed/contract/goals.ts'
import { languages } from '@heed/contract/primitives.ts'
import { markStandard } from '@heed/contract/standard-results.ts'
import { createStandard, listStandards } from '@heed/contract/standards.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
type Person = { key: string; id: string }
let owner: Person
let elif: Person
let deniz: Person

const hire = async (role: 'manager' | 'lead' | 'employee' | 'observer', branchIds: string[] | null = null) => {
  const scope = await buildMember(business.scope, role, branchIds)
  return { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
}
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = { key: await keyOf(t.house, business.owner), id: business.memberId }
  ;[elif, deniz] = await Promise.all([hire('lead'), hire('employee', [business.branchId])])
  holdTime('2026-11-25T10:00:00Z')
})
afterEach(() => holdTime())

const fits = { difficulty: 4, chance: 3 }
const told = {
  level: 'member',
  words: 'Greet 95 of 100 customers with a smile within 30 s',
  behaviour: 'Look up, smile and greet',
  unit: 'of 100',
  targetValue: 95,
  startValue: 78,
  dueOn: '2027-06-30',
} as const
const propose = (body: object = {}, who = elif) =>
  call(t.app, who.key, contract.createGoal, { body: { ...told, memberId: deniz.id, ...body } })
const change = (id: string, body: object, who = elif) =>
  call(t.app, who.key, contract.updateGoal, { params: { id }, body })
const agree = (id: string, who: Person, body: object = fits) =>
  call(t.app, who.key, contract.agreeToGoal, { params: { id }, body })
const enter = (id: string, value: number, who = elif, on = '2026-11-25') =>
  call(t.app, who.key, contract.enterReading, { params: { id }, body: { value, on } })
const read = async (id: string, who = owner) => (await call(t.app, who.key, contract.getGoal, { params: { id } })).body
const list = async (who = owner) => (await call(t.app, who.key, contract.listGoals, {})).body.items
const group = (body: object = {}, who = owner) => propose({ level: 'business', memberId: null, ...body }, who)
async function agreed(body: object) {
  const { body: goal } = await group({ ratings: fits, ...body })
  return (await agree(goal.id, elif)).body
}
const addCheck = async () => {
  const { body } = await call(t.app, owner.key, createStandard, {
    body: {
      name: 'Smile',
      method: 'check',
      targetSharePercent: 90,
      sources: [{ kind: 'value', words: 'Warmth' }],
    },
  })
  return body.id
}
const mark = (id: string, kept: boolean, branchId = business.branchId, memberId: string | null = null) =>
  call(t.app, owner.key, markStandard, { params: { id }, body: { branchId, kept, memberId } })

test('a rating that is too easy or out of reach, by either, is warned of before it is saved', async () => {
  const before = (await list()).length
  expect((await propose({ ratings: { difficulty: 1, chance: 5 } })).problem).toBe('goal.too_easy')
  expect((await propose({ ratings: { difficulty: 5, chance: 1 } })).problem).toBe('goal.out_of_reach')
  expect(await list()).toHaveLength(before)
  const { body: goal } = await propose({ ratings: { difficulty: 5, chance: 1 }, despite: true })
  expect(goal.manager).toMatchObject({ difficulty: 5, chance: 1 })
  expect((await agree(goal.id, deniz, { difficulty: 2, chance: 5 })).problem).toBe('goal.too_easy')
  expect((await agree(goal.id, deniz, { difficulty: 4, chance: 1 })).problem).toBe('goal.out_of_reach')
  expect((await read(goal.id)).employee).toMatchObject({ difficulty: null, agreed: null })
  const taken = await agree(goal.id, deniz, { difficulty: 4, chance: 1, despite: true })
  expect(taken.body).toMatchObject({ state: 'agreed', employee: { difficulty: 4, chance: 1 } })
})

test('“do your best” is refused in all five languages with a suggestion, however it is spelt', async () => {
  const best = {
    en: ['Do your best', 'D.O. YOUR  BEST!', 'Dо yоur bеst'],
    tr: ['Elinden gelenin en iyisini yap', 'ELİNDEN GELENİN EN İYİSİNİ YAP', 'elınden gelenın en ıyısını yap'],
    id: ['Lakukan yang terbaik', 'melakukan yang ter-baik'],
    az: ['Əlindən gələni et', 'ƏLİNDƏN GƏLƏNİ ET', 'elinden geleni et'],
    zh: ['尽力而为', '本季度请大家尽力而为做好工作'],
  }
  for (const language of languages)
    for (const words of best[language]) {
      expect((await propose({ words })).problem, words).toBe('goal.vague')
      const { body } = await call(t.app, elif.key, contract.checkGoal, { body: { words, language } })
      expect(body.findings[0], words).toMatchObject({ rule: 'vague', suggestion: expect.stringMatching(/\d/) })
    }
  expect((await propose({ behaviour: 'Try harder' })).problem).toBe('goal.vague')
  const { body: goal } = await propose()
  expect((await change(goal.id, { words: 'Be nicer' })).problem).toBe('goal.vague')
  for (const words of [
    'Improve service',
    'Hizmeti iyileştir',
    'Tingkatkan pelayanan',
    'Xidməti yaxşılaşdır',
    '改善服务',
  ])
    expect((await propose({ words })).problem, words).toBe('goal.vague')
})

test('the checker asks for behaviour, measure, number and date, and finds nothing to ask for in a goal that has them', async () => {
  const check = async (body: object) =>
    (await call(t.app, deniz.key, contract.checkGoal, { body })).body.findings.map(({ rule }) => rule)
  expect(await check({ words: 'Smile at customers' })).toEqual(['no_behaviour', 'no_measure', 'no_number', 'no_date'])
  expect(
    await check({
      words: told.words,
      behaviour: told.behaviour,
      hasMeasure: true,
      targetValue: 95,
      dueOn: '2027-06-30',
    }),
  ).toEqual([])
  expect((await propose({ unit: null })).problem).toBe('goal.unmeasured')
  expect((await propose({ standardId: await addCheck() })).problem).toBe('goal.unmeasured')
  expect((await propose({ unit: null, standardId: await addCheck(), targetValue: 120 })).problem).toBe(
    'goal.unmeasured',
  )
  expect((await propose({ unit: null, standardId: newId() })).status).toBe(404)
  expect((await propose({ dueOn: '2026-11-24' })).problem).toBe('goal.date_past')
  expect((await propose({ targetValue: 'many' })).status).toBe(400)
})

test('a goal with one agreement stays proposed and is not measured; what changes is agreed anew and its history kept', async () => {
  const { body: goal } = await propose({ ratings: fits })
  expect(goal).toMatchObject({ state: 'proposed', result: null, manager: { agreed: { by: { id: elif.id } } } })
  expect((await enter(goal.id, 80)).problem).toBe('goal.not_measured')
  // Whoever agreed for the business does not agree for the employee.
  expect((await agree(goal.id, elif)).problem).toBe('goal.not_yours')
  expect((await agree(goal.id, deniz)).body).toMatchObject({ state: 'agreed', result: { value: null, n: 0 } })
  expect((await enter(goal.id, 80, deniz)).body.result).toMatchObject({ value: 80, isReached: false })
  expect((await enter(goal.id, 96)).body.result).toMatchObject({ value: 96, n: 2, isReached: true })
  expect((await change(goal.id, { reward: 'A day off' })).body.state).toBe('agreed')
  const changed = await change(goal.id, { targetValue: 97 })
  expect(changed.body).toMatchObject({ state: 'proposed', result: null, manager: { agreed: null } })
  const { versions, readings } = await read(goal.id)
  expect(versions).toMatchObject([
    { version: 2, changedBy: { id: elif.id }, was: { targetValue: 95, agreedByManager: true, agreedByEmployee: true } },
    { version: 1, was: { targetValue: 95 } },
  ])
  expect(readings.map(({ value, by }) => [value, by?.id])).toEqual([
    [96, elif.id],
    [80, deniz.id],
  ])
})

test('an employee proposes and agrees to their own goal only, and does not see a colleague’s', async () => {
  const ceren = await hire('employee', [business.branchId])
  const { body: own } = await propose({ memberId: deniz.id, ratings: fits }, deniz)
  expect(own).toMatchObject({ member: { id: deniz.id }, branchId: business.branchId, employee: { agreed: {} } })
  expect((await propose({ memberId: ceren.id }, deniz)).status).toBe(403)
  expect((await group({}, deniz)).status).toBe(403)
  expect((await agree(own.id, deniz)).problem).toBe('goal.not_yours')
  expect((await agree(own.id, ceren)).status).toBe(404)
  expect((await list(ceren)).map(({ id }) => id)).not.toContain(own.id)
  expect((await change(own.id, { targetValue: 90 }, deniz)).status).toBe(200)
  expect((await agree(own.id, elif)).body.state).toBe('proposed')
  expect((await agree(own.id, deniz)).body.state).toBe('agreed')
  const whole = await group({ ratings: fits })
  expect((await change(whole.body.id, { targetValue: 90 }, deniz)).status).toBe(403)
  const observer = await hire('observer')
  expect((await agree(whole.body.id, observer)).status).toBe(403)
  expect((await list(observer)).map(({ level }) => level)).toEqual(['business'])
})

test('whoever sees one branch sets no goal over all, and nobody reaches a goal of another branch', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('lead', [elsewhere])
  expect((await group({}, nigar)).problem).toBe('goal.needs_branch')
  expect((await group({ level: 'branch', branchId: business.branchId }, nigar)).problem).toBe('branch.unknown')
  const { body: goal } = await group({ level: 'branch', branchId: business.branchId })
  expect((await change(goal.id, { reward: 'x' }, nigar)).status).toBe(404)
  const { body: whole } = await group()
  expect((await change(whole.id, { reward: 'x' }, nigar)).status).toBe(403)
  for (const unfit of [
    { level: 'business', branchId: business.branchId },
    { level: 'branch', branchId: null },
    { level: 'position', position: null },
    { level: 'business', memberId: deniz.id },
  ])
    expect((await group(unfit)).problem, JSON.stringify(unfit)).toBe('goal.level_unfit')
})

test('a group’s result is computed from the branches below it', async () => {
  const baku = await buildBranch(business.scope, 'Bakı')
  const standardId = await addCheck()
  const shared = await agreed({ unit: null, standardId, targetValue: 60 })
  for (const kept of [true, true, true, false]) await mark(standardId, kept)
  for (const kept of [true, false]) await mark(standardId, kept, baku)
  expect((await read(shared.id)).result).toMatchObject({
    value: expect.closeTo(66.667, 2),
    n: 6,
    isReached: true,
    parts: [
      { name: 'Bakı', value: 50, n: 2 },
      { name: 'Kadıköy', value: 75, n: 4 },
    ],
  })
  // Own numbers: of the goals below it in the same unit.
  const top = await agreed({ unit: 'thanks a week', targetValue: 10, combine: 'sum' })
  const below = { level: 'branch', unit: 'thanks a week', targetValue: 5, parentId: top.id }
  const one = await agreed({ ...below, branchId: business.branchId })
  const two = await agreed({ ...below, branchId: baku })
  await enter(one.id, 3)
  await enter(one.id, 7)
  await enter(two.id, 4)
  expect((await read(top.id)).result).toMatchObject({ value: 11, isReached: true, parts: [{ value: 4 }, { value: 7 }] })
  const nigar = await hire('lead', [baku])
  expect((await read(top.id, nigar)).result).toMatchObject({ value: 11, parts: [{ id: two.id, value: 4 }] })
})

test('a goal of a position is measured by those who hold it, and agreed by one of them', async () => {
  const standardId = await addCheck()
  const body = { level: 'position', position: 'employee', unit: null, standardId, targetValue: 90, ratings: fits }
  const { body: goal } = await group(body)
  expect((await agree(goal.id, elif)).problem).toBe('goal.not_yours')
  expect((await agree(goal.id, deniz)).body.state).toBe('agreed')
  await mark(standardId, true, business.branchId, deniz.id)
  await mark(standardId, false, business.branchId, elif.id)
  expect((await read(goal.id)).result).toMatchObject({ value: 100, n: 1 })
})

test('there is one top aim; a goal with no path to it is an orphan, and a ring is refused', async () => {
  const { body: top } = await group({ isTop: true })
  expect((await group({ isTop: true })).problem).toBe('goal.top_taken')
  expect((await group({ isTop: true, parentId: top.id })).problem).toBe('goal.top_unfit')
  const { body: middle } = await group({ parentId: top.id })
  const { body: leaf } = await group({ parentId: middle.id })
  const { body: loose } = await group()
  const { body: below } = await group({ parentId: loose.id })
  const orphans = async () => (await list()).filter(({ isOrphan }) => isOrphan).map(({ id }) => id)
  expect((await orphans()).sort()).toEqual([loose.id, below.id].sort())
  expect((await change(middle.id, { parentId: leaf.id })).problem).toBe('goal.circular')
  expect((await change(middle.id, { parentId: middle.id })).problem).toBe('goal.circular')
  expect((await change(loose.id, { parentId: middle.id })).status).toBe(200)
  expect(await orphans()).toEqual([])
  const { body: personal } = await propose()
  expect((await change(loose.id, { parentId: personal.id })).problem).toBe('goal.parent_unfit')
  expect((await change(loose.id, { parentId: newId() })).problem).toBe('goal.parent_unfit')
  await call(t.app, elif.key, contract.dropGoal, { params: { id: middle.id } })
  expect((await orphans()).sort()).toEqual([leaf.id, loose.id, below.id, personal.id].sort())
  expect((await change(middle.id, { words: 'x' })).problem).toBe('goal.dropped')
})

test('a ready goal makes the goal and the standard by which it is seen together, and once', async () => {
  const ready = (await call(t.app, owner.key, contract.listReadyGoals, {})).body.items
  expect(ready.map(({ key }) => key)).toEqual(['smile', 'fitting-room', 'checkout'])
  const standards = async () => (await call(t.app, owner.key, listStandards)).body.items
  const before = (await standards()).length
  for (const { key, standardName, words, targetValue } of ready) {
    const take = () =>
      call(t.app, owner.key, contract.takeReadyGoal, { body: { key, branchId: null, dueOn: '2027-03-31' } })
    const { body: goal } = await take()
    expect(goal).toMatchObject({ state: 'proposed', words, targetValue, standard: { name: standardName } })
    const standard = (await standards()).find(({ id }) => id === goal.standard?.id)
    expect(standard).toMatchObject({ method: 'check', active: true, sources: [{ kind: 'expectation' }] })
    expect(Object.keys(standard?.wording ?? {}).sort()).toEqual([...languages].sort())
    expect((await mark(standard?.id ?? '', true)).status).toBe(201)
    expect((await take()).body.standard?.id).toBe(goal.standard?.id)
  }
  expect(await standards()).toHaveLength(before + 3)
  const unknown = { key: 'none', branchId: null, dueOn: '2027-03-31' }
  expect((await call(t.app, owner.key, contract.takeReadyGoal, { body: unknown })).problem).toBe('goal.ready_unknown')
})

test('the record of the business says “too few” below five on a side, and compares above it', async () => {
  const record = async () => (await call(t.app, owner.key, contract.getGoalRecord, {})).body
  const standards = await Promise.all(Array.from({ length: 10 }, addCheck))
  for (const id of standards) {
    holdTime('2026-08-01T10:00:00Z')
    await mark(id, false)
    holdTime('2026-11-25T10:00:00Z')
  }
  for (const [index, id] of standards.entries()) await mark(id, index < 5)
  for (const standardId of standards.slice(0, 4)) await agreed({ unit: null, standardId })
  expect(await record()).toMatchObject({ isTooFew: true, fewest: 5, specific: { n: 4, changePoints: null } })
  await agreed({ unit: null, standardId: standards[4] })
  expect(await record()).toMatchObject({
    isTooFew: false,
    specific: { n: 5, changePoints: 100, reached: 5 },
    none: { n: 5, changePoints: 0, reached: 0 },
  })
})
