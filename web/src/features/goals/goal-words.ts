import type { Goal } from '@heed/contract/goals.ts'
import { number, percent } from '../../ui/format.ts'

/** A value of a goal as it is read: a share of its standard, or a number with its unit. */
export const valueWords = ({ standard, unit }: Pick<Goal, 'standard' | 'unit'>, value: number): string =>
  standard
    ? percent(Math.round(value * 10) / 10)
    : `${number(value, Number.isInteger(value) ? 0 : 1)} ${unit ?? ''}`.trim()

export type Branchlet = { goal: Goal; depth: number }

/** Each goal below the one that it serves, as far as it is in sight. */
export function treeOf(goals: Goal[]): Branchlet[] {
  const known = new Set(goals.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): Branchlet[] =>
    goals
      .filter((goal) => (goal.parentId && known.has(goal.parentId) ? goal.parentId : null) === parentId)
      .flatMap((goal) => [{ goal, depth }, ...below(goal.id, depth + 1)])
  return below(null, 0)
}
