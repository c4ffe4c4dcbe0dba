import { problem } from '../../platform/problem.ts'

export const schemeUnfit = problem(400, 'scheme.kind_unfit', 'Only a stakeholder belongs to a group of them')
export const codeTaken = problem(409, 'scheme.code_taken', 'This scheme has a requirement with this code')
export const standardUnknown = problem(400, 'scheme.standard_unknown', 'There is no such standard')
export const lastSource = problem(
  409,
  'scheme.last_source',
  'It is the only source of a standard in use; give the standard another source first',
)
export const levelUnfit = problem(400, 'scheme.level_unfit', 'Only requirements of a rating scheme have a level')
export const nothingUsable = problem(400, 'scheme.nothing_usable', 'There is no row that could be taken in')
export const nothingToInspect = problem(409, 'scheme.nothing_to_inspect', 'This scheme has no requirements yet')
export const finished = problem(409, 'scheme.inspection_finished', 'This round is finished')
