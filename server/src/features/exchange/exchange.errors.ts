import { problem } from '../../platform/problem.ts'

export const importBusy = problem(409, 'record_import.busy', 'The file is being read or was taken in')
export const mappingOdd = problem(400, 'record_import.mapping_odd', 'Two columns cannot be the same thing')
