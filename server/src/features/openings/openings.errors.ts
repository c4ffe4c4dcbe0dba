import { problem } from '../../platform/problem.ts'

export const correctiveUnknown = problem(
  400,
  'corrective_action.unknown',
  'The corrective action named here does not exist',
)
export const itemRetired = problem(409, 'opening_item.retired', 'This is not looked at any longer')
export const otherKind = problem(
  400,
  'opening_item.other_kind',
  'What is ticked does not become goods to count, nor the other way round: take it out and add another',
)
export const openingOver = problem(409, 'opening.over', 'The branch has closed; what was not looked at stays so')
export const countNeeded = problem(400, 'opening.count_needed', 'Goods are counted: say how many are there')
export const nothingToCount = problem(400, 'opening.nothing_to_count', 'This is ticked, not counted')
