import { problem } from '../../platform/problem.ts'

export const customerUnknown = problem(400, 'customer.unknown', 'The customer named here does not exist')
export const mergeWithSelf = problem(400, 'customer.merge_with_self', 'A customer is one with themselves already')
