import { problem } from '../../platform/problem.ts'

export const circularDeputies = problem(
  409,
  'duty.circular_deputies',
  'These people would stand in for each other in a ring',
)
export const notInBranch = problem(
  400,
  'duty.not_in_branch',
  'This colleague is not active or does not see this branch',
)
export const spanEmpty = problem(400, 'duty.span_empty', 'A duty ends after it begins, within a day')
export const callAnswered = problem(409, 'duty.call_answered', 'Somebody has answered this call already')
export const notTheirLead = problem(
  403,
  'duty.not_their_lead',
  'Skills are one’s own, or set by whoever leads in their branch',
)
export const notAsked = problem(403, 'duty.not_asked', 'Whoever leads in this branch answers the call')
