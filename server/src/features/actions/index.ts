import { defineFeature } from '../../platform/feature.ts'
import { actionRoutes } from './actions.routes.ts'
import { actionsFollowAdvice } from './actions-follow-advice.ts'
import { actionsFollowAudits } from './actions-follow-audits.ts'
import { actionsFollowBuying } from './actions-follow-buying.ts'
import { actionsFollowDuty } from './actions-follow-duty.ts'
import { actionsFollowExceptions } from './actions-follow-exceptions.ts'
import { actionsFollowFeedback } from './actions-follow-feedback.ts'
import { actionsFollowNews } from './actions-follow-news.ts'
import { actionsFollowOpenings } from './actions-follow-openings.ts'
import { actionsFollowPrevention } from './actions-follow-prevention.ts'
import { actionsFollowRemedies } from './actions-follow-remedies.ts'
import { actionsFollowRequests } from './actions-follow-requests.ts'
import { actionsFollowStaff } from './actions-follow-staff.ts'
import { actionsFollowStandards } from './actions-follow-standards.ts'

export { makeByHand } from './do-action.ts'
export { type NewAction, settleOrigin, writeAction } from './write-action.ts'

/** Who does what by when, and why: made by hand and by the news of every engine, settled by doing it. Today is made of them. */
export const actions = defineFeature({
  name: 'actions',
  routes: actionRoutes,
  reactions: [
    ...actionsFollowNews,
    ...actionsFollowRemedies,
    ...actionsFollowExceptions,
    ...actionsFollowRequests,
    ...actionsFollowDuty,
    ...actionsFollowAdvice,
    ...actionsFollowPrevention,
    ...actionsFollowOpenings,
    ...actionsFollowBuying,
    ...actionsFollowStaff,
    ...actionsFollowStandards,
    ...actionsFollowFeedback,
    ...actionsFollowAudits,
  ],
})
