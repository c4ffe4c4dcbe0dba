/** What each role may do, as data: the server checks it, the pages hide by it, the tests try it. */
export const roles = ['owner', 'manager', 'lead', 'employee', 'observer'] as const
export type Role = (typeof roles)[number]

const observer = [
  'case:read',
  'customer:read',
  'standard:read',
  'insight:read',
  'survey:read',
  'channel:read',
  'branch:read',
  'member:read',
  'feedback:read',
  'complaint:read',
  'remedy:read',
  'action:read',
  'prevention:read',
  'goal:read',
] as const
const employee = [
  ...observer,
  'case:create',
  'case:answer',
  'case:edit',
  'case:assign',
  'customer:edit',
  'outbox:read',
  'outbox:retry',
  'feedback:record',
  'complaint:edit',
  'promise:edit',
  'remedy:give',
  'remedy:decide',
  'coupon:redeem',
  'action:do',
  'standard:mark',
  'prevention:record',
  'goal:propose',
] as const
const lead = [
  ...employee,
  'case:bulk',
  'customer:merge',
  'insight:export',
  'insight:members',
  'intake:read',
  'intake:replay',
  'view:share',
  'feedback:act',
  'feedback:export',
  'remedy:export',
  'automation:read',
  'prevention:act',
  'goal:edit',
  'product:edit',
] as const
const manager = [
  ...lead,
  'standard:edit',
  'survey:edit',
  'channel:edit',
  'branch:edit',
  'member:invite',
  'member:edit',
  'audit:read',
  'feedback:import',
  'feedback:publish',
  'record:export',
  'record:import',
  'remedy:policy',
  'duty:edit',
  'automation:edit',
  'prevention:edit',
] as const
const owner = [...manager, 'workspace:edit', 'job:read', 'job:retry', 'api_key:manage'] as const

export type Permission = (typeof owner)[number]

export const permissions: readonly Permission[] = owner

export const permissionsOf: Record<Role, readonly Permission[]> = { owner, manager, lead, employee, observer }
