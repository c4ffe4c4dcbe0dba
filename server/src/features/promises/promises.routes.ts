import * as contract from '@heed/contract/promises.ts'
import { route } from '../../platform/http/route.ts'
import { giveActionPlan } from './give-plan.ts'
import { findInText } from './in-sentences/find-in-text.ts'
import { promise } from './make-promise.ts'
import { pass } from './pass-promise.ts'
import { readPromises } from './promise-rows.ts'
import { keep, withdraw } from './settle-promise.ts'
import { suggestPromiseTimes } from './suggest-times.ts'

export const promiseRoutes = [
  route(contract.listPromises, ({ scope, params }) => scope.transaction((tx) => readPromises(tx, params.id))),
  route(contract.makePromise, ({ scope, params, body }) => promise(scope, params.id, body)),
  route(contract.givePlan, ({ scope, params, body }) => giveActionPlan(scope, params.id, body)),
  route(contract.keepPromise, ({ scope, params, body }) => keep(scope, params.id, body.note)),
  route(contract.withdrawPromise, ({ scope, params, body }) => withdraw(scope, params.id, body.note)),
  route(contract.passPromise, ({ scope, params, body }) => pass(scope, params.id, body.memberId)),
  route(contract.findPromisesInText, ({ scope, params, body }) => findInText(scope, params.id, body)),
  route(contract.suggestTimes, ({ scope, params }) => suggestPromiseTimes(scope, params.id)),
]
