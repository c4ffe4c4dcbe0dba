import { problem } from '../../platform/problem.ts'

export const questionUnknown = problem(400, 'survey.question_unknown', 'A question named here is none of the survey')
export const questionNeeded = problem(400, 'survey.question_needed', 'Overall satisfaction cannot be left out')
