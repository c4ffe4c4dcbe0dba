import { compareSurveyBranches } from '@heed/contract/survey-figures.ts'
import { compareSurveyMembers } from '@heed/contract/survey-members.ts'
import { exportSurveyCsv, listSurveyResponses } from '@heed/contract/surveys.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../test/build.ts'
import type { Scope } from '../../../platform/scope.ts'
import { buildCase } from '../test-case.ts'
import { likely, openSurveyStage, options, overall, type SurveyStage } from '../test-survey.ts'
import { keepAnswers, repeat } from './test-answers.ts'

let stage: SurveyStage
let lead: string
beforeAll(async () => {
  stage = await openSurveyStage({ worker: false })
  const { scope, branchId } = stage.business
  await scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 1 }).execute())
  lead = await keyOf(stage.house, await buildMember(scope, 'lead', [branchId]))
})
afterAll(() => stage.close())

const liked = { id: 'liked', kind: 'multiple' as const, ask: { tr: 'Ne?', en: 'What?' }, options }
const pair = {
  id: 'speed',
  kind: 'pair' as const,
  ask: { tr: 'Hız', en: 'Speed' },
  rows: [{ id: 'prompt', words: { tr: 'Hızlı', en: 'Prompt' } }],
}
const idOf = (member: Scope) => member.actor?.id ?? ''
const employee = (branchIds: string[] | null = [stage.business.branchId]) =>
  buildMember(stage.business.scope, 'employee', branchIds)

/** A case of this owner, of whose customer these answers are. */
async function answered(
  surveyId: string,
  owner: Scope | null,
  given: Parameters<typeof keepAnswers>[3],
  { branchId = stage.business.branchId, day = '2026-10-10', language = 'tr' } = {},
) {
  const { scope } = stage.business
  const { caseId } = await buildCase(scope, branchId)
  await setOwner(caseId, owner)
  await keepAnswers(scope, surveyId, { branchId, day, language, caseId }, given)
  return caseId
}
const setOwner = (caseId: string, owner: Scope | null) =>
  stage.business.scope.transaction((tx) =>
    tx.db
      .updateTable('case')
      .set({ owner_id: owner && idOf(owner) })
      .where('id', '=', caseId)
      .execute(),
  )

const read = async (id: string, key = lead, query = {}) =>
  (await call(stage.app, key, compareSurveyMembers, { params: { id }, query })).body
const list = (id: string, key: string, query: object) =>
  call(stage.app, key, listSurveyResponses, { params: { id }, query: { limit: '100', ...query } })

test('whoever leads sees each employee by the cases they own, within the limits of chance or beyond, and few answers are not judged', async () => {
  const id = await stage.publish([overall])
  const [ece, can, few] = [await employee(), await employee(), await employee()]
  await answered(id, ece, repeat('overall', { 5: 80, 1: 20 }))
  await answered(id, can, repeat('overall', { 4: 40, 2: 60 }))
  await answered(id, few, repeat('overall', { 1: 4 }))
  await answered(id, null, repeat('overall', { 1: 30 }))
  const door = { branchId: stage.business.branchId, day: '2026-10-10' }
  await keepAnswers(stage.business.scope, id, door, repeat('overall', { 1: 50 }))
  const body = await read(id)
  const of = (who: Scope) => body.members.find(({ member }) => member.id === idOf(who))
  expect(body).toMatchObject({ sight: 'everybody', minimumAnswers: 5, whole: { n: 204 } })
  expect(body.members).toHaveLength(3)
  expect(of(can)).toMatchObject({
    estimate: { value: 40, n: 100 },
    place: 'below998',
    difference: { verdict: 'lower' },
  })
  expect(of(ece)).toMatchObject({ estimate: { value: 80, n: 100 }, place: 'above998' })
  expect(of(few)).toMatchObject({
    estimate: { value: null, n: 4 },
    place: null,
    difference: { verdict: 'too_few', value: null },
  })
  expect(body.funnel?.curve.at(-1)?.n).toBe(105)
  await answered(id, few, repeat('overall', { 5: 3, 1: 1 }))
  expect((await read(id)).members.find(({ member }) => member.id === idOf(few))).toMatchObject({
    estimate: { value: 37.5, n: 8 },
    place: 'inside',
    difference: { verdict: 'not_apart' },
  })
})

test('each figure opens exactly its answers, within period, branch and language, and goes with the case to another owner', async () => {
  const id = await stage.publish([overall, liked, pair])
  const other = await buildBranch(stage.business.scope, 'Bostancı')
  const [ece, can] = [await employee(null), await employee(null)]
  const full = (n: number) =>
    Array.from(
      { length: n },
      (_, at): Answers => ({
        overall: at % 2 ? '5' : '2',
        liked: at % 3 ? ['food', 'room'] : ['staff'],
        ...(at % 4 ? { speed: { 'prompt.e': '6', 'prompt.p': '5' } } : { speed: { 'prompt.e': '7' } }),
      }),
    )
  await answered(id, ece, full(12))
  await answered(id, ece, full(7), { branchId: other, day: '2026-11-02', language: 'en' })
  const handedOver = await answered(id, can, full(9))
  const filters = [{}, { branchId: other }, { language: 'tr' }, { from: '2026-11-01' }, { to: '2026-10-31' }]
  const measures = ['overall::top', 'liked:food=food:chosen', 'speed:prompt.gap:gap', 'speed:prompt.e:expected']
  for (const filter of filters)
    for (const key of measures) {
      const { members, measure } = await read(id, stage.key, { ...filter, measure: key })
      expect(measure?.key).toBe(key)
      expect(members.length).toBe(filter === filters[1] || filter === filters[3] ? 1 : 2)
      for (const { member, estimate } of members) {
        const behind = { question: measure?.question, ...(measure?.part ? { part: measure.part } : {}) }
        const { items } = (await list(id, stage.key, { ...filter, ...behind, memberId: member.id })).body
        expect(items).toHaveLength(estimate.n)
      }
    }
  const all = { measure: 'liked:food=food:chosen' }
  const branches = (await call(stage.app, stage.key, compareSurveyBranches, { params: { id }, query: all })).body
  expect((await read(id, stage.key, all)).whole).toEqual(branches.whole)
  const csv = await call(stage.app, stage.key, exportSurveyCsv, { params: { id }, query: { memberId: idOf(can) } })
  expect(String(csv.body).trim().split('\n')).toHaveLength(10)
  await setOwner(handedOver, ece)
  expect((await read(id, stage.key)).members).toMatchObject([{ member: { id: idOf(ece) }, estimate: { n: 28 } }])
})

test('an employee sees themselves alone, and is compared only where five colleagues are in it; observers see nobody', async () => {
  const id = await stage.publish([overall])
  const ece = await employee()
  const eceKey = await keyOf(stage.house, ece)
  const colleagues = await Promise.all(Array.from({ length: 5 }, () => employee()))
  await answered(id, ece, repeat('overall', { 5: 12, 1: 8 }))
  for (const colleague of colleagues.slice(0, 4)) await answered(id, colleague, repeat('overall', { 5: 30, 1: 10 }))
  const alone = await read(id, eceKey)
  expect(alone.members).toMatchObject([{ member: { id: idOf(ece) }, estimate: { value: 60, n: 20 }, difference: null }])
  expect(alone).toMatchObject({ sight: 'oneself', whole: null, funnel: null })
  await answered(id, colleagues[4] as Scope, repeat('overall', { 5: 30, 1: 10 }))
  const among = await read(id, eceKey)
  expect(among.members).toHaveLength(1)
  expect(among.members[0]).toMatchObject({ place: 'inside', difference: { verdict: 'not_apart' } })
  expect(among.whole).toMatchObject({ n: 220 })
  expect(among.funnel?.curve.at(-1)?.n).toBe(21)
  const observer = await keyOf(stage.house, await buildMember(stage.business.scope, 'observer'))
  expect(await read(id, observer)).toMatchObject({ sight: 'oneself', whole: null, members: [], funnel: null })

  expect((await list(id, eceKey, { memberId: idOf(ece) })).body.items).toHaveLength(20)
  const ofColleague = { memberId: idOf(colleagues[0] as Scope) }
  expect((await list(id, eceKey, ofColleague)).status).toBe(403)
  expect((await list(id, observer, ofColleague)).status).toBe(403)
  expect((await list(id, lead, ofColleague)).body.items).toHaveLength(40)
})

test('whoever leads another branch sees nobody of this one', async () => {
  const id = await stage.publish([overall, likely])
  const other = await buildBranch(stage.business.scope, 'Moda')
  const ece = await employee(null)
  await answered(id, ece, repeat('overall', { 5: 6, 1: 6 }))
  await answered(id, ece, repeat('overall', { 5: 5 }), { branchId: other })
  const elsewhere = await keyOf(stage.house, await buildMember(stage.business.scope, 'lead', [other]))
  expect((await read(id, elsewhere)).members).toMatchObject([{ estimate: { value: 100, n: 5 } }])
  expect((await list(id, elsewhere, { memberId: idOf(ece) })).body.items).toHaveLength(5)
  expect((await read(id, lead)).members).toMatchObject([{ estimate: { value: 50, n: 12 } }])
  expect((await read(id, lead, { measure: 'likely::promoters' })).members).toEqual([])
})
