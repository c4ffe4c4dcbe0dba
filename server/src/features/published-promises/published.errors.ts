import { problem } from '../../platform/problem.ts'

export const ownerUnknown = problem(400, 'published_promise.owner_unknown', 'There is no such employee')
export const standardUnknown = problem(400, 'published_promise.standard_unknown', 'There is no such standard')
export const promiseUnknown = problem(400, 'published_promise.unknown', 'There is no such promise')
export const promiseRetired = problem(409, 'published_promise.retired', 'This is promised no longer')
export const brokenAlready = problem(409, 'published_promise.logged', 'This case says so already')
export const dayPast = problem(400, 'published_promise.day_past', 'The next review is on a day to come')
