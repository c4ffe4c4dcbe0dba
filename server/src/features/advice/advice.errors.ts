import { problem } from '../../platform/problem.ts'

export const asksOneself = problem(400, 'advice.oneself', 'Nobody asks themselves')
export const aboutThem = problem(409, 'advice.about_them', 'The complaint is about this colleague')
export const nobodyToAsk = problem(409, 'advice.nobody', 'Nobody else decides here')
export const choiceUnknown = problem(400, 'advice.choice_unknown', 'The question has no such option')
export const adviceOver = problem(409, 'advice.over', 'This question has been answered or taken back')
export const notAsked = problem(403, 'advice.not_asked', 'Another colleague is asked')
export const notTheirs = problem(403, 'advice.not_theirs', 'Whoever asked takes the question back')
