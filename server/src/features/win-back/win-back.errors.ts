import { problem } from '../../platform/problem.ts'

export const notUnhappy = problem(
  409,
  'win_back.not_unhappy',
  'This is for a complaint, or a customer who rated 1 or 2; nothing says that this one is unhappy',
)
export const offeredAlready = problem(409, 'win_back.offered', 'This customer has an offer already')
export const notGranted = problem(409, 'win_back.not_granted', 'Somebody has to grant it before the customer is told')
export const sentAlready = problem(409, 'win_back.sent', 'The customer has been told already')
export const noConsent = problem(
  409,
  'win_back.no_consent',
  'This customer withdrew their consent to offers; only they can give it again',
)
export const noCalls = problem(
  409,
  'win_back.no_calls',
  'This customer withdrew their consent to calls; tell them another way',
)
export const visitOutOfTime = problem(
  400,
  'win_back.visit_time',
  'A visit was after the case was opened, and not in the future',
)
export const visitNotPayable = problem(
  400,
  'win_back.not_payable',
  'This amount cannot be paid in the currency of the branch',
)
