import { defineFeature } from '../../platform/feature.ts'
import { complaintRoutes } from './complaint.routes.ts'
import { complaintsFollowCases } from './complaints-follow-cases.ts'
import { judgedBySurvey } from './judge-complaint.ts'
import { complaintsFollowKind } from './open-complaint.ts'

/** A complaint's way, from the first word to a satisfied customer and a prevented cause. */
export const recovery = defineFeature({
  name: 'recovery',
  routes: complaintRoutes,
  reactions: [...complaintsFollowKind, ...complaintsFollowCases, judgedBySurvey],
})
