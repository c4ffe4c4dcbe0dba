import { problem } from '../../platform/problem.ts'

export const branchesStillOpen = problem(
  409,
  'product_alert.branches_open',
  'Every branch confirms that the goods are off its shelf before the alert is closed',
)
export const findingNeeded = problem(409, 'product_alert.finding_needed', 'Write down what was found first')
export const alertClosed = problem(409, 'product_alert.closed', 'This alert is closed')
export const withdrawalDone = problem(409, 'product_alert.confirmed', 'This branch has confirmed already')

export const causeUnknown = problem(400, 'cause.unknown', 'The cause named here does not exist')
export const causeInRing = problem(409, 'cause.in_ring', 'A cause cannot stand below itself')

export const dueInPast = problem(400, 'corrective_action.in_past', 'Its day is still to come')
export const correctiveDone = problem(
  409,
  'corrective_action.done',
  'This is done already; its effect is being checked',
)
export const correctiveDropped = problem(409, 'corrective_action.dropped', 'This was given up')
export const notYours = problem(
  403,
  'corrective_action.not_yours',
  'Its owner, or somebody who leads, says that it is done',
)

export const alternativeNeeded = problem(
  400,
  'rule.alternative_needed',
  'A request is refused only together with what is offered instead',
)
export const ruleRetired = problem(409, 'rule.retired', 'This rule was dropped')
export const ruleUnknown = problem(400, 'rule.unknown', 'The rule named here does not exist')
export const versionUnknown = problem(409, 'rule.version_unknown', 'The rule has another text by now')
