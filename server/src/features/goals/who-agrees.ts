import type { Scope } from '../../platform/scope.ts'

type Agreed = {
  level: string
  branch_id: string | null
  member_id: string | null
  position: string | null
  manager_agreed_by: string | null
  manager_agreed_at: Date | null
  employee_agreed_by: string | null
  employee_agreed_at: Date | null
}

/** Whoever leads changes goals in their sight; others their own. */
export const mayChange = (scope: Scope, goal: Pick<Agreed, 'member_id' | 'branch_id'>): boolean =>
  scope.may('goal:edit')
    ? goal.branch_id !== null || goal.member_id !== null || scope.branchIds === null
    : goal.member_id !== null && goal.member_id === scope.actor?.id

/**
 * The side that somebody may agree for and that is open: a person's goal is agreed by that person, a position's by one who holds it,
 * a group's by anybody in it; and by somebody else who leads. Nobody agrees with themselves.
 */
export function sideOf(scope: Scope, goal: Agreed): 'manager' | 'employee' | null {
  const me = scope.actor
  if (!me) return null
  const doesIt =
    goal.level === 'member' ? goal.member_id === me.id : goal.level === 'position' ? goal.position === me.role : true
  const leads = scope.may('goal:edit') && goal.member_id !== me.id
  if (leads && !goal.manager_agreed_at && goal.employee_agreed_by !== me.id) return 'manager'
  if (doesIt && scope.may('goal:propose') && !goal.employee_agreed_at && goal.manager_agreed_by !== me.id)
    return 'employee'
  return null
}
