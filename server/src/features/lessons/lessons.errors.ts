import { ProblemError, problem } from '../../platform/problem.ts'

export const notSolvedComplaint = problem(
  409,
  'lesson.not_solved',
  'A lesson is picked from a complaint that is solved',
)
export const pickedAlready = problem(
  409,
  'lesson.picked_already',
  'This case is in the library already, or a draft of it is',
)
export const lessonPublishedAlready = problem(409, 'lesson.published', 'Withdraw it before it is written anew')
export const lessonNotPublished = problem(409, 'lesson.not_published', 'It is not published')
export const lessonUnfinished = problem(409, 'lesson.unfinished', 'Title, problem, solution and lesson are all needed')
export const lessonCauseUnknown = problem(400, 'lesson.cause_unknown', 'The cause named here does not exist')
export const personLeft = (fields: { path: string; rule: string }[]) =>
  new ProblemError(409, 'lesson.person_left', 'A name, an address or a number of a person is still in it', { fields })
