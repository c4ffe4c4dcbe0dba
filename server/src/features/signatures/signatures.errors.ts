import { problem } from '../../platform/problem.ts'

export const signatureUnknown = problem(400, 'signature.unknown', 'The service named here does not exist')
