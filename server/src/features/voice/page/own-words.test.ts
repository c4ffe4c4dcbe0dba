import type { Question } from '@heed/contract/survey-content.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { holdTime } from '../../../platform/clock.ts'
import { openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const told: Question = {
  id: 'told',
  kind: 'text',
  ask: { tr: 'Anlatır mısınız?', en: 'Tell us?' },
  countsAs: 'comment',
  prompts: [
    { id: 'p1', words: { tr: 'Baştan sona ne oldu?', en: 'What happened, from beginning to end?' } },
    { id: 'p2', words: { tr: 'Nasıl hissettirdi?', en: 'How did it feel?' } },
  ],
}
const keptWords = async () =>
  stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_value').select('text').where('question', '=', 'told').execute(),
  )

test('an open question names what one might think of, in the language of the page, and belongs to its field', async () => {
  const { path } = await stage.open([overall, told])
  const turkish = (await stage.get(`${path}?lang=tr`)).body
  expect(turkish).toContain('Nasıl hissettirdi?')
  expect(turkish).toContain('data-speak="Konuşarak yaz"')
  expect(turkish).toMatch(/aria-describedby="[^"]*told-prompts/)
  const english = (await stage.get(`${path}?lang=en`)).body
  expect(english).toContain('How did it feel?')
  expect(english).not.toContain('hissettirdi')
})

test('long words are kept whole in every script, and longer ones than can be kept are given back whole, never cut', async () => {
  const { path } = await stage.open([overall, told])
  const long = '开头。'.padEnd(19_990, 'çok uzun 很长 ').concat('SON')
  const kept = await stage.fill(path, [
    ['overall', '5'],
    ['told', long],
  ])
  expect(kept.statusCode).toBeLessThan(400)
  expect((await keptWords()).map(({ text }) => text)).toEqual([long])
  const longer = `${'x'.repeat(20_000)}END`
  const refused = await stage.fill(path, [
    ['overall', '5'],
    ['told', longer],
  ])
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain(longer)
  expect(await keptWords()).toHaveLength(1)
})

test('questions to think of are missing where they are not written in a language of the survey', async () => {
  const half = { ...told, prompts: [{ id: 'p1', words: { tr: 'Baştan sona ne oldu?' } }] }
  await expect(stage.publish([overall, half])).rejects.toThrow()
})
