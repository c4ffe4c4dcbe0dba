import * as contract from '@heed/contract/remedies.ts'
import { route } from '../../platform/http/route.ts'
import { decide, fulfil, withdraw } from './decide-remedy.ts'
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
  route(contract.lookUpCoupon, ({ scope, body }) => lookUp(scope, body.code)),
  route(contract.redeemCoupon, ({ scope, body }) => redeem(scope, body)),
]
