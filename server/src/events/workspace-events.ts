import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

export const workspaceCreated = defineEvent(
  'workspace.created',
  z.object({ kind: z.string(), language: z.string(), branchId: z.uuid(), supportAddress: z.string().nullable() }),
)
export const workspaceChanged = defineEvent(
  'workspace.changed',
  z.object({ changed: z.record(z.string(), z.unknown()) }),
)
export const branchOpened = defineEvent('branch.opened', z.object({ branchId: z.uuid(), name: z.string() }))
/** `hoursChanged` when the zone or the opening hours are not what they were: running clocks must be computed anew. */
export const branchChanged = defineEvent(
  'branch.changed',
  z.object({ branchId: z.uuid(), hoursChanged: z.boolean(), changed: z.record(z.string(), z.unknown()) }),
)
export const memberInvited = defineEvent('member.invited', z.object({ invitationId: z.uuid(), role: z.string() }))
export const memberJoined = defineEvent('member.joined', z.object({ memberId: z.uuid(), role: z.string() }))
export const memberChanged = defineEvent(
  'member.changed',
  z.object({ memberId: z.uuid(), changed: z.record(z.string(), z.unknown()) }),
)
export const invitationWithdrawn = defineEvent('member.invitation_withdrawn', z.object({ invitationId: z.uuid() }))
export const apiKeyCreated = defineEvent('api_key.created', z.object({ keyId: z.string(), name: z.string() }))
export const apiKeyRevoked = defineEvent('api_key.revoked', z.object({ keyId: z.string() }))
