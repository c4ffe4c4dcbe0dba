import { defineFeature } from '../../platform/feature.ts'
import { promiseRoutes } from './promises.routes.ts'
import { watchPromises } from './settle-promise.ts'

export { giveActionPlan } from './give-plan.ts'
export { promise, writePromise } from './make-promise.ts'
export { watchPromises } from './settle-promise.ts'

/** "I'll do X by T": promises with their moment, alone or as the steps of an action plan; kept or broken. */
export const promises = defineFeature({
  name: 'promises',
  routes: promiseRoutes,
  tickers: [{ name: 'promises.watch', everySeconds: 1, run: watchPromises }],
})
