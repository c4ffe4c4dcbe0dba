import type { Role } from '@heed/contract/permissions.ts'
import { goalAgreementAsked, goalAgreementSettled } from '../../events/goal-events.ts'
import type { Tx } from '../../platform/scope.ts'
import { branchFor } from '../workspace/index.ts'
import { type GoalRow, getGoalRow } from './goal-rows.ts'

type Side = 'manager' | 'employee'
const sides: readonly Side[] = ['manager', 'employee']
type Asked = Pick<GoalRow, 'level' | 'position' | 'member_id'>

/** Asks whoever has not agreed yet: the person, or those of a role where nobody is named. Of a group first who leads, so that nobody is asked twice. */
export async function askForAgreement(tx: Tx, goalId: string): Promise<void> {
  const goal = await getGoalRow(tx, goalId)
  const aboutId = goal.member_id ?? tx.scope.actor?.id
  const branchId = goal.branch_id ?? (aboutId ? await branchFor(tx, aboutId, null) : null)
  if (!branchId) return
  for (const side of sides) {
    if (goal[`${side}_agreed_at`]) continue
    if (side === 'employee' && goal.level !== 'member' && !goal.manager_agreed_at) continue
    const other = side === 'manager' ? goal.employee_agreed_by : goal.manager_agreed_by
    const isOwn = side === 'employee' && goal.level === 'member'
    await tx.emit(
      goalAgreementAsked,
      {
        goalId,
        // A person's goal is theirs: others read its words where they may.
        words: goal.level === 'member' ? null : goal.words,
        roundId: goal.agreement_round,
        side,
        memberId: isOwn ? goal.member_id : null,
        forRole: isOwn ? null : roleFor(side, goal),
        notForId: side === 'manager' ? (other ?? goal.member_id) : other,
      },
      { branchId },
    )
  }
}

/** The lowest of those who may: `sideOf` says it of one person. */
function roleFor(side: Side, { level, position }: Asked): Exclude<Role, 'observer'> {
  if (side === 'manager') return 'lead'
  if (level === 'business') return 'manager'
  return level === 'position' && position && position !== 'observer'
    ? (position as Exclude<Role, 'observer'>)
    : 'employee'
}

/** Agreed, answered by another proposal, or needless. */
export const settleAgreement = (
  tx: Tx,
  goal: Pick<GoalRow, 'id' | 'agreement_round' | 'branch_id'>,
  as: 'done' | 'dropped',
  settled: readonly Side[] = sides,
) =>
  tx.emit(
    goalAgreementSettled,
    { goalId: goal.id, roundId: goal.agreement_round, sides: [...settled], as },
    { branchId: goal.branch_id },
  )
