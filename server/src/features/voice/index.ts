import { defineFeature } from '../../platform/feature.ts'
import { findSilent } from './asking/find-silent.ts'
import { planAfterContact, planAfterOccasion, planAfterSolution } from './asking/plan-invitation.ts'
import { sendReminders } from './asking/remind.ts'
import { sendBacklog } from './asking/send-invitations.ts'
import { walkRuns } from './asking/walk-runs.ts'
import { followCase } from './follow-case.ts'
import { openCaseForUnhappy } from './following/open-case.ts'
import { kioskPages } from './kiosk/kiosk-pages.ts'
import { embedScript } from './page/embed-script.ts'
import { sweepDrafts } from './page/survey-drafts.ts'
import { surveyPages } from './page/survey-pages.ts'
import { sealDays } from './results/seal-days.ts'
import { paperPages } from './staff/paper-pages.ts'
import { watchDue, watchRounds } from './staff/watch-rounds.ts'
import { installSurvey } from './surveys.ts'
import { voiceRoutes } from './voice.routes.ts'

export { valuesOfReady } from './asked-content.ts'
export { greet } from './asking/invitation-mail.ts'
export { sendDueInvitations } from './asking/send-invitations.ts'
export { createSurvey, publishSurvey } from './editor/write-survey.ts'
export { readAskedByMonth } from './figures/asked-by-month.ts'
export { fieldsOf } from './page/form-fields.ts'
export { closeByHand as closeStaffRound } from './staff/close-round.ts'
export { takePaper } from './staff/hand-in.ts'
export { readInsideService } from './staff/inside-service.ts'
export { setLevel } from './staff/management-levels.ts'
export { openRound as openStaffRound } from './staff/open-round.ts'
export { takeMeasure } from './staff/take-measure.ts'
export { openTicket } from './staff/tickets.ts'
export { watchDue, watchRounds } from './staff/watch-rounds.ts'
export { readSurveyTemplate } from './survey-content.ts'
export { findMissingAspects } from './surveys.ts'

/** What customers say when asked: surveys, whom they are put to and when, and their answers. */
export const voice = defineFeature({
  name: 'voice',
  routes: voiceRoutes,
  pages: async (app, house) => {
    await kioskPages(app, house)
    embedScript(app)
    await surveyPages(app, house)
    await paperPages(app, house)
  },
  reactions: [installSurvey, planAfterSolution, planAfterContact, planAfterOccasion, followCase, openCaseForUnhappy],
  tickers: [
    { name: 'voice.send-invitations', everySeconds: 30, run: sendBacklog },
    { name: 'voice.remind', everySeconds: 60, run: sendReminders },
    { name: 'voice.walk-runs', everySeconds: 10, run: walkRuns },
    { name: 'voice.find-silent', everySeconds: 3600, run: findSilent },
    { name: 'voice.seal-days', everySeconds: 60, run: sealDays },
    { name: 'voice.watch-staff-rounds', everySeconds: 60, run: watchRounds },
    { name: 'voice.watch-staff-due', everySeconds: 3600, run: watchDue },
    { name: 'voice.sweep-drafts', everySeconds: 86_400, run: sweepDrafts },
  ],
})
