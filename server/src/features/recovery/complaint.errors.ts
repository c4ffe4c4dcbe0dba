import { problem } from '../../platform/problem.ts'

export const listenFirst = problem(
  409,
  'complaint.listen_first',
  'Before a plan or a solution the customer is listened to and has our apology; note both, or why one was passed over',
)
export const stepTaken = problem(409, 'complaint.step_taken', 'This stage is noted already')
export const notSolvedYet = problem(409, 'complaint.not_solved_yet', 'The complaint is not solved yet')
export const customerSpoke = problem(409, 'complaint.customer_spoke', 'The customer has said it themselves')
export const customerSaidNo = problem(
  409,
  'complaint.customer_said_no',
  'The customer has said no to this solution themselves',
)
export const judgementNeeded = problem(
  409,
  'complaint.judgement_needed',
  'A complaint is closed when it is known whether the customer left satisfied',
)
export const customerUnsolved = problem(
  409,
  'complaint.customer_unsolved',
  'The customer has said that it is not solved: solve it before it is closed',
)
export const thingsOpen = problem(
  409,
  'complaint.things_open',
  'Something promised or granted is still open on this complaint: settle it, or say why it is left open',
)
export const customerNotConfirmed = problem(
  409,
  'case.customer_not_confirmed',
  'This business closes a case only when the customer has said that they are satisfied; until then it waits for them',
)
export const boughtInFuture = problem(400, 'complaint.bought_in_future', 'The day of the purchase is still to come')
export const angerNoted = problem(409, 'complaint.anger_noted', 'This customer is marked as angry already')
export const nobodyAngry = problem(409, 'complaint.nobody_angry', 'This customer is not marked as angry')
export const notSenior = problem(400, 'complaint.not_senior', 'This person does not lead here')
export const colleagueUnknown = problem(400, 'complaint.colleague_unknown', 'There is no such colleague')
