import type { OriginFault } from '@heed/methods/survey/site-origin.ts'
import { problem } from '../../platform/problem.ts'

export const questionUnknown = problem(400, 'survey.question_unknown', 'A question named here is none of the survey')
export const questionNeeded = problem(400, 'survey.question_needed', 'Overall satisfaction cannot be left out')
export const templateUnknown = problem(400, 'survey.template_unknown', 'There is no ready survey of this name')
export const surveyOvertaken = problem(409, 'survey.overtaken', 'Somebody saved this survey meanwhile')
export const surveyNotReady = problem(
  409,
  'survey.not_ready',
  'The survey has faults that keep it from being published',
)
export const surveyUnpublished = problem(409, 'survey.unpublished', 'The survey was never published')
export const surveyClosed = problem(409, 'survey.closed', 'The survey takes no more answers')
export const surveyFull = problem(409, 'survey.full', 'There are enough answers of this kind already')
export const handDayOdd = problem(400, 'survey.hand_day', 'An answer on paper was given today or within the last year')
export const runNeedsBranch = problem(
  403,
  'survey.run_needs_branch',
  'Whoever sees some branches only asks the customers of one of them',
)
export const runInPast = problem(400, 'survey.run_in_past', 'The day of asking is over')
export const runEnded = problem(409, 'survey.run_ended', 'Nothing of this run is left to stop')
export const surveyInUse = problem(409, 'survey.in_use', 'The survey was published; it can be closed, not thrown away')
export const questionHasAnswers = problem(
  409,
  'survey.question_has_answers',
  'A question keeps its kind once it was asked; a new one needs a name of its own',
)
export const tooManyForWorkbook = problem(
  409,
  'survey.too_many_for_workbook',
  'More answers than a workbook takes; narrow the days, or take them as CSV',
)

/** Why an address names no site that could show a survey. */
export const originFaults: Record<OriginFault, ReturnType<typeof problem>> = {
  not_address: problem(400, 'survey.origin_not_address', 'This is no address of a site'),
  wildcard: problem(400, 'survey.origin_wildcard', 'Each site is named by itself, without *'),
  has_path: problem(400, 'survey.origin_has_path', 'A site is named without a page of it'),
  not_safe: problem(400, 'survey.origin_not_safe', 'The site has to begin with https://'),
}
