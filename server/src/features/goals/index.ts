import * as contract from '@heed/contract/goals.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { readGoals, readGoalWhole } from './read-goals.ts'
import { readRecord } from './read-record.ts'
import { readReadyGoals, takeReady } from './ready-goals.ts'
import { giveReward, watchRewards } from './rewards.ts'
import { agree, drop, enter } from './settle-goal.ts'
import { findGaps } from './vague.ts'
import { changeGoal, proposeGoal } from './write-goal.ts'

export { agree } from './settle-goal.ts'
export { proposeGoal } from './write-goal.ts'

/** What a person, a position, a branch or the business sets out to reach: specific, hard and within reach, agreed by both sides. */
export const goals = defineFeature({
  name: 'goals',
  routes: [
    route(contract.listGoals, ({ scope }) => readGoals(scope)),
    route(contract.getGoalRecord, ({ scope }) => readRecord(scope)),
    route(contract.listReadyGoals, ({ scope }) => readReadyGoals(scope)),
    route(contract.takeReadyGoal, ({ scope, body }) => takeReady(scope, body)),
    route(contract.checkGoal, async ({ body }) => ({ findings: findGaps(body, 'en') })),
    route(contract.getGoal, ({ scope, params }) => readGoalWhole(scope, params.id)),
    route(contract.createGoal, ({ scope, body }) => proposeGoal(scope, body)),
    route(contract.updateGoal, ({ scope, params, body }) => changeGoal(scope, params.id, body)),
    route(contract.agreeToGoal, ({ scope, params, body }) => agree(scope, params.id, body)),
    route(contract.dropGoal, ({ scope, params }) => drop(scope, params.id)),
    route(contract.giveReward, ({ scope, params, body }) => giveReward(scope, params.id, body.on)),
    route(contract.enterReading, ({ scope, params, body }) => enter(scope, params.id, body)),
  ],
  tickers: [{ name: 'goals.watch-rewards', everySeconds: 600, run: watchRewards }],
})
