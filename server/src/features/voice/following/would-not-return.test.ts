import { getToday } from '@heed/contract/actions.ts'
import { recordOccasion } from '@heed/contract/asking.ts'
import { getFeedback, listFeedback } from '@heed/contract/feedback.ts'
import { countTopics, listTopics } from '@heed/contract/feedback-understanding.ts'
import * as contract from '@heed/contract/surveys.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { sendDueInvitations } from '../asking/send-invitations.ts'
import { type Fields, hidden, openSurveyStage, type SurveyStage, wait } from '../test-survey.ts'

let stage: SurveyStage
let surveyId: string
let openPath: string
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('survey').set({ active: false }).execute())
  const body = { name: 'Ziyaret', template: 'after-visit' }
  const made = (await call(stage.app, stage.key, contract.createSurvey, { body })).body
  surveyId = made.id
  const params = { id: surveyId }
  await call(stage.app, stage.key, contract.publishSurvey, { params, body: { revision: made.revision } })
  const rules = { active: true, occasions: ['visit'], delayHours: 0, quietDays: 0, unhappyOpens: 'complaint' }
  await call(stage.app, stage.key, updateSurvey, { params, body: rules })
  const link = { branchId: stage.business.branchId, name: 'Kapı', way: 'qr' }
  openPath = new URL((await call(stage.app, stage.key, contract.createSurveyLink, { params, body: link })).body.url)
    .pathname
})
afterAll(() => stage.close())

/** Whoever was asked by mail after a visit. */
async function invitedPath(name: string): Promise<string> {
  const customer = { email: `${name}@posta.test`, name, language: 'tr' }
  const body = { kind: 'visit', branchId: stage.business.branchId, customer }
  await call(stage.app, stage.key, recordOccasion, { body })
  await stage.settle()
  await sendDueInvitations(stage.house.scopeOf(stage.business.workspaceId))
  const mail = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').select('text').where('recipient', '=', customer.email).executeTakeFirstOrThrow(),
  )
  wait()
  return /\/s\/[\w-]+/.exec(mail.text)?.[0] ?? ''
}
/** Page by page, as a browser would; what a page does not ask is left out by it. */
const answer = async (path: string, fields: Fields) => {
  let { body } = await stage.get(path)
  while (hidden(body, 'page')) {
    wait()
    const kept = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    )
    const asked = fields.filter(([name]) => body.includes(`name="${name}"`) && !kept.some(([known]) => known === name))
    const next = await stage.post(path, [...kept, ...asked])
    expect(next.statusCode).toBe(200)
    body = next.body
  }
  await stage.settle()
}
const counted = async () => {
  const topics = (await call(stage.app, stage.key, listTopics)).body.items
  const topic = topics.find(({ isNoReturn }) => isNoReturn)
  const counts = (await call(stage.app, stage.key, countTopics, { query: {} })).body.items
  const items = (await call(stage.app, stage.key, listFeedback, { query: { topicId: topic?.id ?? '' } })).body.items
  return { n: counts.find(({ topicId }) => topicId === topic?.id)?.n ?? 0, items }
}
const atRisk = async () =>
  (await call(stage.app, stage.key, getToday)).body.items.filter(({ kind }) => kind === 'at_risk').length

test('a no to coming back is one at-risk entry for a customer who is known, and one count under its topic for one who is not, with the reasons', async () => {
  await answer(openPath, [
    ['satisfaction', '4'],
    ['comeback', 'yes'],
    ['good_decision', 'yes'],
  ])
  await answer(openPath, [
    ['satisfaction', '4'],
    ['comeback', 'perhaps'],
    ['why_not', 'Daha çok kasa'],
  ])
  expect([(await counted()).n, await atRisk()]).toEqual([0, 0])

  await answer(openPath, [
    ['satisfaction', '3'],
    ['comment', 'Raflar dağınıktı'],
    ['comeback', 'no'],
    ['why_not', 'Kabinler ısıtılmalı'],
    ['good_decision', 'no'],
    ['why_decision', 'Yolum uzundu'],
  ])
  const { n, items } = await counted()
  expect([n, await atRisk()]).toEqual([1, 0])
  expect(items).toMatchObject([{ text: 'Raflar dağınıktı', customer: null }])
  const params = { id: items[0]?.id ?? '' }
  expect((await call(stage.app, stage.key, getFeedback, { params })).body.understood).toMatchObject({
    wouldNotReturn: true,
    reasons: [
      { question: 'What would have to change for you to come back?', text: 'Kabinler ısıtılmalı' },
      { question: 'What kept it from being a good decision?', text: 'Yolum uzundu' },
    ],
  })

  await answer(await invitedPath('mutsuz'), [
    ['satisfaction', '1'],
    ['comeback', 'no'],
    ['why_not', 'Kimse ilgilenmedi'],
  ])
  expect([(await counted()).n, await atRisk()]).toEqual([1, 1])
})
