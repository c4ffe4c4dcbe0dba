import { listSurveyUnanswered, readSurveyResponseRates } from '@heed/contract/survey-response-rate.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../../test/build.ts'
import { newId } from '../../../../platform/ids.ts'
import { buildCase } from '../../test-case.ts'
import { openSurveyStage, overall, type SurveyStage } from '../../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ minimum_answers: 5 }).execute())
})
afterAll(() => stage.close())

const asked = new Date('2026-11-10T10:00:00Z')
const daysBefore = (days: number) => new Date(asked.getTime() - days * 86_400_000)

type Known = {
  /** Satisfaction and how many days before they were asked; below nought it came after. */
  said?: [number, number][]
  complained?: number
  answers?: boolean
  lapsed?: boolean
  branchId?: string
}

/** A customer of whom this was known, asked on 10 November. */
async function ask(surveyId: string, { said = [], complained, answers, lapsed, branchId }: Known) {
  const { scope } = stage.business
  const branch_id = branchId ?? stage.business.branchId
  const { caseId } = await buildCase(scope, branch_id)
  return scope.transaction(async (tx) => {
    const { customer_id } = await tx.db
      .updateTable('case')
      .set(complained === undefined ? { kind: 'enquiry' } : { kind: 'complaint', opened_at: daysBefore(complained) })
      .where('id', '=', caseId)
      .returning('customer_id')
      .executeTakeFirstOrThrow()
    const row = { survey_id: surveyId, branch_id, customer_id, language: 'tr' }
    for (const [satisfaction, days] of said)
      await tx.db
        .insertInto('survey_response')
        .values({ ...row, id: newId(), way: 'qr', day: '2026-11-01', satisfaction, answered_at: daysBefore(days) })
        .execute()
    await tx.db
      .insertInto('survey_invitation')
      .values({
        ...row,
        id: newId(),
        occasion: lapsed ? 'silence' : 'day',
        send_at: asked,
        sent_at: asked,
        expires_at: daysBefore(-30),
        token_hash: Buffer.from(newId()),
        state: answers ? 'answered' : 'sent',
      })
      .execute()
    return customer_id
  })
}

test('the response rate of happy, unhappy, unknown and lapsed customers counts each once, and small samples are marked', async () => {
  const id = await stage.publish([overall])
  const other = await buildBranch(stage.business.scope, 'Beşiktaş')
  const happy: Known = {
    said: [
      [1, 90],
      [5, 20],
    ],
  }
  for (const answers of [true, true, true, false, false]) await ask(id, { ...happy, answers })
  await ask(id, { complained: 30, answers: true })
  await ask(id, { said: [[5, 60]], complained: 30 })
  const cured = await ask(id, { said: [[4, 10]], complained: 30 })
  const unhappy = await ask(id, { said: [[2, 10]], lapsed: true })
  const longAgo = await ask(id, { complained: 200 })
  // What they answer afterwards says nothing of what was known before.
  await ask(id, { said: [[1, -1]], answers: true })
  await ask(id, { said: [[3, 5]], lapsed: true, branchId: other })
  const read = async (query = {}, key = stage.key) =>
    (await call(stage.app, key, readSurveyResponseRates, { params: { id }, query })).body
  const rates = await read()
  expect(rates.all).toMatchObject({ invited: 12, answered: 5, isSmall: false })
  expect(rates.moods.map(({ mood, invited, answered, isSmall }) => [mood, invited, answered, isSmall])).toEqual([
    ['happy', 6, 3, false],
    ['unhappy', 3, 1, true],
    ['unknown', 3, 1, true],
  ])
  expect(rates.lapsed).toMatchObject({ invited: 2, answered: 0, isSmall: true })
  expect(rates.moods[0]?.rate).toMatchObject({ value: 50, n: 6 })
  // Wilson 1927 with z = 1.959964: 0.5 ± z·√(0.25/6 + z²/144) / (1 + z²/6).
  expect(rates.moods[0]?.rate.low).toBeCloseTo(18.7616, 3)
  expect(rates.moods[0]?.rate.high).toBeCloseTo(81.2384, 3)
  expect((await read({ from: '2026-11-11' })).all).toMatchObject({ invited: 0, rate: { value: null }, isSmall: true })
  const list = async (query = {}) =>
    (await call(stage.app, stage.key, listSurveyUnanswered, { params: { id }, query })).body
  expect((await list()).items).toHaveLength(7)
  expect((await list({ mood: 'happy' })).items.map(({ customer }) => customer.id)).toContain(cured)
  expect((await list({ lapsed: 'yes', branchId: stage.business.branchId })).items).toMatchObject([
    { customer: { id: unhappy }, mood: 'unhappy', isLapsed: true },
  ])
  const first = await list({ mood: 'unknown', limit: 1 })
  const second = await list({ mood: 'unknown', limit: 1, cursor: first.next })
  expect(second.next).toBeNull()
  expect([...first.items, ...second.items].map(({ customer }) => customer.id)).toContain(longAgo)
  const narrow = await keyOf(stage.house, await buildMember(stage.business.scope, 'manager', [other]))
  expect((await read({}, narrow)).all.invited).toBe(1)
})
