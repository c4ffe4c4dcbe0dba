import * as contract from '@heed/contract/published-promises.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listBroken, logBroken, takeBack } from './log-broken.ts'
import { listTimes, readPublished } from './read-published.ts'
import { change, publish, review, tellDueReviews } from './write-published.ts'

export { logBroken } from './log-broken.ts'
export { publish } from './write-published.ts'

/** What the business promises to everybody, and how often it holds; `promises` are those to one customer. */
export const publishedPromises = defineFeature({
  name: 'published-promises',
  routes: [
    route(contract.listPublishedPromises, ({ scope, query }) => readPublished(scope, query.retired === 'yes')),
    route(contract.publishPromise, ({ scope, body }) => publish(scope, body)),
    route(contract.changePublishedPromise, ({ scope, params, body }) => change(scope, params.id, body)),
    route(contract.reviewPublishedPromise, ({ scope, params, body }) => review(scope, params.id, body)),
    route(contract.listPublishedPromiseRows, ({ scope, params, query }) => listTimes(scope, params.id, query)),
    route(contract.listBrokenPromises, ({ scope, params }) => listBroken(scope, params.id)),
    route(contract.logBrokenPromise, ({ scope, params, body }) => logBroken(scope, params.id, body)),
    route(contract.takeBackBrokenPromise, ({ scope, params }) => takeBack(scope, params.id)),
  ],
  tickers: [{ name: 'published-promises.due', everySeconds: 600, run: tellDueReviews }],
})
