/** A refusal with a stable code; answered as an RFC 9457 problem. Anything else thrown is an unknown fault (500). */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: { path: string; rule: string }[] | undefined
  readonly headers: Record<string, string> | undefined

  constructor(
    status: number,
    code: string,
    title: string,
    more: { fields?: { path: string; rule: string }[]; headers?: Record<string, string> } = {},
  ) {
    super(title)
    this.status = status
    this.code = code
    this.fields = more.fields
    this.headers = more.headers
  }
}

/** An error factory of a feature: `const alreadySolved = problem(409, 'case.already_solved', 'The case is solved')`. */
export const problem = (status: number, code: string, title: string) => () => new ProblemError(status, code, title)

/** For rows that do not exist or are out of sight: the two are never told apart. */
export const notFound = problem(404, 'not_found', 'There is nothing here that you can see')
/** Of a branch that someone names; whether it exists elsewhere is not told. */
export const branchUnknown = problem(
  400,
  'branch.unknown',
  'A branch named here does not exist or is out of your sight',
)
export const branchClosed = problem(409, 'branch.closed', 'This branch is closed and takes nothing new')
/** Of what holds in every branch: whoever sees only some does not set it for the others. */
export const beyondBranches = problem(
  403,
  'branch.beyond',
  'This holds for the whole business; someone who sees every branch sets it',
)
/** @throws branch.beyond where `branchId` is null, which is the whole business, and the reader sees only some of it. */
export function requireSightOfAll({ branchIds }: { branchIds: string[] | null }, branchId: string | null): void {
  if (branchId === null && branchIds !== null) throw beyondBranches()
}
export const notPayable = problem(400, 'amount.not_payable', 'The amount has decimals that its currency does not have')
export const fileMissing = problem(400, 'upload.no_file', 'The request holds no file')
export const notAllowed = problem(403, 'not_allowed', 'Your role does not allow this')
export const notSignedIn = problem(401, 'not_signed_in', 'Sign in first')
