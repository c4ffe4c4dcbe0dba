import { problem } from '../../platform/problem.ts'

export const periodReversed = problem(400, 'insight.period_reversed', 'The period ends before it begins')
export const periodTooLong = problem(400, 'insight.period_too_long', 'A period has three years at most')
