import * as contract from '@heed/contract/duty.ts'
import * as skills from '@heed/contract/skills.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { changeReach, readCard, readDuty, readReach, setWeek } from './rota.ts'
import { readSkills, writeSkills } from './skills/set-skills.ts'
import { findSolvers } from './skills/who-can-solve.ts'
import { answer, call, readOne, watchCalls } from './urgent-calls.ts'

export { changeReach, setWeek } from './rota.ts'
export { listShifts, type Shift } from './shifts.ts'
export { writeSkills } from './skills/set-skills.ts'
export { call as callUrgently, watchCalls } from './urgent-calls.ts'
export { findDeputy, isHere, listReachable } from './who-is-reached.ts'

/** Somebody who decides can always be reached: who is on duty, their deputies and numbers, and calls that go on until one answers. */
export const duty = defineFeature({
  name: 'duty',
  routes: [
    route(contract.getDutyCard, ({ scope }) => readCard(scope)),
    route(contract.getDuty, ({ scope, params }) => readDuty(scope, params.id)),
    route(contract.setDuty, ({ scope, params, body }) => setWeek(scope, params.id, body.spans)),
    route(contract.getReach, ({ scope, params }) => readReach(scope, params.id)),
    route(contract.setReach, ({ scope, params, body }) => changeReach(scope, params.id, body)),
    route(skills.whoCanSolve, ({ scope, query }) => findSolvers(scope, query)),
    route(skills.getSkills, ({ scope, params }) => readSkills(scope, params.id)),
    route(skills.setSkills, ({ scope, params, body }) => writeSkills(scope, params.id, body)),
    route(contract.callUrgently, ({ scope, body }) => call(scope, body)),
    route(contract.getUrgentCall, ({ scope, params }) => readOne(scope, params.id)),
    route(contract.answerUrgentCall, ({ scope, params, body }) => answer(scope, params.id, body.answer)),
  ],
  tickers: [{ name: 'duty.watch-calls', everySeconds: 2, run: watchCalls }],
})
