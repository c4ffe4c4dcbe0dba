import { problem } from '../../platform/problem.ts'

export const customerUnknown = problem(400, 'customer.unknown', 'The customer named here does not exist')
export const notesTooLong = problem(
  409,
  'customer.notes_too_long',
  'The notes on both together are longer than 4000 characters; shorten one of them first',
)
export const mergeWithSelf = problem(400, 'customer.merge_with_self', 'A customer is one with themselves already')
