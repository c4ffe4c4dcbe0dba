import { problem } from '../../platform/problem.ts'

export const promiseInPast = problem(400, 'promise.in_past', 'A promise is about a moment to come')
export const promiseTooFar = problem(400, 'promise.too_far', 'A promise is about a moment within a year')
export const promiseSettled = problem(409, 'promise.settled', 'This promise is settled already')
export const promiseOfAnother = problem(403, 'promise.of_another', 'Whoever leads gives the promises of others away')
