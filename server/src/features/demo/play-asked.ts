import type { Language } from '@heed/contract/primitives.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import { type AnswerRow, rowsOf } from '@heed/methods/survey/answer-rows.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import stage from '../../../../content/demo/asked.json' with { type: 'json' }
import { newIdAt } from '../../platform/ids.ts'
import { createSurvey, publishSurvey } from '../voice/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { tongues } from './stage.ts'
import { RowsToWrite } from './write-rows.ts'

const day = 86_400_000

/** Two surveys more than the one after a case: what customers expect beside what they got, and moments that they remember. Returns the first. */
export async function playAsked(company: Company, chance: Chance, nowMs: number): Promise<string> {
  const quality = await publish(company, stage.quality.name, 'service-quality-5')
  const moments = await publish(company, stage.moments.name, 'moment')
  const rows = new RowsToWrite()
  const answer = answerInto(rows, company, chance, nowMs)
  for (let n = 0; n < stage.quality.answers; n += 1) answer(quality, undefined, judge(chance))
  for (const [language, told] of Object.entries(stage.moments.told) as unknown as [Language, StageMoment[]][])
    for (const [words, mayShare, how] of told)
      answer(moments, language, {
        satisfaction: mayShare || how ? '5' : String(chance.between(2, 4)),
        moment: words,
        share: mayShare ? 'yes' : 'no',
      })
  await company.scope.transaction((tx) => rows.write(tx))
  return quality.id
}

/** The words, whether they may be told as the survey says, and how the customer allowed it otherwise. */
export type StageMoment = [words: string, mayShare: boolean, how?: string]

type Published = { id: string; questions: Question[] }

async function publish(company: Company, name: string, template: string): Promise<Published> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const { id, revision, content } = await createSurvey(owner, { name, template })
  await publishSurvey(owner, id, revision)
  return { id, questions: content.questions as Question[] }
}

/** What was expected and what was got in each of the five dimensions, and what matters most of them. */
function judge(chance: Chance): Answers {
  const { expected, received } = stage.quality
  const dimensions = Object.keys(expected) as (keyof typeof expected)[]
  const near = (mean: number) => String(Math.min(7, Math.max(1, Math.round(mean + (chance.next() - 0.5) * 2.4))))
  return {
    ...Object.fromEntries(
      dimensions.map((key) => [
        key,
        { [`${lineOf[key]}.e`]: near(expected[key]), [`${lineOf[key]}.p`]: near(received[key]) },
      ]),
    ),
    weights: { tangibles: '10', reliability: '35', responsiveness: '25', assurance: '15', empathy: '15' },
  }
}
const lineOf = {
  tangibles: 'premises',
  reliability: 'when_said',
  responsiveness: 'prompt',
  assurance: 'trust',
  empathy: 'needs',
}

const answerInto =
  (rows: RowsToWrite, company: Company, chance: Chance, nowMs: number) =>
  ({ id: surveyId, questions }: Published, spoken: Language | undefined, answers: Answers): void => {
    const place = spoken ? tongues.findIndex((here) => here.includes(spoken)) : chance.between(0, tongues.length - 1)
    const branch = company.branches[place]
    if (!branch) return
    const language = spoken ?? chance.pick(tongues[place] ?? [])
    const ms = nowMs - Math.floor(chance.next() * 55 * day) - 3_600_000
    const id = newIdAt(ms)
    rows.add('survey_response', {
      id,
      survey_id: surveyId,
      version: 1,
      branch_id: branch.id,
      way: 'qr',
      language,
      started_at: new Date(ms - 90_000).toISOString(),
      answered_at: new Date(ms).toISOString(),
      day: new Intl.DateTimeFormat('en-CA', { timeZone: branch.calendar.zone }).format(ms),
      satisfaction: typeof answers.satisfaction === 'string' ? Number(answers.satisfaction) : null,
      left_out: [],
      heard_as: 'survey',
    })
    for (const row of rowsOf(questions, answers) as AnswerRow[])
      rows.add('survey_value', { response_id: id, branch_id: branch.id, ...row })
  }
