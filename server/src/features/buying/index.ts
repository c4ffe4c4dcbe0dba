import * as contract from '@heed/contract/buyer-list.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { readList } from './buyer-list.ts'
import { chooseBuyer, decide, make } from './decide.ts'
import { complaintsFollowPurchases } from './link-complaints.ts'
import { watchMonths } from './watch-months.ts'

export { chooseBuyer, decide as decideOnProduct, make as makeProductObstacle } from './decide.ts'

/** Products that stand in the way of what customers want now, and what the buyer decides about them month by month. */
export const buying = defineFeature({
  name: 'buying',
  routes: [
    route(contract.getBuyerList, ({ scope, query }) => readList(scope, query.month)),
    route(contract.makeProductObstacle, ({ scope, body }) => make(scope, body)),
    route(contract.decideOnProduct, ({ scope, params, body }) => decide(scope, params.id, body)),
    route(contract.nameBuyer, ({ scope, body }) => chooseBuyer(scope, body)),
  ],
  reactions: [complaintsFollowPurchases],
  tickers: [{ name: 'buying.watch-months', everySeconds: 600, run: watchMonths }],
})
