import * as daily from '@heed/contract/daily-check.ts'
import * as results from '@heed/contract/standard-results.ts'
import * as contract from '@heed/contract/standards.ts'
import { route } from '../../platform/http/route.ts'
import { answerToday, readDailyCheck, readMissedBasics } from './daily-check.ts'
import { chooseFocus, readFocus } from './focus.ts'
import { decideHigherTarget } from './higher-targets.ts'
import { listResultRows } from './list-results.ts'
import { mark } from './mark-standard.ts'
import { readResults, readStandings } from './read-results.ts'
import { listStandardsInSight, readStandardWhole } from './read-standard.ts'
import { addStandard, changeStandard } from './write-standard.ts'

export const standardRoutes = [
  route(contract.listStandards, async ({ scope }) => ({ items: await listStandardsInSight(scope) })),
  route(contract.getStandard, ({ scope, params }) => readStandardWhole(scope, params.id)),
  route(contract.createStandard, ({ scope, body }) => addStandard(scope, body)),
  route(contract.updateStandard, ({ scope, params, body }) => changeStandard(scope, params.id, body)),
  route(contract.decideHigherTarget, ({ scope, params, body }) => decideHigherTarget(scope, params.id, body)),
  route(results.listStandardStandings, ({ scope, query }) => readStandings(scope, query.branchId)),
  route(results.getFocus, ({ scope, query }) => readFocus(scope, query.branchId)),
  route(results.chooseFocus, ({ scope, body }) => chooseFocus(scope, body)),
  route(results.getStandardResults, ({ scope, params, query }) => readResults(scope, params.id, query)),
  route(results.listStandardRows, ({ scope, params, query }) => listResultRows(scope, params.id, query)),
  route(daily.getDailyCheck, ({ scope, query }) => readDailyCheck(scope, query.branchId)),
  route(daily.answerDailyCheck, ({ scope, body }) => answerToday(scope, body)),
  route(daily.listMissedBasics, ({ scope }) => readMissedBasics(scope)),
  route(results.markStandard, ({ scope, params, body }) => mark(scope, params.id, body)),
]
