import * as exceptions from '@heed/contract/exceptions.ts'
import * as contract from '@heed/contract/remedies.ts'
import { route } from '../../platform/http/route.ts'
import { decide, fulfil, withdraw } from './decide-remedy.ts'
import { ask } from './exceptions/ask-exception.ts'
import { decide as decideException, withdraw as withdrawException, writeResult } from './exceptions/decide-exception.ts'
import { listOfCase as listExceptionsOfCase, listPage, reviewMonth } from './exceptions/list-exceptions.ts'
import { exportLedger } from './export-remedies.ts'
import { give } from './give-remedies.ts'
import { listLedger, listOfCase } from './list-remedies.ts'
import { lookUp, redeem } from './redeem-coupon.ts'
import { readPolicy, setPolicy } from './remedy-policy.ts'

export const remedyRoutes = [
  route(contract.getRemedyPolicy, ({ scope }) => readPolicy(scope)),
  route(contract.setRemedyPolicy, ({ scope, body }) => setPolicy(scope, body)),
  route(contract.listRemediesOfCase, ({ scope, params }) => listOfCase(scope, params.id)),
  route(contract.giveRemedies, ({ scope, params, body }) => give(scope, params.id, body)),
  route(contract.listRemedies, ({ scope, query }) => listLedger(scope, query)),
  route(contract.exportRemedies, ({ scope, query, reply }) => exportLedger(scope, query, reply) as never, {
    raw: true,
  }),
  route(contract.decideRemedy, ({ scope, params, body }) => decide(scope, params.id, body)),
  route(contract.withdrawRemedy, ({ scope, params }) => withdraw(scope, params.id)),
  route(contract.fulfilRemedy, ({ scope, params, body }) => fulfil(scope, params.id, body.proof)),
  route(exceptions.listExceptionsOfCase, ({ scope, params }) => listExceptionsOfCase(scope, params.id)),
  route(exceptions.askException, ({ scope, params, body }) => ask(scope, params.id, body)),
  route(exceptions.decideException, ({ scope, params, body }) => decideException(scope, params.id, body)),
  route(exceptions.withdrawException, ({ scope, params }) => withdrawException(scope, params.id)),
  route(exceptions.writeExceptionResult, ({ scope, params, body }) => writeResult(scope, params.id, body.words)),
  route(exceptions.listExceptions, ({ scope, query }) => listPage(scope, query)),
  route(exceptions.reviewExceptions, ({ scope, query }) => reviewMonth(scope, query.month)),
  route(contract.lookUpCoupon, ({ scope, body }) => lookUp(scope, body.code)),
  route(contract.redeemCoupon, ({ scope, body }) => redeem(scope, body)),
]
