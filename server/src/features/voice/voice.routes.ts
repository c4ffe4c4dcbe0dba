import * as contract from '@heed/contract/asking.ts'
import * as beside from '@heed/contract/survey-beside.ts'
import { drawSurveySheet, takeSurveyByHand } from '@heed/contract/survey-by-hand.ts'
import { getSurveyEmbedding, setSurveyEmbedding } from '@heed/contract/survey-embedding.ts'
import { readSurveyExpectations } from '@heed/contract/survey-expectations.ts'
import {
  compareSurveyBranches,
  compareSurveyPeriods,
  readSurveyDrivers,
  readSurveyTrend,
} from '@heed/contract/survey-figures.ts'
import * as incentives from '@heed/contract/survey-incentives.ts'
import { compareSurveyMembers } from '@heed/contract/survey-members.ts'
import { readSurveyReasons } from '@heed/contract/survey-reasons.ts'
import { listRecovery as listRecoveryContract, readRecoveryRate } from '@heed/contract/survey-recovery.ts'
import { readSurveyFollowing } from '@heed/contract/survey-report.ts'
import { listSurveyUnanswered, readSurveyResponseRates } from '@heed/contract/survey-response-rate.ts'
import {
  changeSurveyLink,
  closeSurvey,
  createSurvey,
  createSurveyLink,
  deleteSurvey,
  exportSurveyCsv,
  exportSurveyXlsx,
  getSurvey,
  listSurveyResponses,
  listSurveyTemplates,
  previewSurvey,
  publishSurvey,
  readSurveyResults,
  saveSurvey,
} from '@heed/contract/surveys.ts'
import { listAnswers, listSurveys, updateSurvey } from '@heed/contract/voice.ts'
import { route } from '../../platform/http/route.ts'
import { listAnswersPage } from './answers.ts'
import { readAskingRules, setAskingRules } from './asking/asking-rules.ts'
import * as runs from './asking/runs.ts'
import { drawSheet } from './by-hand/draw-sheet.ts'
import { takeByHand } from './by-hand/take-by-hand.ts'
import { drawPreview } from './editor/draw-preview.ts'
import { listTemplates } from './editor/list-templates.ts'
import { readSurvey } from './editor/read-survey.ts'
import { readEmbedding, setEmbedding } from './editor/survey-embedding.ts'
import { changeLink, createLink } from './editor/survey-links.ts'
import * as editor from './editor/write-survey.ts'
import { exportCsv } from './exports/export-csv.ts'
import { exportXlsx } from './exports/export-xlsx.ts'
import { listDisagreements, readCaseAnswers } from './figures/beside/list-disagreements.ts'
import { readBeside } from './figures/beside/read-beside.ts'
import { compareBranches } from './figures/compare-branches.ts'
import { compareMembers } from './figures/compare-members.ts'
import { comparePeriods } from './figures/compare-periods.ts'
import { readExpectations } from './figures/expectations/read-expectations.ts'
import { readDrivers } from './figures/read-drivers.ts'
import { readTrend } from './figures/read-trend.ts'
import { readReasons } from './figures/reasons/read-reasons.ts'
import { listRecovery } from './figures/recovery/list-recovery.ts'
import { readRecovery } from './figures/recovery/read-recovery.ts'
import { readFollowing } from './figures/report/read-following.ts'
import { listUnanswered } from './figures/response-rate/list-unanswered.ts'
import { readResponseRates } from './figures/response-rate/read-response-rates.ts'
import { readIncentive, setIncentive } from './incentive/set-incentive.ts'
import { listResponses } from './results/list-responses.ts'
import { readResults } from './results/read-results.ts'
import { staffRoutes } from './staff/staff.routes.ts'
import { changeSurvey, listSurveysInSight } from './surveys.ts'

export const voiceRoutes = [
  route(listSurveyTemplates, () => ({ items: listTemplates() })),
  route(getSurvey, ({ scope, params }) => scope.transaction((tx) => readSurvey(tx, params.id))),
  route(createSurvey, ({ scope, body }) => editor.createSurvey(scope, body)),
  route(saveSurvey, ({ scope, params, body }) => editor.saveSurvey(scope, params.id, body)),
  route(publishSurvey, ({ scope, params, body }) => editor.publishSurvey(scope, params.id, body.revision)),
  route(closeSurvey, ({ scope, params, body }) => editor.closeSurvey(scope, params.id, body.closed)),
  route(deleteSurvey, ({ scope, params }) => editor.deleteSurvey(scope, params.id)),
  route(previewSurvey, ({ house, scope, params, body }) => drawPreview(house, scope, params.id, body)),
  route(createSurveyLink, ({ scope, params, body }) => createLink(scope, params.id, body)),
  route(changeSurveyLink, ({ scope, params, body }) => changeLink(scope, params.id, body)),
  route(getSurveyEmbedding, ({ scope, params }) => readEmbedding(scope, params.id)),
  route(setSurveyEmbedding, ({ scope, params, body }) => setEmbedding(scope, params.id, body)),
  route(drawSurveySheet, ({ house, scope, params, query }) => drawSheet(house, scope, params.id, query)),
  route(takeSurveyByHand, ({ house, scope, params, body }) => takeByHand(house, scope, params.id, body)),
  route(incentives.getSurveyIncentive, ({ scope, params }) => readIncentive(scope, params.id)),
  route(incentives.setSurveyIncentive, ({ scope, params, body }) => setIncentive(scope, params.id, body)),
  route(readSurveyResults, ({ scope, params, query }) => readResults(scope, params.id, query)),
  route(listSurveyResponses, ({ scope, params, query }) => listResponses(scope, params.id, query)),
  route(exportSurveyCsv, ({ scope, params, query, reply }) => exportCsv(scope, params.id, query, reply) as never, {
    raw: true,
  }),
  route(exportSurveyXlsx, ({ scope, params, query, reply }) => exportXlsx(scope, params.id, query, reply) as never, {
    raw: true,
  }),
  route(compareSurveyPeriods, ({ scope, params, query }) => comparePeriods(scope, params.id, query)),
  route(compareSurveyBranches, ({ scope, params, query }) => compareBranches(scope, params.id, query)),
  route(compareSurveyMembers, ({ scope, params, query }) => compareMembers(scope, params.id, query)),
  route(readSurveyDrivers, ({ scope, params, query }) => readDrivers(scope, params.id, query)),
  route(readSurveyExpectations, ({ scope, params, query }) => readExpectations(scope, params.id, query)),
  route(readSurveyTrend, ({ scope, params, query }) => readTrend(scope, params.id, query)),
  route(beside.readSurveyBeside, ({ scope, params, query }) => readBeside(scope, params.id, query)),
  route(beside.listSurveyDisagreements, ({ scope, params, query }) => listDisagreements(scope, params.id, query)),
  route(beside.readCaseAsked, ({ scope, params }) => readCaseAnswers(scope, params.id)),
  route(readSurveyReasons, ({ scope, params, query }) => readReasons(scope, params.id, query)),
  route(readRecoveryRate, ({ scope, query }) => readRecovery(scope, query)),
  route(listRecoveryContract, ({ scope, query }) => listRecovery(scope, query)),
  route(readSurveyFollowing, ({ scope, params, query }) => readFollowing(scope, params.id, query)),
  route(readSurveyResponseRates, ({ scope, params, query }) => readResponseRates(scope, params.id, query)),
  route(listSurveyUnanswered, ({ scope, params, query }) => listUnanswered(scope, params.id, query)),
  route(listSurveys, async ({ scope }) => ({ items: await listSurveysInSight(scope) })),
  route(updateSurvey, ({ scope, params, body }) => changeSurvey(scope, params.id, body)),
  route(contract.getAskingRules, ({ scope }) => readAskingRules(scope)),
  route(contract.setAskingRules, ({ scope, body }) => setAskingRules(scope, body)),
  route(contract.countForRun, ({ scope, params, body }) => runs.sizeOfRun(scope, params.id, body)),
  route(contract.startRun, ({ scope, params, body }) => runs.startRun(scope, params.id, body)),
  route(contract.listRuns, async ({ scope, params }) => ({ items: await runs.listRuns(scope, params.id) })),
  route(contract.stopRun, ({ scope, params }) => runs.stopRun(scope, params.id)),
  route(listAnswers, ({ scope, query }) => listAnswersPage(scope, query)),
  ...staffRoutes,
]
