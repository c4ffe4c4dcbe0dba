import * as alternatives from '@heed/contract/alternatives.ts'
import * as contract from '@heed/contract/special-requests.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listImpossible, readAlternatives } from './alternatives/read-alternatives.ts'
import { answer, ask, listNear } from './ask-shops.ts'
import { change, wait } from './change-request.ts'
import { listOfCase, listPage, listQuestions } from './list-requests.ts'
import { make } from './make-request.ts'
import { noDeadEnd } from './no-dead-end.ts'

export { ask as askShops } from './ask-shops.ts'
export { change as changeSpecialRequest } from './change-request.ts'
export { make as makeSpecialRequest } from './make-request.ts'

/** What a customer wants and is not here: found out where and by when, asked for in other shops, never the end. */
export const specialRequests = defineFeature({
  name: 'special-requests',
  routes: [
    route(contract.listSpecialRequestsOfCase, ({ scope, params }) => listOfCase(scope, params.id)),
    route(contract.makeSpecialRequest, ({ scope, params, body }) => make(scope, params.id, body)),
    route(contract.changeSpecialRequest, ({ scope, params, body }) => change(scope, params.id, body)),
    route(contract.listSpecialRequests, ({ scope, query }) => listPage(scope, query)),
    route(contract.listShopsNear, ({ scope, params }) => listNear(scope, params.id)),
    route(contract.askShops, ({ scope, params, body }) => ask(scope, params.id, body)),
    route(contract.answerShopAsked, ({ scope, params, body }) => answer(scope, params.id, body)),
    route(contract.askToWait, ({ scope, params, body }) => wait(scope, params.id, body)),
    route(contract.listStockQuestions, ({ scope }) => listQuestions(scope)),
    route(alternatives.getAlternatives, ({ scope, query }) => readAlternatives(scope, query)),
    route(alternatives.listImpossibleCases, ({ scope, query }) => listImpossible(scope, query)),
  ],
  reactions: [noDeadEnd],
})
