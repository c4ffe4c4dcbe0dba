import { getToday } from '@heed/contract/actions.ts'
import { recordOccasion } from '@heed/contract/asking.ts'
import { getCase } from '@heed/contract/cases.ts'
import { listFeedback } from '@heed/contract/feedback.ts'
import { listSurveyResponses } from '@heed/contract/surveys.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { sendDueInvitations } from '../asking/send-invitations.ts'
import { likely, openSurveyStage, overall, type SurveyStage, wait, why } from '../test-survey.ts'
import { isUnhappy } from './unhappy.ts'

let stage: SurveyStage
let surveyId: string
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.business.scope.transaction((tx) => tx.db.updateTable('survey').set({ active: false }).execute())
  surveyId = await stage.publish([
    overall,
    likely,
    { ...why, showIf: undefined, ask: { tr: 'Neden?', en: 'Why?' } },
    { id: 'moment', kind: 'text', ask: { tr: 'Bir an?', en: 'A moment?' }, countsAs: 'moment' },
  ])
  const body = { active: true, occasions: ['visit'], delayHours: 0, quietDays: 0, unhappyOpens: 'complaint' }
  await call(stage.app, stage.key, updateSurvey, { params: { id: surveyId }, body })
})

/** A customer who came in, was asked by mail, and answers. */
async function answer(name: string, fields: [string, string][]) {
  await call(stage.app, stage.key, recordOccasion, {
    body: {
      kind: 'visit',
      branchId: stage.business.branchId,
      customer: { email: `${name}@posta.test`, name, language: 'tr' },
    },
  })
  await stage.settle()
  await sendDueInvitations(stage.house.scopeOf(stage.business.workspaceId))
  const mail = await stage.business.scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select('text')
      .where('recipient', '=', `${name}@posta.test`)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  wait()
  expect((await stage.fill(/\/s\/[\w-]+/.exec(mail.text)?.[0] ?? '', fields)).statusCode).toBe(200)
  await stage.settle()
}
const opened = () =>
  stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_response').select(['opened_case_id']).where('survey_id', '=', surveyId).execute(),
  )

test('an unhappy customer who was asked after a visit becomes one complaint with all they wrote, found by asking, and somebody speaks with them', async () => {
  await answer('mutsuz', [
    ['overall', '1'],
    ['likely', '2'],
    ['why', 'Kimse ilgilenmedi'],
    // For whoever leads alone: the case does not tell it.
    ['moment', 'Bunu kimseye söylemeyin'],
  ])
  const [{ opened_case_id: caseId } = { opened_case_id: null }] = await opened()
  expect(caseId).not.toBeNull()
  const { body } = await call(stage.app, stage.key, getCase, { params: { id: caseId ?? '' } })
  expect(body).toMatchObject({ kind: 'complaint', customer: { name: 'mutsuz' } })
  const words = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('message').select('text').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  )
  expect(words.text).toBe('Memnun musunuz?\n1\n\nTavsiye?\n2\n\nNeden?\nKimse ilgilenmedi')
  const complaint = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('complaint').select('found_by_asking').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  )
  expect(complaint.found_by_asking).toBe(true)
  const today = (await call(stage.app, stage.key, getToday)).body.items
  expect(today.filter((item) => item.case?.id === caseId && item.kind === 'at_risk')).toHaveLength(1)
  // The words are in the record once, as the answer that they were.
  const record = (await call(stage.app, stage.key, listFeedback)).body.items
  expect(record.filter(({ text }) => text?.includes('Kimse ilgilenmedi'))).toMatchObject([{ source: 'survey' }])
})

test('a content customer, one nobody knows, and a survey that opens nothing leave no case', async () => {
  await answer('memnun', [['overall', '5']])
  await call(stage.app, stage.key, updateSurvey, { params: { id: surveyId }, body: { unhappyOpens: null } })
  await answer('sessiz', [['overall', '1']])
  const { path } = await stage.open([overall])
  await stage.fill(path, [['overall', '1']])
  await stage.settle()
  expect((await opened()).map(({ opened_case_id }) => opened_case_id)).toEqual([null, null])
  expect((await call(stage.app, stage.key, listSurveyResponses, { params: { id: surveyId } })).body.items).toHaveLength(
    2,
  )
})

test('unhappy is 1 or 2 of 5, or without a score up to 6 of 10, not solved, or not coming back', () => {
  const blank = { satisfaction: null, recommendation: null, solved: null, comeback: null }
  expect(isUnhappy(blank)).toBe(false)
  expect([0, 6, 7].map((recommendation) => isUnhappy({ ...blank, recommendation }))).toEqual([true, true, false])
  expect([1, 2, 3].map((satisfaction) => isUnhappy({ ...blank, satisfaction }))).toEqual([true, true, false])
  expect(isUnhappy({ ...blank, satisfaction: 5, recommendation: 3 })).toBe(false)
  expect(isUnhappy({ ...blank, satisfaction: 5, comeback: 'no' })).toBe(true)
  expect(isUnhappy({ ...blank, solved: 'no' })).toBe(true)
})
