import { listSurveyDisagreements, readSurveyBeside } from '@heed/contract/survey-beside.ts'
import { readSurveyExpectations } from '@heed/contract/survey-expectations.ts'
import * as figures from '@heed/contract/survey-figures.ts'
import { compareSurveyMembers } from '@heed/contract/survey-members.ts'
import { readSurveyReasons } from '@heed/contract/survey-reasons.ts'
import { readSurveyFollowing } from '@heed/contract/survey-report.ts'
import { listSurveyUnanswered, readSurveyResponseRates } from '@heed/contract/survey-response-rate.ts'
import * as surveys from '@heed/contract/surveys.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { likely, openSurveyStage, overall, type SurveyStage, why } from '../test-survey.ts'
import { keepAnswers, repeat } from './test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage({ worker: false })
})
afterAll(() => stage.close())

const days = 'from=2026-10-01&to=2026-10-31'
const reads: [{ path: string }, string][] = [
  [surveys.readSurveyResults, days],
  [surveys.listSurveyResponses, days],
  [surveys.exportSurveyCsv, days],
  [figures.compareSurveyPeriods, `${days}&againstFrom=2026-09-01&againstTo=2026-09-30`],
  [figures.readSurveyTrend, days],
  [figures.readSurveyDrivers, days],
  [readSurveyReasons, days],
  [readSurveyExpectations, days],
  [readSurveyBeside, days],
  [listSurveyDisagreements, days],
  [readSurveyFollowing, days],
  [readSurveyResponseRates, days],
  [listSurveyUnanswered, days],
  [compareSurveyMembers, days],
]
const moment = {
  id: 'moment',
  kind: 'text' as const,
  ask: { tr: 'Hatırlayacağınız bir an?', en: 'A moment?' },
  countsAs: 'moment' as const,
}

test('whoever sees one branch reads of each figure, list and file what its owner reads of that branch, and of another business nothing', async () => {
  const { scope, branchId } = stage.business
  const id = await stage.publish([overall, why, likely, moment])
  const far = await buildBranch(scope, 'İzmir')
  const kept = (branch: string, day: string, score: string, words: string) =>
    keepAnswers(scope, id, { branchId: branch, day }, [
      ...repeat('overall', { [Number(score)]: 12 }),
      { overall: score, why: words, likely: '3', moment: `${words}-an` },
    ])
  for (const day of ['2026-10-10', '2026-09-10']) {
    await kept(branchId, day, '2', 'Yakinda')
    await kept(far, day, '1', 'Uzakta')
  }
  const lead = await keyOf(stage.house, await buildMember(scope, 'lead', [branchId]))
  const stranger = await keyOf(stage.house, (await buildBusiness(stage.house, { name: 'Other' })).owner)
  const read = async ({ path }: { path: string }, as: string, query: string) => {
    const { statusCode, body } = await stage.app.inject({
      method: 'GET',
      url: `/api/v1${path.replace(':id', id)}?${query}`,
      headers: { authorization: `Bearer ${as}` },
    })
    return { statusCode, body }
  }
  for (const [endpoint, query] of reads) {
    const own = await read(endpoint, lead, query)
    expect(own.statusCode, endpoint.path).toBe(200)
    expect(own.body, endpoint.path).not.toContain('Uzakta')
    // Moments are read by those who lead the business alone.
    expect(own.body, endpoint.path).not.toContain('-an')
    const asked = await read(endpoint, lead, `${query}&branchId=${branchId}`)
    expect(own.body, endpoint.path).toBe(asked.body)
    const beyond = await read(endpoint, lead, `${query}&branchId=${far}`)
    expect(beyond.body, endpoint.path).not.toContain('Uzakta')
    expect(beyond.body, endpoint.path).not.toMatch(/"n":1[23]\b/)
    expect((await read(endpoint, stranger, query)).statusCode, endpoint.path).toBe(404)
  }
  // What is hidden is there for its reader.
  expect((await read(surveys.exportSurveyCsv, stage.key, days)).body).toContain('Uzakta-an')
})
