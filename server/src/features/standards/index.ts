import { createStandard, listStandards, updateStandard } from '@heed/contract/standards.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { clocksFollowCases } from './clocks-follow-cases.ts'
import { clocksFollowComplaints } from './clocks-follow-complaints.ts'
import { clocksFollowChanges } from './recompute-clocks.ts'
import { addStandard, changeStandard, installStandards, listStandardsInSight, presentStandard } from './standards.ts'
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
export { listStandardTemplates } from './templates.ts'
export { watchClocks } from './watch-clocks.ts'

/** Promises with clocks: what is owed by when, counted on the branch's hours. */
export const standards = defineFeature({
  name: 'standards',
  routes: [
    route(listStandards, async ({ scope }) => ({ items: (await listStandardsInSight(scope)).map(presentStandard) })),
    route(createStandard, async ({ scope, body }) => presentStandard(await addStandard(scope, body))),
    route(updateStandard, async ({ scope, params, body }) =>
      presentStandard(await changeStandard(scope, params.id, body)),
    ),
  ],
  reactions: [installStandards, ...clocksFollowCases, ...clocksFollowComplaints, ...clocksFollowChanges],
  tickers: [{ name: 'standards.watch-clocks', everySeconds: 1, run: watchClocks }],
})
