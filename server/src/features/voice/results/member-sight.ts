import { notAllowed } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'

/** What an employee's customers say is for themselves and for whoever leads; null asks for everybody. */
export const seesMember = (scope: Scope, memberId: string | null): boolean =>
  scope.may('prevention:act') || (memberId !== null && memberId === scope.actor?.id)

export function requireSightOf(scope: Scope, memberId: string | undefined): void {
  if (memberId !== undefined && !seesMember(scope, memberId)) throw notAllowed()
}
