import { defineFeature } from '../../platform/feature.ts'
import { alertsFollowPurchases } from './alerts/link-cases.ts'
import { tellResult } from './alerts/tell-result.ts'
import { withdrawalsFollowBranches } from './alerts/withdraw.ts'
import { reviewsNameCauses } from './causes/reviews-name-causes.ts'
import { checkEffects } from './corrective/recurrence.ts'
import { preventionRoutes } from './prevention.routes.ts'
import { openDueReviews, reviewsFollowCustomers } from './rules/review-rule.ts'
import { indexReviews, reviewsAreFound } from './solutions/index-reviews.ts'

export { closeAlert } from './alerts/close-alert.ts'
export { changeAlert, openAlert } from './alerts/open-alert.ts'
export { confirm } from './alerts/withdraw.ts'
export { addCause } from './causes/write-cause.ts'
export { countRecurrence } from './corrective/count-recurrence.ts'
export { makeCorrective } from './corrective/make-corrective.ts'
export { decide, report } from './problems/problems.ts'
export { cite, requireRuleInForce } from './rules/rule-uses.ts'
export { addRule, markRead } from './rules/write-rule.ts'
export { isProduct } from './same-product.ts'
export { indexReviews } from './solutions/index-reviews.ts'

/** So that it does not happen again: causes and what is done about them, faulty goods, rules that turn customers away. */
export const prevention = defineFeature({
  name: 'prevention',
  routes: preventionRoutes,
  reactions: [
    ...alertsFollowPurchases,
    ...withdrawalsFollowBranches,
    tellResult,
    reviewsNameCauses,
    ...reviewsFollowCustomers,
    ...reviewsAreFound,
  ],
  tickers: [
    { name: 'prevention.check-effects', everySeconds: 60, run: checkEffects },
    { name: 'prevention.rules-due', everySeconds: 600, run: openDueReviews },
    { name: 'prevention.index-reviews', everySeconds: 120, run: indexReviews },
  ],
})
