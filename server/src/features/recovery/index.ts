import { defineFeature } from '../../platform/feature.ts'
import { closedByTheCustomer } from './closing/closes-by-customer.ts'
import { nothingLeftSilently } from './closing/open-things.ts'
import { complaintRoutes } from './complaint.routes.ts'
import { complaintsFollowCases } from './complaints-follow-cases.ts'
import { serveComplaintPage } from './customer-page/serve-page.ts'
import { findOwners } from './find-owner.ts'
import { judgedBySurvey } from './judge-complaint.ts'
import { complaintLetters, tellComplaint } from './letters.ts'
import { complaintsFollowKind } from './open-complaint.ts'

export { noteAnger } from './calm-anger.ts'
export { findOwners } from './find-owner.ts'
export { openComplaint } from './open-complaint.ts'
export { takeStep } from './take-step.ts'
export { findWording } from './wording/check-wording.ts'

/** A complaint's way, from the first word to a satisfied customer and a prevented cause. */
export const recovery = defineFeature({
  name: 'recovery',
  routes: complaintRoutes,
  reactions: [
    closedByTheCustomer,
    nothingLeftSilently,
    ...complaintsFollowKind,
    ...complaintsFollowCases,
    judgedBySurvey,
    ...complaintLetters,
  ],
  jobs: [tellComplaint],
  tickers: [{ name: 'recovery.find-owners', everySeconds: 10, run: findOwners }],
  pages: serveComplaintPage,
})
