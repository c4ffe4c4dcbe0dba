import * as contract from '@heed/contract/opening-checks.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { markItem } from './mark-opening.ts'
import { changeItem, listItems, makeItem, retireItem } from './opening-items.ts'
import { listDays, readCurrent } from './opening-rows.ts'
import { watchOpenings } from './watch-openings.ts'

export { markItem as markOpeningItem } from './mark-opening.ts'
export { makeItem as makeOpeningItem } from './opening-items.ts'
export { watchOpenings } from './watch-openings.ts'

/** What is looked at each working day when a branch opens: things to tick, and goods that must not run out. */
export const openings = defineFeature({
  name: 'openings',
  routes: [
    route(contract.listOpeningItems, ({ scope, query }) => listItems(scope, query.correctiveId)),
    route(contract.makeOpeningItem, ({ scope, body }) => makeItem(scope, body)),
    route(contract.changeOpeningItem, ({ scope, params, body }) => changeItem(scope, params.id, body)),
    route(contract.retireOpeningItem, ({ scope, params }) => retireItem(scope, params.id)),
    route(contract.getOpeningCheck, ({ scope, query }) => readCurrent(scope, query.branchId)),
    route(contract.markOpening, ({ scope, body }) => markItem(scope, body)),
    route(contract.listOpenings, ({ scope, query }) => listDays(scope, query.branchId)),
  ],
  tickers: [{ name: 'openings.watch', everySeconds: 30, run: watchOpenings }],
})
