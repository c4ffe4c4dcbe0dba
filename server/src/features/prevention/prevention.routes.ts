import * as causes from '@heed/contract/causes.ts'
import * as corrective from '@heed/contract/corrective-actions.ts'
import * as problems from '@heed/contract/problems.ts'
import * as alerts from '@heed/contract/product-alerts.ts'
import * as rules from '@heed/contract/rules.ts'
import * as solutions from '@heed/contract/solutions.ts'
import { route } from '../../platform/http/route.ts'
import { readAlert } from './alerts/alert-rows.ts'
import { closeAlert } from './alerts/close-alert.ts'
import { linkByHand } from './alerts/link-cases.ts'
import { listAlerts, listAlertsOfCase } from './alerts/list-alerts.ts'
import { changeAlert, openAlert } from './alerts/open-alert.ts'
import { writeSupplierLetter } from './alerts/supplier-letter.ts'
import { confirm } from './alerts/withdraw.ts'
import { listCasesOfCause, readCauseFigures } from './causes/cause-figures.ts'
import { readCauses } from './causes/cause-rows.ts'
import { addCause, editCause } from './causes/write-cause.ts'
import { listCorrective } from './corrective/corrective-rows.ts'
import { changeCorrective, dropCorrective, finishCorrective, makeCorrective } from './corrective/make-corrective.ts'
import { decide, listReported, report } from './problems/problems.ts'
import { finishReview } from './rules/review-rule.ts'
import { readRulePage, readRules } from './rules/rule-rows.ts'
import { cite, listUsesOfCase } from './rules/rule-uses.ts'
import { addRule, editRule, markRead } from './rules/write-rule.ts'
import { listSimilar, searchSolutions } from './solutions/list-solutions.ts'

export const preventionRoutes = [
  route(alerts.listProductAlerts, ({ scope, query }) => listAlerts(scope, query)),
  route(alerts.getProductAlert, ({ scope, params }) => scope.transaction((tx) => readAlert(tx, params.id))),
  route(alerts.openProductAlert, ({ scope, body }) => openAlert(scope, body)),
  route(alerts.changeProductAlert, ({ scope, params, body }) => changeAlert(scope, params.id, body)),
  route(alerts.confirmWithdrawal, ({ scope, params, body }) => confirm(scope, params.id, body)),
  route(alerts.closeProductAlert, ({ scope, params, body }) => closeAlert(scope, params.id, body)),
  route(alerts.linkAlertCase, ({ scope, params, body }) => linkByHand(scope, params.id, body)),
  route(alerts.getSupplierLetter, ({ scope, params, query }) => writeSupplierLetter(scope, params.id, query.language)),
  route(alerts.listCaseAlerts, ({ scope, params }) => listAlertsOfCase(scope, params.id)),

  route(causes.listCauses, ({ scope, query }) =>
    scope.transaction(async (tx) => ({ items: await readCauses(tx, { retired: query.retired === 'yes' }) })),
  ),
  route(causes.makeCause, ({ scope, body }) => addCause(scope, body)),
  route(causes.changeCause, ({ scope, params, body }) => editCause(scope, params.id, body)),
  route(causes.getCauseFigures, ({ scope, query }) => readCauseFigures(scope, query)),
  route(causes.listCauseCases, ({ scope, params, query }) => listCasesOfCause(scope, params.id, query)),

  route(corrective.listCorrectiveActions, ({ scope, query }) => listCorrective(scope, query)),
  route(corrective.makeCorrectiveAction, ({ scope, body }) => makeCorrective(scope, body)),
  route(corrective.changeCorrectiveAction, ({ scope, params, body }) => changeCorrective(scope, params.id, body)),
  route(corrective.finishCorrectiveAction, ({ scope, params, body }) => finishCorrective(scope, params.id, body)),
  route(corrective.dropCorrectiveAction, ({ scope, params, body }) => dropCorrective(scope, params.id, body.reason)),

  route(solutions.listSolutions, ({ scope, query }) => searchSolutions(scope, query)),
  route(solutions.listSimilarSolutions, ({ scope, params }) => listSimilar(scope, params.id)),

  route(rules.listRules, ({ scope, query }) =>
    scope.transaction(async (tx) => ({ items: await readRules(tx, { retired: query.retired === 'yes' }) })),
  ),
  route(rules.getRule, ({ scope, params }) => scope.transaction((tx) => readRulePage(tx, params.id))),
  route(rules.makeRule, ({ scope, body }) => addRule(scope, body)),
  route(rules.changeRule, ({ scope, params, body }) => editRule(scope, params.id, body)),
  route(rules.readRule, ({ scope, params, body }) => markRead(scope, params.id, body.version)),
  route(rules.reviewRule, ({ scope, params, body }) => finishReview(scope, params.id, body)),
  route(rules.listCaseRuleUses, ({ scope, params }) => listUsesOfCase(scope, params.id)),
  route(rules.citeRule, ({ scope, params, body }) => cite(scope, params.id, body)),

  route(problems.listProblems, ({ scope, query }) => listReported(scope, query)),
  route(problems.reportProblem, ({ scope, body }) => report(scope, body)),
  route(problems.changeProblem, ({ scope, params, body }) => decide(scope, params.id, body)),
]
