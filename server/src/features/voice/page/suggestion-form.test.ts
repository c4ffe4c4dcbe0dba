import { listFeedback } from '@heed/contract/feedback.ts'
import * as contract from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime } from '../../../platform/clock.ts'
import { type Fields, openSurveyStage, type SurveyStage } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterEach(() => holdTime())
afterAll(() => stage.close())

async function openForm(way: 'link' | 'qr' | 'kiosk') {
  const body = { name: 'Öneri', template: 'suggestion' }
  const { id, revision } = (await call(stage.app, stage.key, contract.createSurvey, { body })).body
  await call(stage.app, stage.key, contract.publishSurvey, { params: { id }, body: { revision } })
  const link = { branchId: stage.business.branchId, name: 'Kapı', way }
  return new URL((await call(stage.app, stage.key, contract.createSurveyLink, { params: { id }, body: link })).body.url)
    .pathname
}
const heard = async () => (await call(stage.app, stage.key, listFeedback)).body.items

test.each(['link', 'qr', 'kiosk'] as const)(
  'a suggestion given by %s without sign-in lands whole in the record, with or without a name',
  async (way) => {
    const path = await openForm(way)
    const words = `${way}: 等太久了 ${'çok bekledim, '.repeat(600)}`.trim()
    const send = (fields: Fields) => stage.fill(`${path}?lang=zh`, fields)
    expect(
      (
        await send([
          ['suggestion', words],
          ['place', 'till'],
        ])
      ).statusCode,
    ).toBe(200)
    expect(
      (
        await send([
          ['suggestion', `${way}: ikinci kasa`],
          ['answer.say', 'yes'],
          ['answer.contact', 'Ayşe, 0532 000 00 00'],
        ])
      ).statusCode,
    ).toBe(200)
    await stage.settle()
    const [named, nameless] = (await heard()).filter(({ text }) => text?.startsWith(`${way}: `))
    const place = { source: 'suggestion', channel: way, language: 'zh', branch: { id: stage.business.branchId } }
    expect(nameless).toMatchObject({ ...place, text: words, customer: null, saidBy: null, score: null })
    expect(named).toMatchObject({ ...place, saidBy: 'Ayşe, 0532 000 00 00' })
  },
)

test('an empty suggestion is asked for again', async () => {
  const path = await openForm('link')
  const before = (await heard()).length
  const { statusCode, body } = await stage.fill(path, [['place', 'till']])
  expect(statusCode).toBe(400)
  expect(body).toContain('role="alert"')
  await stage.settle()
  expect(await heard()).toHaveLength(before)
})
