import { problem } from '../../platform/problem.ts'

export const customerUnknown = problem(400, 'customer.unknown', 'The customer named here does not exist')
export const notesTooLong = problem(
  409,
  'customer.notes_too_long',
  'The notes on both together are longer than 4000 characters; shorten one of them first',
)
export const addressInvalid = problem(
  400,
  'customer.address_invalid',
  'This is neither a mail address nor a phone number',
)
export const addressTaken = problem(409, 'customer.address_taken', 'Another customer has this address')
export const lastAddress = problem(
  409,
  'customer.last_address',
  'This is the only way to reach the customer while a case of theirs is open',
)
export const mailsOnTheirWay = problem(409, 'customer.mails_on_their_way', 'Mails to this address wait to go out')
export const occasionInFuture = problem(400, 'customer.occasion_in_future', 'What is told lies in the future')
export const mergeWithSelf = problem(400, 'customer.merge_with_self', 'A customer is one with themselves already')
