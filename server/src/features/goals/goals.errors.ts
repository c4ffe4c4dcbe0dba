import { problem } from '../../platform/problem.ts'

export const vague = problem(
  400,
  'goal.vague',
  'These words say nothing that could be seen: name the act, how often and by when',
)
export const unmeasured = problem(
  400,
  'goal.unmeasured',
  'A goal is measured by one of our standards, or by a number with its unit',
)
export const dateOdd = problem(400, 'goal.date_past', 'Its date has passed')
export const levelUnfit = problem(400, 'goal.level_unfit', 'Whom it is for does not fit its level')
export const needsBranch = problem(
  403,
  'goal.needs_branch',
  'A goal over every branch is set by someone who sees every branch',
)
export const parentUnfit = problem(
  400,
  'goal.parent_unfit',
  'It hangs below a goal of its own branch or of the business, and not below that of a single person',
)
export const circular = problem(409, 'goal.circular', 'These goals would hang below each other in a ring')
export const topTaken = problem(409, 'goal.top_taken', 'There is one top aim, and another goal is it')
export const topUnfit = problem(400, 'goal.top_unfit', 'The top aim is of the whole business and hangs below nothing')
export const tooEasy = problem(409, 'goal.too_easy', 'It looks too easy to lift anything')
export const outOfReach = problem(409, 'goal.out_of_reach', 'It looks out of reach')
export const notYours = problem(
  403,
  'goal.not_yours',
  'You cannot agree to this goal: it needs whoever does it and somebody else who leads',
)
export const dropped = problem(409, 'goal.dropped', 'This goal was given up')
export const notMeasured = problem(409, 'goal.not_measured', 'Numbers are entered once both sides have agreed')
export const measuredByStandard = problem(409, 'goal.by_standard', 'Its numbers come from its standard')
export const giverUnknown = problem(400, 'goal.giver_unknown', 'There is no such employee to give the reward')
export const giverSelf = problem(400, 'goal.giver_self', 'Nobody gives themselves the reward of their own goal')
export const rewardNotDue = problem(409, 'goal.reward_not_due', 'This reward is not due')
export const readyUnknown = problem(400, 'goal.ready_unknown', 'There is no such ready goal')
