import { type Role, roles } from '@heed/contract/permissions.ts'
import type { Actor } from '../../platform/scope.ts'

/** Roles whose holders may do what is for `role`: that one and those above it. */
export const rolesFor = (role: string): Role[] => roles.slice(0, roles.indexOf(role as Role) + 1)

/** Roles that whoever has `role` may act for. */
export const rolesUpTo = (role: Role): Role[] => roles.slice(roles.indexOf(role))

type Due = { owner_id: string | null; for_role: string | null }

/** One's own, and what is for everybody of one's role; whoever leads may do it for others. */
export function mayDo(actor: Actor | null, { owner_id, for_role }: Due): boolean {
  if (!actor || owner_id === actor.id || rolesFor('lead').includes(actor.role)) return true
  return owner_id === null && for_role !== null && rolesFor(for_role).includes(actor.role)
}
