import * as contract from '@heed/contract/duty.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { changeReach, readCard, readDuty, readReach, setWeek } from './rota.ts'
import { answer, call, readOne, watchCalls } from './urgent-calls.ts'

export { changeReach, setWeek } from './rota.ts'
export { listShifts, type Shift } from './shifts.ts'
export { call as callUrgently, watchCalls } from './urgent-calls.ts'
export { listReachable } from './who-is-reached.ts'

/** Somebody who decides can always be reached: who is on duty, their deputies and numbers, and calls that go on until one answers. */
export const duty = defineFeature({
  name: 'duty',
  routes: [
    route(contract.getDutyCard, ({ scope }) => readCard(scope)),
    route(contract.getDuty, ({ scope, params }) => readDuty(scope, params.id)),
    route(contract.setDuty, ({ scope, params, body }) => setWeek(scope, params.id, body.spans)),
    route(contract.getReach, ({ scope, params }) => readReach(scope, params.id)),
    route(contract.setReach, ({ scope, params, body }) => changeReach(scope, params.id, body)),
    route(contract.callUrgently, ({ scope, body }) => call(scope, body)),
    route(contract.getUrgentCall, ({ scope, params }) => readOne(scope, params.id)),
    route(contract.answerUrgentCall, ({ scope, params, body }) => answer(scope, params.id, body.answer)),
  ],
  tickers: [{ name: 'duty.watch-calls', everySeconds: 2, run: watchCalls }],
})
