import { defineFeature } from '../../platform/feature.ts'
import { followCase } from './follow-case.ts'
import { planInvitation } from './plan-invitation.ts'
import { sendDueInvitations } from './send-invitations.ts'
import { surveyPages } from './survey-pages.ts'
import { installSurvey } from './surveys.ts'
import { voiceRoutes } from './voice.routes.ts'

export { greet } from './invitation-mail.ts'
export { sendDueInvitations } from './send-invitations.ts'
export { readSurveyTemplate } from './survey-content.ts'
export { findMissingAspects } from './surveys.ts'
export { takeAnswer } from './take-answer.ts'

/** What customers say when asked: one short survey after a solved case, and its answers. */
export const voice = defineFeature({
  name: 'voice',
  routes: voiceRoutes,
  pages: surveyPages,
  reactions: [installSurvey, planInvitation, followCase],
  tickers: [{ name: 'voice.send-invitations', everySeconds: 30, run: sendDueInvitations }],
})
