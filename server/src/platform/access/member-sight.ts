import { notAllowed } from '../problem.ts'
import type { Scope } from '../scope.ts'

/** Whether the figures of an employee, and whose they are, may be read: one's own, or anybody's by whoever leads; null asks for everybody. */
export const seesMember = (scope: Scope, memberId: string | null): boolean =>
  scope.may('insight:members') || (memberId !== null && memberId === scope.actor?.id)

export function requireSightOf(scope: Scope, memberId: string | undefined): void {
  if (memberId !== undefined && !seesMember(scope, memberId)) throw notAllowed()
}
