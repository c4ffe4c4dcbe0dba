import * as contract from '@heed/contract/win-back.ts'
import { sql } from 'kysely'
import { defineFeature } from '../../platform/feature.ts'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import { route } from '../../platform/http/route.ts'
import { selectOffers } from './offer-rows.ts'
import { offer, readCaseWinBack } from './offer-win-back.ts'
import { listUnhappy, readReturnRates } from './return-rates.ts'
import { send } from './send-win-back.ts'
import { visited } from './visits.ts'

export { offer as offerWinBack } from './offer-win-back.ts'
export { returnsOf } from './returns.ts'
export { visited as recordVisit } from './visits.ts'

/** A reason to come back for unhappy customers, and whether those who had one came again more often. */
export const winBack = defineFeature({
  name: 'win-back',
  routes: [
    route(contract.getCaseWinBack, ({ scope, params }) => readCaseWinBack(scope, params.id)),
    route(contract.offerWinBack, ({ scope, params, body }) => offer(scope, params.id, body)),
    route(contract.sendWinBack, ({ scope, params, body }) => send(scope, params.id, body.told)),
    route(contract.recordVisit, ({ scope, params, body }) => visited(scope, params.id, body)),
    route(contract.listWinBackOffers, ({ scope, query: { cursor, limit } }) =>
      scope.transaction(async (tx) => {
        const before = readIdCursor(cursor)
        const rows = await selectOffers(
          tx,
          before ? sql`o.id < ${before}` : sql`true`,
          sql`order by o.id desc limit ${limit + 1}`,
        )
        return cutPage(rows, limit, ({ id }) => [id])
      }),
    ),
    route(contract.getReturnRates, ({ scope, query }) => readReturnRates(scope, query)),
    route(contract.listUnhappyCustomers, ({ scope, query }) => listUnhappy(scope, query)),
  ],
})
