import { problem } from '../../platform/problem.ts'

export const trialTurned = problem(400, 'benchmark.trial_turned', 'A trial ends after it begins')
export const trialRunning = problem(409, 'benchmark.trial_running', 'A trial is judged once its last day has come')
export const trialJudgedAlready = problem(409, 'benchmark.trial_judged', 'This trial has its verdict already')
export const noVerdict = problem(
  409,
  'benchmark.no_verdict',
  'A trial becomes a standard only with a verdict: judge it first',
)
export const trialDropped = problem(409, 'benchmark.trial_dropped', 'This was tried and dropped')
export const standardMade = problem(409, 'benchmark.standard_made', 'This trial has become a standard already')

export const nextNeeded = problem(
  409,
  'improvement_cycle.next_needed',
  'Improvement does not end: say what the next cycle is about',
)
export const stepOutOfOrder = problem(409, 'improvement_cycle.step_order', 'Another step comes first')
export const cycleOver = problem(409, 'improvement_cycle.closed', 'This cycle is closed; the next one goes on')
export const cycleWasGivenUp = problem(409, 'improvement_cycle.given_up', 'This cycle was given up; begin another one')
export const aboutUnknown = problem(400, 'improvement_cycle.about_unknown', 'What it is to be about does not exist')
export const cycleOfAnother = problem(
  403,
  'improvement_cycle.not_yours',
  'Its owner, or somebody who leads, takes its steps',
)

export const ownerUnknown = problem(400, 'process.owner_unknown', 'This employee does not exist')
export const processKnown = problem(409, 'process.name_known', 'A process of this name is there already')
export const standardUnknown = problem(400, 'process.standard_unknown', 'One of these standards does not exist')
