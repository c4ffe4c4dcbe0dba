import type { Question } from '@heed/contract/survey-content.ts'
import { rowsOf } from '@heed/methods/survey/answer-rows.ts'
import { newIdAt } from '../../platform/ids.ts'
import { createSurvey, publishSurvey } from '../voice/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { tongues } from './stage.ts'
import { RowsToWrite } from './write-rows.ts'

const dayMs = 86_400_000
const months = 6

type Visits = {
  name: string
  /** Answers of each branch. */
  each: number
  /** The share that agrees, by branch and question. */
  agree: Record<string, number>[]
}

/** Half a year of what customers said of their visits: whether it was easy to ask for help, of comfort and of atmosphere. */
export async function playVisits(company: Company, chance: Chance, visits: Visits, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const survey = await createSurvey(owner, { name: visits.name, template: 'after-visit' })
  await publishSurvey(owner, survey.id, survey.revision)
  const questions = survey.content.questions as Question[]
  const rows = new RowsToWrite()
  for (const [place, branch] of company.branches.entries())
    for (let n = 0; n < visits.each; n += 1) {
      const ms = nowMs - Math.floor(chance.next() * months * 30 * dayMs) - 3_600_000
      const answers = Object.fromEntries(
        Object.entries(visits.agree[place] ?? {}).map(([question, share]) => [
          question,
          String(chance.happens(share) ? chance.between(4, 5) : chance.between(2, 3)),
        ]),
      )
      const id = newIdAt(ms)
      rows.add('survey_response', {
        id,
        survey_id: survey.id,
        version: 1,
        branch_id: branch.id,
        way: 'qr',
        language: chance.pick(tongues[place] ?? []),
        started_at: new Date(ms - 60_000).toISOString(),
        answered_at: new Date(ms).toISOString(),
        day: new Intl.DateTimeFormat('en-CA', { timeZone: branch.calendar.zone }).format(ms),
        satisfaction: null,
        left_out: [],
        heard_as: 'survey',
      })
      for (const row of rowsOf(questions, answers))
        rows.add('survey_value', { response_id: id, branch_id: branch.id, ...row })
    }
  await company.scope.transaction((tx) => rows.write(tx))
}
