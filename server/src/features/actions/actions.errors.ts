import { problem } from '../../platform/problem.ts'

export const actionSettledAlready = problem(409, 'action.settled', 'This is settled already')
export const actionOfAnother = problem(403, 'action.of_another', 'This is for somebody else to settle')
export const outcomeNeeded = problem(400, 'action.outcome_needed', 'Say what came of it')
export const settledByItsAct = problem(
  409,
  'action.settled_by_its_act',
  'Doing it settles this; it cannot be ticked off',
)
