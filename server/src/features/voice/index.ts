import { defineFeature } from '../../platform/feature.ts'
import { followCase } from './follow-case.ts'
import { sweepDrafts } from './page/survey-drafts.ts'
import { surveyPages } from './page/survey-pages.ts'
import { planInvitation } from './plan-invitation.ts'
import { sealDays } from './results/seal-days.ts'
import { sendDueInvitations } from './send-invitations.ts'
import { installSurvey } from './surveys.ts'
import { voiceRoutes } from './voice.routes.ts'

export { valuesOfReady } from './asked-content.ts'
export { greet } from './invitation-mail.ts'
export { sendDueInvitations } from './send-invitations.ts'
export { readSurveyTemplate } from './survey-content.ts'
export { findMissingAspects } from './surveys.ts'

/** What customers say when asked: one short survey after a solved case, and its answers. */
export const voice = defineFeature({
  name: 'voice',
  routes: voiceRoutes,
  pages: surveyPages,
  reactions: [installSurvey, planInvitation, followCase],
  tickers: [
    { name: 'voice.send-invitations', everySeconds: 30, run: sendDueInvitations },
    { name: 'voice.seal-days', everySeconds: 600, run: sealDays },
    { name: 'voice.sweep-drafts', everySeconds: 86_400, run: sweepDrafts },
  ],
})
