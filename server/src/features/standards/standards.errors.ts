import { problem } from '../../platform/problem.ts'

export const needsOwnBranch = problem(
  403,
  'standard.needs_branch',
  'A standard for every branch is made by someone who sees every branch',
)
export const sourceMissing = problem(
  400,
  'standard.source_missing',
  'A standard in use needs at least one source: say where it comes from',
)
export const focusUnfit = problem(
  400,
  'standard.focus_unfit',
  'The standard of the day is one in use, until a day that has not passed',
)
export const measureUnfit = problem(
  400,
  'standard.measure_unfit',
  'What is measured, its limit and its hours do not fit how it is measured',
)
export const validityTurned = problem(400, 'standard.validity_turned', 'It ends before it begins')
export const nobodyOwns = problem(400, 'standard.owner_unknown', 'There is no such colleague to own it')
export const notPromised = problem(409, 'clock.not_promised', 'No standard here measures this')
export const runsAlready = problem(409, 'clock.running_already', 'This clock runs already')
export const momentOdd = problem(
  400,
  'clock.moment_odd',
  'The moment lies ahead, more than a day back, or before the clock began',
)
export const notByHand = problem(409, 'clock.not_by_hand', 'This clock is stopped by what it waits for, not by hand')
export const stepsNotMeasured = problem(409, 'clock.steps_not_measured', 'No limit of steps holds for this clock')
export const nothingToPause = problem(409, 'clock.nothing_to_pause', 'No clock runs that could rest')
export const pausedAlready = problem(409, 'clock.paused_already', 'It rests already')
export const notPaused = problem(409, 'clock.not_paused', 'No clock rests for a reason that somebody gave')
export const nothingSuggested = problem(409, 'standard.nothing_suggested', 'Nothing is suggested here, or no longer')
