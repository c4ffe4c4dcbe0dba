import { defineFeature } from '../../platform/feature.ts'
import { alertsFollowPurchases } from './alerts/link-cases.ts'
import { tellResult } from './alerts/tell-result.ts'
import { withdrawalsFollowBranches } from './alerts/withdraw.ts'
import { reviewsNameCauses } from './causes/reviews-name-causes.ts'
import { checkEffects } from './corrective/recurrence.ts'
import { preventionRoutes } from './prevention.routes.ts'
import { openDueReviews, reviewsFollowRefusals } from './rules/review-rule.ts'
import { indexReviews, reviewsAreFound } from './solutions/index-reviews.ts'

/** So that it does not happen again: causes and what is done about them, faulty goods, rules that turn customers away. */
export const prevention = defineFeature({
  name: 'prevention',
  routes: preventionRoutes,
  reactions: [
    ...alertsFollowPurchases,
    ...withdrawalsFollowBranches,
    tellResult,
    reviewsNameCauses,
    reviewsFollowRefusals,
    ...reviewsAreFound,
  ],
  tickers: [
    { name: 'prevention.check-effects', everySeconds: 60, run: checkEffects },
    { name: 'prevention.rules-due', everySeconds: 600, run: openDueReviews },
    { name: 'prevention.index-reviews', everySeconds: 120, run: indexReviews },
  ],
})
