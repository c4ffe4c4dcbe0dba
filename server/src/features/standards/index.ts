import { defineFeature } from '../../platform/feature.ts'
import { clocksFollowAnswers } from './clocks-follow-answers.ts'
import { clocksFollowCases } from './clocks-follow-cases.ts'
import { clocksFollowComplaints } from './clocks-follow-complaints.ts'
import { clocksFollowRemedies } from './clocks-follow-remedies.ts'
import { suggestHigherTargets } from './higher-targets.ts'
import { installStandards } from './install-standards.ts'
import { clocksFollowChanges } from './recompute-clocks.ts'
import { standardRoutes } from './standards.routes.ts'
import { watchClocks } from './watch-clocks.ts'

export { calendarOf } from './calendars.ts'
export { reckon as reckonClock } from './clock-state.ts'
export {
  type ClockJson,
  chooseMainClock,
  clocksOfCase,
  mainClockOfCase,
  presentClock,
  presentClockBrief,
} from './clocks.presenter.ts'
export { startByHand, stopByHand } from './hand-clocks.ts'
export { mark } from './mark-standard.ts'
export { measuredOfCase, measuredWeeks } from './measured-weeks.ts'
export { pauseByHand, resumeByHand } from './pause-clocks.ts'
export { keptOf, periodOf } from './read-results.ts'
export { rowsOf, type Share, shareOf } from './share-of.ts'
export { readStandard } from './standard-rows.ts'
export { listStandardTemplates } from './templates.ts'
export { watchClocks } from './watch-clocks.ts'
export { addStandard } from './write-standard.ts'

/** What customers may count on: each standard with its source, its clocks and counts, and how it was kept. */
export const standards = defineFeature({
  name: 'standards',
  routes: standardRoutes,
  reactions: [
    installStandards,
    ...clocksFollowCases,
    ...clocksFollowAnswers,
    ...clocksFollowComplaints,
    ...clocksFollowRemedies,
    ...clocksFollowChanges,
  ],
  tickers: [
    { name: 'standards.watch-clocks', everySeconds: 1, run: watchClocks },
    { name: 'standards.suggest-higher', everySeconds: 3600, run: suggestHigherTargets },
  ],
})
