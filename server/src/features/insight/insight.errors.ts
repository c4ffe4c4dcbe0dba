import { problem } from '../../platform/problem.ts'

export const periodReversed = problem(400, 'insight.period_reversed', 'The period ends before it begins')
/** Far from any calendar in use: days before the year 1 or after 9999 have no four figures any more. */
export const periodOutOfRange = problem(400, 'request.invalid', 'A period lies between the years 1900 and 2199')
export const periodTooLong = problem(400, 'insight.period_too_long', 'A period has three years at most')
