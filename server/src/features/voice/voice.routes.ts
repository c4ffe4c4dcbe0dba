import { listAnswers, listSurveys, updateSurvey } from '@heed/contract/voice.ts'
import { route } from '../../platform/http/route.ts'
import { listAnswersPage } from './answers.ts'
import { changeSurvey, listSurveysInSight } from './surveys.ts'

export const voiceRoutes = [
  route(listSurveys, async ({ scope }) => ({ items: await listSurveysInSight(scope) })),
  route(updateSurvey, ({ scope, params, body }) => changeSurvey(scope, params.id, body)),
  route(listAnswers, ({ scope, query }) => listAnswersPage(scope, query)),
]
