import { defineFeature } from '../../platform/feature.ts'
import { insightRoutes } from './insight.routes.ts'
import { factsFollowCases } from './keep-facts.ts'
import { proveWeeksAtNight, sealWeeks } from './seal-weeks.ts'

export { judgeAnswer } from './judge-answer.ts'
export { keepCaseFacts } from './keep-facts.ts'
export { readInsight } from './read-insight.ts'
export { proveWeeks, sealWeeks } from './seal-weeks.ts'

/** Figures with their interval and n, and the rows behind each. */
export const insight = defineFeature({
  name: 'insight',
  routes: insightRoutes,
  reactions: factsFollowCases,
  tickers: [
    { name: 'insight.seal-weeks', everySeconds: 60, run: sealWeeks },
    { name: 'insight.prove-weeks', everySeconds: 3600, run: proveWeeksAtNight },
  ],
})
