import { problem } from '../../platform/problem.ts'

export const addressGuessed = problem(400, 'fact.address_guessed', 'A form of address is asked, never assumed')
export const knownBetter = problem(409, 'fact.known_better', 'What was asked or seen is not replaced by a guess')
export const caseOfAnother = problem(400, 'fact.case_of_another', 'This case belongs to another customer')
export const segmentUnknown = problem(404, 'fact.segment_unknown', 'There is no such group of customers')
export const sameSegmentTwice = problem(400, 'fact.same_segment_twice', 'Each group of customers has a name of its own')
