import * as closing from '@heed/contract/closing.ts'
import * as log from '@heed/contract/complaint-log.ts'
import * as contract from '@heed/contract/complaints.ts'
import { route } from '../../platform/http/route.ts'
import { followUp, noteAnger } from './calm-anger.ts'
import { setRule } from './closing/closes-by-customer.ts'
import { confirm, readClosing } from './closing/confirmation.ts'
import { listOpenThingsOf } from './closing/open-things.ts'
import { readComplaint } from './complaint-rows.ts'
import { judge } from './judge-complaint.ts'
import { listComplaintsPage } from './log/list-complaints.ts'
import { summarise } from './log/summarise.ts'
import { review } from './review-cause.ts'
import { takeStep } from './take-step.ts'
import { changeComplaint } from './update-complaint.ts'
import { adviseOn } from './wording/check-wording.ts'

export const complaintRoutes = [
  route(contract.getComplaint, ({ scope, params }) => scope.transaction((tx) => readComplaint(tx, params.id))),
  route(contract.updateComplaint, ({ scope, params, body }) => changeComplaint(scope, params.id, body)),
  route(contract.takeComplaintStep, ({ scope, params, body }) => takeStep(scope, params.id, body)),
  route(contract.judgeComplaint, ({ scope, params, body }) => judge(scope, params.id, body)),
  route(contract.reviewCause, ({ scope, params, body }) => review(scope, params.id, body)),
  route(contract.markAngry, ({ scope, params, body }) => noteAnger(scope, params.id, body)),
  route(contract.followUpAnger, ({ scope, params, body }) => followUp(scope, params.id, body.words)),
  route(closing.setClosingRule, ({ scope, body }) => setRule(scope, body.byCustomer)),
  route(closing.getClosing, ({ scope, params }) => readClosing(scope, params.id)),
  route(closing.listOpenThings, ({ scope, params, query }) => listOpenThingsOf(scope, params.id, query.to)),
  route(closing.confirmSpoken, ({ scope, params, body }) => confirm(scope, params.id, body)),
  route(log.summariseComplaints, ({ scope, query }) => summarise(scope, query)),
  route(log.listComplaints, ({ scope, query }) => listComplaintsPage(scope, query)),
  route(contract.checkWording, ({ scope, body }) => adviseOn(scope, body)),
]
