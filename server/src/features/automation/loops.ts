import type { AutomationAction, AutomationCondition } from '@heed/contract/automation-parts.ts'

/** A rule as far as it can set off another. */
export type Link = {
  id: string
  name: string
  branchId: string | null
  event: string
  match: 'all' | 'any'
  conditions: readonly AutomationCondition[]
  actions: readonly AutomationAction[]
}

const levels = ['low', 'normal', 'high', 'urgent']

/** The event that an action causes, if any rule can listen to it. */
const causedBy = (action: AutomationAction): string | undefined => {
  if (action.do === 'assign') return 'case.assigned'
  if (action.do === 'raise_priority' || action.do === 'add_tag') return 'case.changed'
  return undefined
}

/** Whether a condition cannot hold right after an action: what it has just done says otherwise. */
function isContradicted(condition: AutomationCondition, action: AutomationAction): boolean {
  if (condition.field === 'changed') {
    const changed = action.do === 'add_tag' ? 'tags' : 'priority'
    return condition.values.some((value) => value === changed) !== (condition.is === 'one_of')
  }
  if (action.do === 'assign') return condition.field === 'owner' && condition.is === 'missing'
  if (action.do === 'add_tag')
    return condition.field === 'tag' && condition.is === 'missing' && condition.tag === action.tag
  if (action.do === 'raise_priority' && condition.field === 'priority') {
    const possible = levels.slice(levels.indexOf(action.to))
    return possible.every((level) => condition.values.some((value) => value === level) !== (condition.is === 'one_of'))
  }
  return false
}

function setsOff(one: Link, other: Link): boolean {
  return one.actions.some((action) => {
    if (causedBy(action) !== other.event) return false
    const against = other.conditions.filter((condition) => isContradicted(condition, action))
    return other.match === 'all' ? against.length === 0 : against.length < Math.max(other.conditions.length, 1)
  })
}

/**
 * The rules of a ring that `start` is part of, in their order; undefined when there is none. Other conditions are left
 * aside: a ring that they would stop today is a ring tomorrow. A ring turns within one branch.
 */
export function findLoop(start: Link, others: readonly Link[]): Link[] | undefined {
  const branches =
    start.branchId === null ? [null, ...new Set(others.map(({ branchId }) => branchId))] : [start.branchId]
  for (const branchId of branches) {
    const inBranch = others.filter((link) => link.id !== start.id && [null, branchId].includes(link.branchId))
    const ring = walk(start, start, inBranch, new Set())
    if (ring) return ring
  }
  return undefined
}

function walk(at: Link, start: Link, others: readonly Link[], seen: Set<string>): Link[] | undefined {
  if (setsOff(at, start)) return [at]
  for (const next of others) {
    if (seen.has(next.id) || !setsOff(at, next)) continue
    seen.add(next.id)
    const rest = walk(next, start, others, seen)
    if (rest) return [at, ...rest]
  }
  return undefined
}
