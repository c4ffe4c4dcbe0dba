import { problem } from '../../platform/problem.ts'

export const sourceNeeded = problem(
  409,
  'special_request.source_needed',
  'What is found, ordered or there has a source and a day',
)
export const alternativeNeeded = problem(
  409,
  'special_request.alternative_needed',
  'The customer is told of a source with a day, or of something else instead',
)
export const requestOver = problem(409, 'special_request.over', 'The customer has an answer to this already')
export const shopAnsweredAlready = problem(409, 'special_request.answered', 'This shop has answered already')
export const holdInPast = problem(400, 'special_request.hold_past', 'It is kept until a moment that is yet to come')
export const waitsAlready = problem(409, 'special_request.waits', 'The customer has agreed to wait already')
export const noWayOut = problem(
  409,
  'case.no_way_out',
  'The customer was told that it is not here; say where it can be had and by when, or offer something else',
)
export const priceNotPayable = problem(
  400,
  'special_request.price_not_payable',
  'This price cannot be paid in the currency of the branch',
)
export const nobodyPromises = problem(
  409,
  'special_request.nobody_promises',
  'A promise needs a colleague: give the case an owner first',
)
export const nobodyAsked = problem(400, 'special_request.nobody', 'Name at least one shop')
