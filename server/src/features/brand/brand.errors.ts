import { problem } from '../../platform/problem.ts'

export const wordKnown = problem(409, 'brand.word_known', 'This word is there already')
export const nameKnown = problem(409, 'brand.name_known', 'This name is there already')
export const insteadUnfit = problem(
  400,
  'brand.instead_unfit',
  'A word that is avoided says what to say instead, and no other word does',
)
export const standardUnknown = problem(400, 'brand.standard_unknown', 'There is no such standard')
export const valueUnknown = problem(400, 'brand.value_unknown', 'There is no such value')
export const ideaUnknown = problem(400, 'brand.idea_unknown', 'There is no such idea')
export const ideaTaken = problem(409, 'brand.idea_taken', 'This suggestion is taken already')
export const noteNeeded = problem(400, 'brand.note_needed', 'An avoided word is in it: say why it stays')
